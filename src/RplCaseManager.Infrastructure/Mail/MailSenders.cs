using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;
using RplCaseManager.Application.Messages;
using RplCaseManager.Domain.Messages;
using RplCaseManager.Domain.People;
using RplCaseManager.Infrastructure.Setup;

namespace RplCaseManager.Infrastructure.Mail;

/// <summary>Sends one mail.</summary>
internal interface IMailSender
{
    Task SendAsync(MimeMessage message, CancellationToken cancellation);
}

/// <summary>Writes mails of outbox rows. The Message-ID comes from the row's key, so that receivers fold a mail that left twice.</summary>
internal sealed class MailWriter(RplSettings settings)
{
    public MimeMessage Write(OutboxMessage row, Person person)
    {
        var culture = CultureInfo.GetCultureInfo(person.Language);
        var message = new MimeMessage
        {
            MessageId = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(row.Key)))[..40] + "@" + settings.BaseAddress.Host,
            Subject = NoticeText.Title(row.Kind, row.Values, culture),
            Date = row.CreatedAt,
        };
        message.From.Add(MailboxAddress.Parse(settings.Mail.From));
        message.To.Add(new MailboxAddress(person.FullName, row.Values.GetValueOrDefault("to") ?? person.Email));
        var path = row.Values.GetValueOrDefault("path") ?? (row.CaseId is { } caseId ? $"/cases/{caseId}" : "/");
        var body = NoticeText.Body(row.Kind, row.Values, culture);
        var text = $"{body}\n\n{NoticeText.Fixed("mail.open", culture)}\n{new Uri(settings.BaseAddress, path)}\n\n-- \n{NoticeText.Fixed("mail.footer", culture)}\n";
        message.Body = new TextPart("plain") { Text = text };
        return message;
    }
}

/// <summary>Writes each mail as a file; the name comes from the Message-ID, so that sending twice writes one file.</summary>
internal sealed class PickupMailSender(string folder) : IMailSender
{
    public async Task SendAsync(MimeMessage message, CancellationToken cancellation)
    {
        Directory.CreateDirectory(folder);
        var name = message.Date.UtcDateTime.ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture) + "-" + message.MessageId!.Split('@')[0] + ".eml";
        var temporary = Path.Combine(folder, name + ".tmp");
        await using (var file = File.Create(temporary))
        {
            await message.WriteToAsync(file, cancellation);
        }

        File.Move(temporary, Path.Combine(folder, name), overwrite: true);
    }
}

/// <summary>Sends through a mail server.</summary>
internal sealed class SmtpMailSender(MailSettings settings) : IMailSender
{
    public async Task SendAsync(MimeMessage message, CancellationToken cancellation)
    {
        using var client = new SmtpClient();
        await client.ConnectAsync(settings.Host, settings.Port, settings.Tls ? SecureSocketOptions.StartTls : SecureSocketOptions.None, cancellation);
        if (settings.User is { Length: > 0 } user)
        {
            await client.AuthenticateAsync(user, settings.Password ?? "", cancellation);
        }

        await client.SendAsync(message, cancellation);
        await client.DisconnectAsync(quit: true, cancellation);
    }
}
