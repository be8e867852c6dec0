using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using RplCaseManager.Application.Messages;
using RplCaseManager.Application.People;
using RplCaseManager.Domain.People;
using RplCaseManager.TestKit;
using RplCaseManager.Web.Features.Messages;
using RplCaseManager.Web.Shared;

namespace RplCaseManager.Web.Tests.Features.Messages;

/// <summary>How a mail's delivery is read from its row, and what an administrator does not get to see.</summary>
public sealed class MailDeliveryTests : PageTest
{
    private static readonly DateTimeOffset At = new(2026, 9, 2, 8, 0, 0, TimeSpan.Zero);
    private static readonly MailRow Fresh = new(Guid.CreateVersion7(), "ana@example.org", "invitation", new Dictionary<string, string>(), At, null, null, null, 0, "", At);

    [Fact]
    public void Rows_AreReadInTheirOrderOfFinality()
    {
        Assert.Equal(new MailDelivery(DeliveryState.Waiting, null, 0), MailDelivery.Of(Fresh));
        Assert.Equal(new MailDelivery(DeliveryState.Failing, At.AddMinutes(4), 2), MailDelivery.Of(Fresh with { Attempts = 2, NextTryAt = At.AddMinutes(4) }));
        Assert.Equal(DeliveryState.Sent, MailDelivery.Of(Fresh with { Attempts = 2, SentAt = At }).State);
        Assert.Equal(DeliveryState.Parked, MailDelivery.Of(Fresh with { Attempts = 8, ParkedAt = At }).State);
        Assert.Equal(DeliveryState.Dropped, MailDelivery.Of(Fresh with { DroppedAt = At }).State);
        Assert.Equal(Tone.Bad, MailDelivery.Of(Fresh with { Attempts = 8, ParkedAt = At }).Tone);
    }

    [Fact]
    public void EveryState_HasWords()
    {
        var texts = Services.GetRequiredService<IStringLocalizer<Resources.MailList>>();
        Assert.All(Enum.GetValues<DeliveryState>(), state => Assert.False(texts[state.ToString()].ResourceNotFound, state.ToString()));
        Assert.All(Enum.GetValues<DeliveryState>().SelectMany(state => new[] { 1, 2 }.Select(attempts => new MailDelivery(state, null, attempts).NoteKey)).OfType<string>(), key => Assert.False(texts[key].ResourceNotFound, key));
    }

    [Fact]
    public async Task LinkThatSetsAPassword_IsNotShownToTheAdministrator()
    {
        await using var host = await RplHost.StartAsync();
        await host.DoAsync(Demo.Administrator, new InvitePerson(Demo.NewRequest(), "Zoë", "Größl-Ávila", "", "zoe.new@wifi.example", Role.Verifier, "AT-WIFI"));
        var row = (await host.DoAsync(Demo.Administrator, new ListMail())).Rows[0];
        Assert.Equal(("zoe.new@wifi.example", "invitation"), (row.To, row.Kind));
        Assert.DoesNotContain("path", row.Values.Keys);
        Assert.Equal("Zoë", row.Values["name"]);
        Assert.True(await host.WithDbAsync(db => Task.FromResult(db.Outbox.AsEnumerable().Any(mail => mail.Id == row.Id && mail.Values.ContainsKey("path")))));
    }
}
