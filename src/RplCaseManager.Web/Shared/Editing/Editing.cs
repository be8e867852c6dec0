using RplCaseManager.Application.Operations;
using RplCaseManager.Domain.Shared;

namespace RplCaseManager.Web.Shared.Editing;

/// <summary>A thing with versions as its editor needs it, whatever its kind.</summary>
/// <param name="Version">To be sent with the next change.</param>
/// <param name="Versions">The newest first.</param>
/// <param name="Problems">What stands in the way of publishing the draft.</param>
public sealed record Edited<TContent>(string Code, long Version, IReadOnlyList<EditedVersion<TContent>> Versions, IReadOnlyList<ContentProblem> Problems, OpenCases Cases) where TContent : class
{
    /// <summary>The draft, or null.</summary>
    public EditedVersion<TContent>? Draft => Versions.FirstOrDefault(version => version.State is VersionState.Draft);

    /// <summary>The published version, or null.</summary>
    public EditedVersion<TContent>? Current => Versions.FirstOrDefault(version => version.State is VersionState.Published);
}

/// <summary>The operations of one kind of thing; each takes the id of the request and what its name says.</summary>
/// <param name="Load">Reads the thing for its editor.</param>
/// <param name="Retire">With version and reason.</param>
/// <param name="Publish">With version, reason and the last day on which a case may be submitted on the version before.</param>
public sealed record EditorOperations<TContent>(
    Func<Task<Result<Edited<TContent>>>> Load,
    Func<Guid, IOperation<DraftState>> Begin,
    Func<Guid, long, TContent, IOperation<DraftState>> Save,
    Func<Guid, long, IOperation<DraftState>> Discard,
    Func<Guid, long, string, DateOnly?, IOperation<DraftState>> Publish,
    Func<Guid, long, string, IOperation<DraftState>> Retire) where TContent : class;

/// <summary>A part of a long form.</summary>
/// <param name="Key">As it stands in the address.</param>
/// <param name="Places">Places of the content that it shows, such as <c>units</c>; its number of problems is counted by them.</param>
public sealed record EditorSection(string Key, string Title, IReadOnlyList<string> Places)
{
    /// <summary>It shows and tries, but changes nothing: its inputs work on a version that can only be read too.</summary>
    public bool ChangesNothing { get; init; }
}

/// <summary>What the frame gives the section that it shows.</summary>
/// <param name="Content">What is shown: the draft as it is edited, or a version that cannot be changed.</param>
/// <param name="Change">Takes over a changed content.</param>
/// <param name="Draft">The draft's editor; null where a version is only read.</param>
public sealed record EditorView<TContent>(string Section, TContent Content, Func<TContent, Task> Change, DraftEditor<TContent>? Draft, Edited<TContent> Thing) where TContent : class;
