using System.Buffers;
using System.Collections.Concurrent;
using System.Net;
using MimeKit;
using RplCaseManager.Domain.Messages;
using RplCaseManager.Domain.People;
using RplCaseManager.Infrastructure.Mail;
using RplCaseManager.Infrastructure.Setup;
using SmtpServer;
using SmtpServer.Net;
using SmtpServer.Protocol;
using SmtpServer.Storage;
using Xunit;

namespace RplCaseManager.Infrastructure.Tests.Mail;

/// <summary>A mail as its receiver reads it, through a real conversation with a server and as a file.</summary>
public sealed class MailSenderTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("rpl-mail-").FullName;
    private readonly Person person = new(Guid.CreateVersion7(), new PersonName("Παναγιώτα", "Χατζηγεωργίου-Świątkowska, \"Zoë\"", "Panagiota"), null, "panagiota@candidate.example", "en", []);

    private readonly OutboxMessage row = new(Guid.CreateVersion7(), "assessor:1:2", Guid.Empty, new Guid("0198f000-0000-7000-8000-000000000001"), "assessor",
        new Dictionary<string, string> { ["number"] = "RPL-2026-000001-A", ["title"] = "Zerspanungstechnik für Fräser – Übung", ["person"] = "Ingrid Aðalsteinsdóttir" }, new DateTimeOffset(2026, 9, 2, 8, 0, 0, TimeSpan.Zero));

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Mail_ThroughAMailServer_ArrivesAsWritten()
    {
        var store = new Mailbox();
        var services = new SmtpServer.ComponentModel.ServiceProvider();
        services.Add((IMessageStore)store);
        var listening = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        var listeners = new EndpointListenerFactory();
        listeners.EndpointStarted += (_, started) => listening.TrySetResult(((IPEndPoint)started.LocalEndPoint).Port);
        services.Add((IEndpointListenerFactory)listeners);
        var server = new SmtpServer.SmtpServer(new SmtpServerOptionsBuilder().ServerName("localhost").Endpoint(endpoint => endpoint.Endpoint(new IPEndPoint(IPAddress.Loopback, 0))).Build(), services);
        using var stop = new CancellationTokenSource();
        var running = server.StartAsync(stop.Token);
        var settings = Settings(MailKind.Smtp, "127.0.0.1", await listening.Task);

        var message = new MailWriter(settings).Write(row, person);
        await new SmtpMailSender(settings.Mail).SendAsync(message, CancellationToken.None);
        await new SmtpMailSender(settings.Mail).SendAsync(new MailWriter(settings).Write(row, person), CancellationToken.None);
        await stop.CancelAsync();
        await running;

        Assert.Equal(2, store.Messages.Count);
        // Sent twice, it is one mail for its receiver.
        Assert.Single(store.Messages.Select(received => received.MessageId).Distinct());
        AssertAsWritten(store.Messages.First());
        Assert.Equal(("rpl@rpl.example", "panagiota@candidate.example"), store.Envelopes.First());
    }

    [Fact]
    public async Task Mail_ToAServerThatIsNotThere_FailsWithAnException()
    {
        // Port 1 of the loopback has no server.
        var settings = Settings(MailKind.Smtp, "127.0.0.1", 1);
        await Assert.ThrowsAnyAsync<Exception>(() => new SmtpMailSender(settings.Mail).SendAsync(new MailWriter(settings).Write(row, person), CancellationToken.None));
    }

    [Fact]
    public async Task Mail_InThePickupFolder_IsOneFileHoweverOftenItIsSent()
    {
        var settings = Settings(MailKind.Pickup, "", 25);
        for (var time = 0; time < 2; time++)
        {
            await new PickupMailSender(settings.Mail.Folder).SendAsync(new MailWriter(settings).Write(row, person), CancellationToken.None);
        }

        var file = Assert.Single(Directory.GetFiles(settings.Mail.Folder));
        Assert.StartsWith("20260902-080000-", Path.GetFileName(file));
        Assert.EndsWith(".eml", file);
        AssertAsWritten(await MimeMessage.LoadAsync(file));
    }

    [Fact]
    public void MessageId_ComesFromTheKeyAlone()
    {
        var writer = new MailWriter(Settings(MailKind.Pickup, "", 25));
        var again = new OutboxMessage(Guid.CreateVersion7(), row.Key, row.PersonId, null, "withdrawn", row.Values, row.CreatedAt.AddDays(1));
        var other = new OutboxMessage(row.Id, row.Key + "3", row.PersonId, row.CaseId, row.Kind, row.Values, row.CreatedAt);
        Assert.Equal(writer.Write(row, person).MessageId, writer.Write(again, person).MessageId);
        Assert.NotEqual(writer.Write(row, person).MessageId, writer.Write(other, person).MessageId);
        Assert.EndsWith("@rpl.example", writer.Write(row, person).MessageId);
    }

    private void AssertAsWritten(MimeMessage received)
    {
        Assert.Equal("An assessor has your case", received.Subject);
        var to = Assert.IsType<MailboxAddress>(Assert.Single(received.To));
        Assert.Equal((person.FullName, person.Email), (to.Name, to.Address));
        Assert.Equal("rpl@rpl.example", Assert.IsType<MailboxAddress>(Assert.Single(received.From)).Address);
        Assert.Contains("Ingrid Aðalsteinsdóttir now assesses your application RPL-2026-000001-A for Zerspanungstechnik für Fräser – Übung.", received.TextBody, StringComparison.Ordinal);
        Assert.Contains("https://rpl.example/cases/0198f000-0000-7000-8000-000000000001", received.TextBody, StringComparison.Ordinal);
        Assert.Equal(row.CreatedAt, received.Date);
    }

    private RplSettings Settings(MailKind kind, string host, int port) => new()
    {
        DataFolder = folder,
        Database = DatabaseKind.Sqlite,
        ConnectionString = "",
        BaseAddress = new Uri("https://rpl.example"),
        Mail = new MailSettings(kind, "rpl@rpl.example", Path.Combine(folder, "mail"), host, port, false, null, null),
        Jobs = false,
    };

    private sealed class Mailbox : MessageStore
    {
        public ConcurrentQueue<MimeMessage> Messages { get; } = new();
        public ConcurrentQueue<(string From, string To)> Envelopes { get; } = new();

        public override async Task<SmtpResponse> SaveAsync(ISessionContext context, IMessageTransaction transaction, ReadOnlySequence<byte> buffer, CancellationToken cancellationToken)
        {
            Messages.Enqueue(await MimeMessage.LoadAsync(new MemoryStream(buffer.ToArray()), cancellationToken));
            Envelopes.Enqueue((transaction.From.User + "@" + transaction.From.Host, transaction.To[0].User + "@" + transaction.To[0].Host));
            return SmtpResponse.Ok;
        }
    }
}
