namespace RplCaseManager.Web.Shared;

/// <summary>A file that has arrived in quarantine and waits to be attached.</summary>
/// <param name="UploadId">What to attach.</param>
/// <param name="Name">Its name as the person has it, in any script.</param>
/// <param name="Size">Bytes.</param>
/// <param name="MediaType">Recognised from the content, not from the name.</param>
/// <param name="Label">The type in words, if the server says it.</param>
/// <param name="Sha256">Hash of the content, hexadecimal.</param>
public sealed record UploadedFile(Guid UploadId, string Name, long Size, string MediaType, string? Label, string Sha256);
