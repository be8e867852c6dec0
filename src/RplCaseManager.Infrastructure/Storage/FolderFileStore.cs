using System.Buffers;
using System.Security.Cryptography;
using RplCaseManager.Application.Ports;

namespace RplCaseManager.Infrastructure.Storage;

/// <summary>
/// Files in a folder, each at <c>{first two letters}/{sha256}</c>. A file appears there whole or not at all: it is written to
/// <c>tmp</c>, flushed to the disk and then moved. The same content twice is one file.
/// </summary>
public sealed class FolderFileStore : IFileStore
{
    private const int BufferSize = 128 * 1024;
    private readonly string folder;
    private readonly string temporary;
    private readonly TimeProvider time;

    /// <param name="folder">Created when it does not exist.</param>
    /// <param name="time">Says when a file was written last.</param>
    public FolderFileStore(string folder, TimeProvider time)
    {
        this.time = time;
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        this.folder = Path.GetFullPath(folder);
        temporary = Path.Combine(this.folder, "tmp");
        Directory.CreateDirectory(temporary);
    }

    public async Task<StoredContent> WriteAsync(Stream source, long maxBytes, CancellationToken cancellation, Predicate<StoredContent>? keep = null)
    {
        ArgumentNullException.ThrowIfNull(source);
        var path = Path.Combine(temporary, RandomNumberGenerator.GetHexString(32, lowercase: true));
        try
        {
            StoredContent content;
            await using (var file = Create(path))
            {
                var (sha256, size) = await CopyAsync(source, file, maxBytes, cancellation);
                var recognition = FileTypes.Recognise(file);
                content = new StoredContent(sha256, size, recognition.Type, recognition.Executable);
                if (keep?.Invoke(content) is false)
                {
                    return content;
                }

                cancellation.ThrowIfCancellationRequested();
                file.Flush(flushToDisk: true);
            }

            MoveInto(path, content);
            return content;
        }
        finally
        {
            // Already moved when all went well; does nothing then.
            File.Delete(path);
        }
    }

    public Stream? OpenRead(string sha256)
    {
        try
        {
            return new FileStream(PathOf(sha256), new FileStreamOptions
            {
                Mode = FileMode.Open,
                Access = FileAccess.Read,
                Share = FileShare.Read | FileShare.Delete,
                Options = FileOptions.Asynchronous,
            });
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    public void Delete(string sha256, DateTimeOffset writtenBefore)
    {
        // Taken out of the way first: whoever writes the same content from here on puts a file of their own in its place.
        var (path, aside) = (PathOf(sha256), Path.Combine(temporary, RandomNumberGenerator.GetHexString(32, lowercase: true)));
        try
        {
            File.Move(path, aside);
        }
        catch (Exception missing) when (missing is FileNotFoundException or DirectoryNotFoundException)
        {
            return;
        }

        if (File.GetLastWriteTimeUtc(aside) >= writtenBefore.UtcDateTime)
        {
            File.Move(aside, path, overwrite: true);
        }
        else
        {
            File.Delete(aside);
        }
    }

    public IEnumerable<string> WrittenBefore(DateTimeOffset instant) => new DirectoryInfo(folder).EnumerateDirectories("??").SelectMany(directory => directory.EnumerateFiles())
        .Where(file => file.Directory!.Name == file.Name[..2] && IsAddress(file.Name) && file.LastWriteTimeUtc < instant.UtcDateTime).Select(file => file.Name);

    public void RemoveUnfinished(DateTimeOffset before)
    {
        // A file that was taken aside and is recent goes back to its place; one that is old is on its way out anyway.
        foreach (var file in new DirectoryInfo(temporary).EnumerateFiles().Where(file => file.LastWriteTimeUtc < before.UtcDateTime))
        {
            file.Delete();
        }
    }

    private static FileStream Create(string path)
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.None,
            Options = FileOptions.Asynchronous,
            BufferSize = 0,
        };
        if (!OperatingSystem.IsWindows())
        {
            // Never executable, and nobody else's to read.
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new FileStream(path, options);
    }

    private static async Task<(string Sha256, long Size)> CopyAsync(Stream source, FileStream file, long maxBytes, CancellationToken cancellation)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            long size = 0;
            int read;
            while ((read = await source.ReadAsync(buffer, cancellation)) > 0)
            {
                size += read;
                if (size > maxBytes)
                {
                    throw new FileTooLargeException(maxBytes);
                }

                hash.AppendData(buffer, 0, read);
                await file.WriteAsync(buffer.AsMemory(0, read), cancellation);
            }

            return (Convert.ToHexStringLower(hash.GetCurrentHash()), size);
        }
        finally
        {
            // What people upload does not stay behind in a shared buffer.
            ArrayPool<byte>.Shared.Return(buffer, clearArray: true);
        }
    }

    private void MoveInto(string path, StoredContent content)
    {
        var target = PathOf(content.Sha256);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        // Looked at again after the touch: one that found the file just before a sweeper took it aside can land after the sweeper read its age.
        // If the file still stands here, the sweeper comes after the touch and sees it; if not, this writer puts a file of their own in its place.
        if (new FileInfo(target) is { Exists: true } present && present.Length == content.Size && Touch(target) && File.Exists(target))
        {
            return;
        }

        Touch(path);
        File.Move(path, target, overwrite: true);
    }

    /// <summary>Notes that somebody wrote the content now, so that a sweeper leaves it alone; false when the file has just gone.</summary>
    private bool Touch(string path)
    {
        try
        {
            File.SetLastWriteTimeUtc(path, time.GetUtcNow().UtcDateTime);
            return true;
        }
        catch (FileNotFoundException)
        {
            return false;
        }
    }

    /// <summary>The place of a file. Only 64 lower-case hexadecimal digits are an address, so that nothing leads out of the folder.</summary>
    private string PathOf(string sha256)
    {
        ArgumentNullException.ThrowIfNull(sha256);
        if (!IsAddress(sha256))
        {
            throw new ArgumentException("A file is addressed by 64 lower-case hexadecimal digits.", nameof(sha256));
        }

        return Path.Combine(folder, sha256[..2], sha256);
    }

    private static bool IsAddress(string name) => name.Length == 64 && !name.AsSpan().ContainsAnyExcept(HexDigits);

    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdef");
}
