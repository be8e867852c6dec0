using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using RplCaseManager.Application.Operations;
using RplCaseManager.Application.Providers;
using RplCaseManager.Domain.Providers;
using RplCaseManager.Domain.Shared;
using RplCaseManager.Web.Shared;
using RplCaseManager.Web.Shared.Editing;
using RplCaseManager.Web.Shell;

namespace RplCaseManager.Web.Features.Providers;

/// <summary>An administrator enters a provider or changes it. Before something ends it is said what rests on it and what will happen.</summary>
public partial class ProviderEditorPage : ComponentBase
{
    private LiveEditor<ProviderContent>? editor;
    private ProviderImpact? impact;
    private IReadOnlyDictionary<string, string> standards = new Dictionary<string, string>(StringComparer.Ordinal);
    private IReadOnlyList<string> schemes = [];
    private Refusal? refused;
    private DateOnly today;

    /// <summary>Code of the provider; null for a new one.</summary>
    [Parameter]
    public string? Code { get; set; }

    [Inject]
    private IStringLocalizer<Resources.ProviderEditor> Texts { get; set; } = default!;

    [Inject]
    private IStringLocalizer<Resources.Components> Formats { get; set; } = default!;

    [Inject]
    private OperationClient Operations { get; set; } = default!;

    [Inject]
    private RefusalTexts Refusals { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private TimeProvider Time { get; set; } = default!;

    [Inject]
    private HomeZone Home { get; set; } = default!;

    private ProviderContent Content => editor!.Content;

    private string Href => Code is null ? "/admin/providers/new" : "/admin/providers/" + Code;

    // Read where it is shown: undo changes the content without passing here.
    private IReadOnlyList<Ending> Ends => editor!.IsNew ? [] : Endings.Between(editor.Saved, editor.Content);

    /// <summary>What ends and what will happen, a sentence each.</summary>
    private IEnumerable<string> EndingSentences
    {
        get
        {
            foreach (var ending in Ends)
            {
                var what = ending.What ?? Texts["Ending.Whole"].Value;
                yield return ending.LastDay is { } day ? Texts["Ending.On", what, day.ToString(Formats["Date.Long"].Value, CultureInfo.CurrentCulture)] : Texts["Ending.Removed", what];
                if (ending.Award is { } award && impact?.Awards.GetValueOrDefault(award) is { } resting)
                {
                    yield return Cases("Award.", resting.Cases);
                    yield return Certificates("Award.", resting.ValidCertificates);
                }
            }

            // What ends as a whole is all that the provider decides.
            if (impact is not null && Ends.Any(ending => ending.Award is null))
            {
                yield return Cases("", impact.Cases);
                yield return Certificates("", impact.ValidCertificates);
            }

            yield return Texts["Ending.After"];
        }
    }

    protected override async Task OnParametersSetAsync()
    {
        today = Home.Today(Time);
        if (editor is not null && (Code is null ? editor.IsNew : editor.Content.Code == Code))
        {
            return;
        }

        // Only administrators may ask what rests on a provider: the page is theirs.
        var asked = await Operations.SendAsync(new GetProviderImpact(Code ?? ""));
        (impact, refused) = (asked.Value, asked.Refusal);
        if (refused is not null)
        {
            return;
        }

        if (Code is null)
        {
            Edit(new ProviderContent { Code = "", Name = "", Kind = ProviderKind.FormalEducation, QualityAssuranceType = "" }, 0);
            return;
        }

        var found = await Operations.SendAsync(new GetProvider(Code));
        refused = found.Refusal;
        if (found.Value is { } page)
        {
            Take(page);
            Edit(page.Content, page.Version);
        }
    }

    private void Take(ProviderPage page) => (standards, schemes) = (page.Standards, page.Schemes);

    private void Edit(ProviderContent content, long version)
    {
        editor = new(content, version, async (request, over, changed, reason) =>
        {
            var result = await Operations.SendAsync(new SaveProvider(request, over, changed, reason));
            return result.Ok ? result.Value.Version : result.Refusal;
        }, Operations.NewRequest);
    }

    private void Change(ProviderContent content) => editor!.Change(content);

    private ConfirmQuestion Question() => Ends.Count == 0
        ? new(Texts[editor!.IsNew ? "Save.New" : "Save.Title"], Texts[editor.IsNew ? "Save.New.Body" : "Save.Body"], Texts["Save.Do"], Texts["Save.Reason"])
        : new(Texts["Save.Ends"], string.Join(' ', EndingSentences), Texts["Save.Ends.Do"], Texts["Save.Reason"], IsDestructive: true);

    // Of: "" for the provider, "Award." for one award.
    private string Cases(string of, OpenCases on) => on.Count switch
    {
        0 => Texts[$"Impact.{of}NoCases"],
        1 => Texts[$"Impact.{of}OneCase", on.First[0]],
        var count when count > on.First.Count => Texts[$"Impact.{of}ManyCases", count, string.Join(", ", on.First)],
        var count => Texts[$"Impact.{of}Cases", count, string.Join(", ", on.First)],
    };

    private string Certificates(string of, int valid) => valid switch
    {
        0 => Texts[$"Impact.{of}NoCertificates"],
        1 => Texts[$"Impact.{of}OneCertificate"],
        _ => Texts[$"Impact.{of}Certificates", valid],
    };

    private async Task TakeTheirsAsync()
    {
        var found = await Operations.SendAsync(new GetProvider(Content.Code));
        if (found.Value is { } page)
        {
            Take(page);
            editor!.TakeTheirs(page.Content, page.Version);
        }
    }

    private async Task SavedAsync()
    {
        impact = (await Operations.SendAsync(new GetProviderImpact(Content.Code))).Value ?? impact;
        if (Code is null)
        {
            Navigation.NavigateTo("/admin/providers/" + Content.Code, replace: true);
        }
    }
}
