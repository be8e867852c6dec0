using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;
using RplCaseManager.Application.Ports;

namespace RplCaseManager.Infrastructure.Credentials;

/// <summary>Keys in the data folder, beside the database and never in it. Made at the first start, readable by the owner only.</summary>
internal sealed class KeyRing : IKeys, IDisposable
{
    private readonly byte[] macKey;
    private readonly ECDsa signing = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private readonly Lock signingLock = new();
    private readonly IDataProtector tickets;
    private readonly TimeProvider time;

    public KeyRing(string folder, IDataProtectionProvider protection, TimeProvider time)
    {
        this.time = time;
        Directory.CreateDirectory(folder);
        macKey = ReadOrMake(Path.Combine(folder, "audit.key"), () => RandomNumberGenerator.GetBytes(32));
        signing.ImportPkcs8PrivateKey(ReadOrMake(Path.Combine(folder, "seal.key"), () => signing.ExportPkcs8PrivateKey()), out _);
        tickets = protection.CreateProtector("tickets");
    }

    public string Mac(string hash) => Convert.ToHexStringLower(HMACSHA256.HashData(macKey, Encoding.UTF8.GetBytes(hash)));

    public string Sign(string text)
    {
        lock (signingLock)
        {
            return Convert.ToBase64String(signing.SignData(Encoding.UTF8.GetBytes(text), HashAlgorithmName.SHA256));
        }
    }

    public bool Verify(string text, string signature)
    {
        var bytes = new byte[signature.Length];
        if (!Convert.TryFromBase64String(signature, bytes, out var length))
        {
            return false;
        }

        lock (signingLock)
        {
            return signing.VerifyData(Encoding.UTF8.GetBytes(text), bytes.AsSpan(0, length), HashAlgorithmName.SHA256);
        }
    }

    public string NewToken() => WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(32));

    public string Ticket(string what, TimeSpan lifetime) => tickets.Protect((time.GetUtcNow() + lifetime).UtcTicks.ToString(CultureInfo.InvariantCulture) + ":" + what);

    public string? OpenTicket(string ticket)
    {
        try
        {
            var text = tickets.Unprotect(ticket);
            var colon = text.IndexOf(':', StringComparison.Ordinal);
            return long.Parse(text.AsSpan(0, colon), CultureInfo.InvariantCulture) > time.GetUtcNow().UtcTicks ? text[(colon + 1)..] : null;
        }
        catch (CryptographicException)
        {
            // Forged or cut: the same answer as for one that is over.
            return null;
        }
    }

    public void Dispose() => signing.Dispose();

    private static byte[] ReadOrMake(string path, Func<byte[]> make)
    {
        // Two processes may start at once on an empty folder: the one that creates the file wins, the other reads it.
        if (!File.Exists(path))
        {
            var temporary = path + "." + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8));
            var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None };
            if (!OperatingSystem.IsWindows())
            {
                options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            }

            using (var file = new FileStream(temporary, options))
            {
                file.Write(make());
                file.Flush(flushToDisk: true);
            }

            OfferFirst(temporary, path);
        }

        return File.ReadAllBytes(path);
    }

    /// <summary>Gives a whole file its name, unless another has it already.</summary>
    /// <remarks>Outside Windows <see cref="File.Move(string, string, bool)"/> looks whether the name is free and only then renames, which replaces what
    /// came between: every process would keep a key of its own. A second name for the same file is refused by the system itself where the name is taken.</remarks>
    private static void OfferFirst(string temporary, string path)
    {
        if (OperatingSystem.IsWindows())
        {
            try
            {
                File.Move(temporary, path, overwrite: false);
            }
            catch (IOException) when (File.Exists(path))
            {
                File.Delete(temporary);
            }

            return;
        }

        const int NameIsTaken = 17;
        var error = Link(Encoding.UTF8.GetBytes(temporary + '\0'), Encoding.UTF8.GetBytes(path + '\0')) == 0 ? 0 : Marshal.GetLastPInvokeError();
        File.Delete(temporary);
        if (error is not (0 or NameIsTaken))
        {
            throw new IOException($"{path} cannot be made: {Marshal.GetPInvokeErrorMessage(error)}");
        }
    }

    [DllImport("libc", EntryPoint = "link", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Link(byte[] existing, byte[] additional);
}

/// <summary>The log of checkpoints: one line each, <c>number hash</c>, in the data folder.</summary>
internal sealed class CheckpointLog(string path) : ICheckpointLog
{
    public void Append(long number, string hash)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        // Every line brings its own line break before it too, so that one that a power cut tore does not spoil the next.
        var start = File.Exists(path) ? "\n" : "";
        using var file = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.Read);
        file.Write(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{start}{number} {hash}\n")));
        file.Flush(flushToDisk: true);
    }

    public IReadOnlyList<(long Number, string Hash)> Read()
    {
        var lines = new List<(long Number, string Hash)>();
        foreach (var parts in File.Exists(path) ? File.ReadLines(path).Select(line => line.Split(' ')) : [])
        {
            if (parts is [var first, { Length: 64 } hash] && long.TryParse(first, CultureInfo.InvariantCulture, out var number))
            {
                lines.Add((number, hash));
            }
        }

        return lines;
    }
}
