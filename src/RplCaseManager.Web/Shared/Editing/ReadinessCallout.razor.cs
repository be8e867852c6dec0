using Microsoft.AspNetCore.Components;
using RplCaseManager.Application.Schemes;
using RplCaseManager.Web.Shell;

namespace RplCaseManager.Web.Shared.Editing;

/// <summary>Says an administrator what is still missing before a case can run.</summary>
public partial class ReadinessCallout : ComponentBase
{
    private IReadOnlyList<ReadinessGap>? gaps;

    /// <summary>From where it is looked at.</summary>
    [Parameter, EditorRequired]
    public ReadinessOf Of { get; set; }

    /// <summary>Code of the body, the scheme or the standard.</summary>
    [Parameter, EditorRequired]
    public string Code { get; set; } = "";

    /// <summary>Where to go when nothing is missing; null: nothing is said then.</summary>
    [Parameter]
    public RenderFragment? WhenReady { get; set; }

    [Inject]
    private OperationClient Operations { get; set; } = default!;

    protected override async Task OnInitializedAsync() => gaps = (await Operations.SendAsync(new GetReadiness(Of, Code))).Value;

    private string SentenceOf(ReadinessGap gap) => gap.Kind switch
    {
        ReadinessGapKind.Staff => Texts["Ready.Staff", gap.Name, string.Join(", ", gap.Roles.Select(role => Words[$"Role.{role}"].Value))],
        ReadinessGapKind.Scheme => Texts[Of is ReadinessOf.Standard ? "Ready.Scheme.Standard" : "Ready.Scheme.Body", gap.Name],
        _ => Texts[$"Ready.{gap.Kind}", gap.Name],
    };

    private IEnumerable<(string Href, string Text)> LinksOf(ReadinessGap gap)
    {
        var code = Uri.EscapeDataString(gap.Code);
        return gap.Kind switch
        {
            ReadinessGapKind.Accreditation => [($"/admin/providers/{code}#{ContentProblems.IdOf("accreditations")}", Texts["Ready.Accreditation.Do"])],
            ReadinessGapKind.Staff => [($"/admin/people/invite?body={code}&role={gap.Roles[0]}", Texts["Ready.Staff.Do"]), ("/admin/people", Texts["Ready.Staff.Other"])],
            ReadinessGapKind.Scheme when Of is ReadinessOf.Standard => [($"/admin/standards/{code}#{ContentProblems.IdOf("schemes")}", Texts["Ready.Scheme.Standard.Do"])],
            ReadinessGapKind.Scheme => [($"/admin/schemes/new?body={code}", Texts["Ready.Scheme.Body.Do"])],
            ReadinessGapKind.Standard => [($"/admin/standards/new?scheme={code}", Texts["Ready.Standard.Do"])],
            ReadinessGapKind.Outcome => [($"/admin/schemes/{code}?section=outcomes", Texts["Ready.Outcome.Do"])],
            ReadinessGapKind.Holidays => [],
        };
    }
}
