using RplCaseManager.Domain.Shared;

namespace RplCaseManager.Domain.Programmes;

/// <summary>An education programme or an examination of a provider, with its versions; a case that aims at it pins one.</summary>
public sealed class Programme : Versioned<ProgrammeVersion, ProgrammeContent>
{
    private Programme() { }

    /// <summary>Creates a programme without versions.</summary>
    public Programme(Guid id, string code) => (Id, Code) = (id, code);

    /// <inheritdoc/>
    protected override ProgrammeVersion Make(Guid id, int number, ProgrammeContent content) => new(id, Id, number, content);
}

/// <summary>One version of a programme.</summary>
public sealed class ProgrammeVersion : ContentVersion<ProgrammeContent>
{
    private ProgrammeVersion() { }

    internal ProgrammeVersion(Guid id, Guid programmeId, int number, ProgrammeContent content) : base(id, number, content)
    {
        ProgrammeId = programmeId;
        ContentChanged();
    }

    public Guid ProgrammeId { get; private set; }
    public string Title { get; private set; } = "";
    /// <summary>Code of the standard whose outcomes its parts teach.</summary>
    public string StandardCode { get; private set; } = "";

    /// <inheritdoc/>
    protected override void ContentChanged() => (Title, StandardCode) = (Content.Title, Content.Standard);
}
