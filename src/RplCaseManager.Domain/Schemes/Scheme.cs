using RplCaseManager.Domain.Shared;

namespace RplCaseManager.Domain.Schemes;

/// <summary>One national or institutional RPL arrangement with its versions; a case pins one.</summary>
public sealed class Scheme : Versioned<SchemeVersion, SchemeContent>
{
    private Scheme() { }

    /// <summary>Creates a scheme without versions.</summary>
    public Scheme(Guid id, string code) => (Id, Code) = (id, code);

    /// <inheritdoc/>
    protected override SchemeVersion Make(Guid id, int number, SchemeContent content) => new(id, Id, number, content);
}

/// <summary>One version of a scheme.</summary>
public sealed class SchemeVersion : ContentVersion<SchemeContent>
{
    private SchemeVersion() { }

    internal SchemeVersion(Guid id, Guid schemeId, int number, SchemeContent content) : base(id, number, content)
    {
        SchemeId = schemeId;
        ContentChanged();
    }

    public Guid SchemeId { get; private set; }
    public string Name { get; private set; } = "";

    /// <inheritdoc/>
    protected override void ContentChanged() => Name = Content.Name;
}
