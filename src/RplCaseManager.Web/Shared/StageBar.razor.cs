using Microsoft.AspNetCore.Components;

namespace RplCaseManager.Web.Shared;

/// <summary>The four stages of validation (Council Recommendation of 20 December 2012) and where the case is.</summary>
public partial class StageBar : ComponentBase
{
    /// <summary>The stages in their order; also the keys of their words.</summary>
    public static readonly string[] Names = ["Identification", "Documentation", "Assessment", "Certification"];

    /// <summary>The stage the case is in, 1 to 4.</summary>
    [Parameter, EditorRequired]
    public int Current { get; set; }

    /// <summary>Since when, in the scheme's time zone.</summary>
    [Parameter]
    public DateOnly? Since { get; set; }

    /// <summary>All four are done; then nothing is current.</summary>
    [Parameter]
    public bool Finished { get; set; }

    private string? ClassOf(int stage) => Finished || stage < Current ? "done" : stage == Current ? "now" : null;

    private string WordOf(int stage) => ClassOf(stage) switch
    {
        "done" => "Stage.Done",
        "now" => "Stage.Now",
        _ => "Stage.Ahead",
    };
}
