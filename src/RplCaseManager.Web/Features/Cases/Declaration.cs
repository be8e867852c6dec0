namespace RplCaseManager.Web.Features.Cases;

/// <summary>What somebody fills in before opening a case.</summary>
public sealed class Declaration
{
    /// <summary>Null: not chosen yet.</summary>
    public bool? HasConflict { get; set; }

    public string Reason { get; set; } = "";

    /// <summary>Key of what is missing; null when it can be sent.</summary>
    public string? Missing => this switch
    {
        { HasConflict: null } => "Declare.Missing",
        { HasConflict: true } when string.IsNullOrWhiteSpace(Reason) => "Declare.ReasonMissing",
        _ => null,
    };
}
