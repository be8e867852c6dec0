using MimeKit;

namespace RplCaseManager.EndToEnd.Tests.Story;

/// <summary>The pickup folder as the people of the story read it: a mail is read once, and is waited for when it has not come yet.</summary>
internal sealed class Mailbox : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private readonly HashSet<string> read = new(StringComparer.Ordinal);
    private readonly SemaphoreSlim arrived = new(0);
    private readonly FileSystemWatcher watcher;
    private readonly string folder;

    public Mailbox(string dataFolder)
    {
        folder = Directory.CreateDirectory(Path.Combine(dataFolder, "mail")).FullName;
        watcher = new FileSystemWatcher(folder, "*.eml");
        // A mail is written under another name first, and is whole when it gets this one.
        watcher.Renamed += (_, _) => arrived.Release();
        watcher.EnableRaisingEvents = true;
    }

    /// <summary>The next unread mail to somebody with this subject.</summary>
    public async Task<string> ReadAsync(string to, string subject)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            if (Letters().FirstOrDefault(letter => letter.To == to && letter.Subject == subject && !read.Contains(letter.File)) is { } found)
            {
                read.Add(found.File);
                return found.Text;
            }

            try
            {
                await arrived.WaitAsync(patience.Token);
            }
            catch (OperationCanceledException waited)
            {
                throw new TimeoutException($"No mail “{subject}” to {to} came. There are: {string.Join("; ", Letters().Select(letter => $"{letter.Subject} to {letter.To}"))}", waited);
            }
        }
    }

    /// <summary>How many mails with this subject somebody got.</summary>
    public int Count(string to, string subject) => Letters().Count(letter => letter.To == to && letter.Subject == subject);

    public void Dispose()
    {
        watcher.Dispose();
        arrived.Dispose();
    }

    private IEnumerable<Letter> Letters() => Directory.EnumerateFiles(folder, "*.eml").Order(StringComparer.Ordinal).Select(file =>
    {
        using var message = MimeMessage.Load(file);
        return new Letter(file, message.To.Mailboxes.Single().Address, message.Subject ?? "", message.TextBody ?? "");
    });

    private sealed record Letter(string File, string To, string Subject, string Text);
}
