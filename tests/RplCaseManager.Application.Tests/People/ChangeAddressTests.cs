using Microsoft.EntityFrameworkCore;
using RplCaseManager.Application.Audit;
using RplCaseManager.Application.Messages;
using RplCaseManager.Application.Operations;
using RplCaseManager.Application.People;
using RplCaseManager.Infrastructure.Setup;
using RplCaseManager.TestKit;
using Xunit;

namespace RplCaseManager.Application.Tests.People;

/// <summary>Another e-mail address: it counts when the link that came to it is opened, and nobody learns who has an account.</summary>
public sealed class ChangeAddressTests
{
    private const string Fresh = "ana@post.example";

    private static ChangeAddress To(string email, string password = DatabaseSetup.DemoPassword) => new(Demo.NewRequest(), email, password);

    private static async Task<IReadOnlyDictionary<string, string>> MailAsync(RplHost host, string kind) =>
        await host.WithDbAsync(db => db.Outbox.AsNoTracking().Where(row => row.Kind == kind).OrderByDescending(row => row.Id).Select(row => row.Values).FirstAsync());

    private static async Task<string> CodeAsync(RplHost host) => (await MailAsync(host, "address-new"))["path"].Split("code=")[1];

    private static async Task<string[]> KindsAsync(RplHost host) =>
        await host.WithDbAsync(db => db.Outbox.AsNoTracking().Where(row => row.Kind.StartsWith("address-")).OrderBy(row => row.Id).Select(row => row.Kind).ToArrayAsync());

    private static Task<Result<Done>> ConfirmAsync(RplHost host, Guid person, string email, string code) =>
        host.Operations.SendAsync(Actor.Anyone, new ConfirmNewAddress(Demo.NewRequest(), person, email, code));

    [Theory]
    [MemberData(nameof(DatabaseKinds))]
    public async Task NewAddress_CountsWhenItsLinkIsOpened_AndTheOldOneIsTold(DatabaseKind kind)
    {
        await using var host = await RplHost.StartAsync(kind);
        var person = (await host.ActorAsync(Demo.Administrator)).Id;
        await host.DoAsync(Demo.Administrator, To(" " + Fresh));
        Assert.Equal(Demo.Administrator, (await host.DoAsync(Demo.Administrator, new GetMe())).Email);
        Assert.Equal(["address-asked", "address-new"], (await KindsAsync(host)).Order(StringComparer.Ordinal));
        Assert.Equal(Fresh, (await MailAsync(host, "address-new"))["to"]);
        var code = await CodeAsync(host);
        Assert.True((await ConfirmAsync(host, person, Fresh, code)).Ok);

        Assert.Equal(Fresh, (await host.DoAsync(Fresh, new GetMe())).Email);
        Assert.Equal((Demo.Administrator, Fresh), ((await MailAsync(host, "address-changed"))["to"], (await MailAsync(host, "address-changed"))["address"]));
        // The link works once.
        Stories.ByRule("account.link", (await ConfirmAsync(host, person, Fresh, code)).Refusal!);
        // The list of mails shows where each went, and not the link.
        var shown = (await host.DoAsync(Fresh, new ListMail())).Rows.Where(row => row.Kind.StartsWith("address-", StringComparison.Ordinal)).ToDictionary(row => row.Kind, StringComparer.Ordinal);
        Assert.Equal((Fresh, true, Demo.Administrator), (shown["address-new"].To, shown["address-new"].HasPersonalLink, shown["address-changed"].To));
        Assert.Empty((await host.DoAsync(Fresh, new VerifyAudit())).Faults);
    }

    public static TheoryData<DatabaseKind> DatabaseKinds => [DatabaseKind.Sqlite, DatabaseKind.PostgreSql];

    [Fact]
    public async Task AddressOfAnotherAccount_IsAnsweredAlike_AndOnlyItsOwnerIsTold()
    {
        await using var host = await RplHost.StartAsync();
        Assert.Equal(await host.DoAsync(Demo.Candidate, To("nobody@post.example")), await host.DoAsync(Demo.Candidate, To(Demo.Assessor.ToUpperInvariant())));
        Assert.Equal(["address-asked", "address-asked", "address-new", "address-taken"], (await KindsAsync(host)).Order(StringComparer.Ordinal));
        var holder = (await host.ActorAsync(Demo.Assessor)).Id;
        Assert.Equal(holder, await host.WithDbAsync(db => db.Outbox.Where(row => row.Kind == "address-taken").Select(row => row.PersonId).SingleAsync()));
    }

    [Fact]
    public async Task AddressThatSomebodyTookMeanwhile_IsRefusedByTheLink()
    {
        await using var host = await RplHost.StartAsync();
        var person = (await host.ActorAsync(Demo.Candidate)).Id;
        await host.DoAsync(Demo.Candidate, To(Fresh));
        await host.DoAsync(Demo.Administrator, new InvitePerson(Demo.NewRequest(), "Ana", "Other", "", Fresh, Domain.People.Role.Assessor, null));
        Stories.ByRule("account.exists", (await ConfirmAsync(host, person, Fresh, await CodeAsync(host))).Refusal!);
        Assert.Equal(Demo.Candidate, (await host.DoAsync(Demo.Candidate, new GetMe())).Email);
    }

    [Fact]
    public async Task Link_IsForThePersonAndTheAddress_AndIsOverWhenThePasswordChanged()
    {
        await using var host = await RplHost.StartAsync();
        var (person, other) = ((await host.ActorAsync(Demo.Candidate)).Id, (await host.ActorAsync(Demo.Assessor)).Id);
        await host.DoAsync(Demo.Candidate, To(Fresh));
        var code = await CodeAsync(host);
        Stories.ByRule("account.link", (await ConfirmAsync(host, other, Fresh, code)).Refusal!);
        Stories.ByRule("account.link", (await ConfirmAsync(host, person, "else@post.example", code)).Refusal!);
        Stories.ByRule("account.link", (await ConfirmAsync(host, person, Fresh, "no code")).Refusal!);
        Stories.ByRule("account.link", (await ConfirmAsync(host, Guid.CreateVersion7(), Fresh, code)).Refusal!);
        await host.DoAsync(Demo.Candidate, new ChangePassword(Demo.NewRequest(), DatabaseSetup.DemoPassword, "a better long one"));
        Stories.ByRule("account.link", (await ConfirmAsync(host, person, Fresh, code)).Refusal!);
    }

    [Fact]
    public async Task BadInput_IsRefusedByItsField()
    {
        await using var host = await RplHost.StartAsync();
        Stories.ByField("Current", "password.PasswordMismatch", await host.RefusedAsync(Demo.Candidate, To(Fresh, "not the password")));
        Stories.ByField("Current", "required", await host.RefusedAsync(Demo.Candidate, To(Fresh, "")));
        Stories.ByField("Email", "same-address", await host.RefusedAsync(Demo.Candidate, To(Demo.Candidate.ToUpperInvariant())));
        Stories.ByField("Email", "email", await host.RefusedAsync(Demo.Candidate, To("nobody")));
        Stories.ByField("Email", "required", await host.RefusedAsync(Demo.Candidate, To(" ")));
        Assert.Empty(await KindsAsync(host));
    }
}
