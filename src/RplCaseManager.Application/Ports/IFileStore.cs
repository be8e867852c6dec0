namespace RplCaseManager.Application.Ports;

/// <summary>What an upload turned out to be, recognised from its bytes and never from its name.</summary>
/// <param name="Extension">The usual extension with its dot, such as <c>.pdf</c>.</param>
/// <param name="Label">Short label on screens, such as <c>PDF</c>.</param>
public sealed record FileType(string MediaType, string Extension, string Label)
{
    /// <summary>Shown in the browser (PDF, pictures, text, audio, video); everything else is only downloaded.</summary>
    public bool ViewedInline { get; init; }
}

/// <summary>A file that was streamed into the store.</summary>
/// <param name="Sha256">Lower-case hexadecimal; also its address in the store.</param>
/// <param name="Type">Null when the type is not one that is accepted as evidence.</param>
/// <param name="Executable">True when the bytes are a program or a script, whatever the name says.</param>
public sealed record StoredContent(string Sha256, long Size, FileType? Type, bool Executable);

/// <summary>The store of files, addressed by SHA-256. Bytes are streamed, never held whole in memory.</summary>
public interface IFileStore
{
    /// <summary>Streams into the store while hashing. Throws <see cref="FileTooLargeException"/> past the limit and leaves nothing behind then.</summary>
    /// <param name="keep">Whether what arrived is wanted; null: everything is. What is not wanted never comes to its place, so that it need not be taken away
    /// from there again, where somebody else may have the same content.</param>
    Task<StoredContent> WriteAsync(Stream source, long maxBytes, CancellationToken cancellation, Predicate<StoredContent>? keep = null);

    /// <summary>Opens a stored file for reading (seekable), or null when the store does not have it.</summary>
    Stream? OpenRead(string sha256);

    /// <summary>Removes a file that nothing refers to any more; does nothing when it is not there.</summary>
    /// <param name="writtenBefore">A file that somebody wrote (again) at or after this instant stays: its upload may be on the way to the database.</param>
    void Delete(string sha256, DateTimeOffset writtenBefore);

    /// <summary>The files (SHA-256) that nobody has written since an instant; read while it is asked, so that memory does not grow with the store.</summary>
    IEnumerable<string> WrittenBefore(DateTimeOffset instant);

    /// <summary>Removes what was left behind by writers that died before an instant, and never came to its place.</summary>
    void RemoveUnfinished(DateTimeOffset before);
}

/// <summary>The stream was longer than allowed.</summary>
public sealed class FileTooLargeException(long maxBytes) : IOException($"The file is larger than {maxBytes} bytes.")
{
    /// <summary>The limit that was passed, in bytes.</summary>
    public long MaxBytes { get; } = maxBytes;
}
