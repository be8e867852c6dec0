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
    private readonly ITimeLimitedDataProtector tickets;

    public KeyRing(string folder, IDataProtectionProvider protection)
    {
        Directory.CreateDirectory(folder);
        macKey = ReadOrMake(Path.Combine(folder, "audit.key"), () => RandomNumberGenerator.GetBytes(32));
        signing.ImportPkcs8PrivateKey(ReadOrMake(Path.Combine(folder, "seal.key"), () => signing.ExportPkcs8PrivateKey()), out _);
        tickets = protection.CreateProtector("tickets").ToTimeLimitedDataProtector();
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

    public string Ticket(string what, TimeSpan lifetime) => tickets.Protect(what, lifetime);

    public string? OpenTicket(string ticket)
    {
        try
        {
            return tickets.Unprotect(ticket);
        }
        catch (CryptographicException)
        {
            // Forged, cut, or over: one answer for all.
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

            try
            {
                File.Move(temporary, path, overwrite: false);
            }
            catch (IOException) when (File.Exists(path))
            {
                File.Delete(temporary);
            }
        }

        return File.ReadAllBytes(path);
    }
}

/// <summary>The log of checkpoints: one line each, <c>number hash</c>, in the data folder.</summary>
internal sealed class CheckpointLog(string path) : ICheckpointLog
{
    public void Append(long number, string hash)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using var file = new FileStream(path, FileMode.Append, FileAccess.Write, FileShare.Read);
        file.Write(Encoding.ASCII.GetBytes(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{number} {hash}\n")));
        file.Flush(flushToDisk: true);
    }

    public IReadOnlyList<(long Number, string Hash)> Read() => !File.Exists(path) ? [] : [.. File.ReadLines(path)
        .Select(line => line.Split(' ')).Where(parts => parts.Length == 2 && long.TryParse(parts[0], System.Globalization.CultureInfo.InvariantCulture, out _))
        .Select(parts => (long.Parse(parts[0], System.Globalization.CultureInfo.InvariantCulture), parts[1]))];
}
