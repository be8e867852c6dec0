using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using RplCaseManager.Application.Providers;
using RplCaseManager.Domain.Providers;
using RplCaseManager.Web.Shared;
using RplCaseManager.Web.Shell;

namespace RplCaseManager.Web.Features.Providers;

/// <summary>A provider of the trust list on a day: what was accredited then and what was not, with the source of each.</summary>
public partial class TrustedProviderPage : ComponentBase
{
    private ProviderPage? page;
    private ProviderContent content = default!;
    private ProviderTrust trust = default!;

    [Inject]
    private IStringLocalizer<Resources.ProviderPages> Texts { get; set; } = default!;

    [Inject]
    private OperationClient Operations { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private TimeProvider Time { get; set; } = default!;

    [Inject]
    private HomeZone Home { get; set; } = default!;

    [Parameter]
    public string Code { get; set; } = "";

    [SupplyParameterFromQuery(Name = "on")]
    private string? On { get; set; }

    private bool Unreadable => !string.IsNullOrWhiteSpace(On) && TrustQuery.DayOf(On) is null;

    private string Day => trust.Day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private string Back => TrustQuery.DayOf(On) is null ? "/trust-list" : "/trust-list?on=" + Day;

    private string Permanent => $"/trust-list/{Uri.EscapeDataString(content.Code)}?on={Day}";

    // Only an address of the web becomes a link.
    private Uri? Website => Uri.TryCreate(content.Website, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp) ? address : null;

    private string Verdict => trust switch
    {
        { Whole: true } => Texts["Verdict.Whole"],
        { Any: true } when content.Awards.Count == 1 => Texts["Verdict.TheAward"],
        { Any: true } => Texts["Verdict.Awards", trust.Accredited.Count, content.Awards.Count],
        { Ended: true } => Texts["Verdict.Ended"],
        _ => Texts["Verdict.None"],
    };

    protected override async Task OnInitializedAsync()
    {
        page = (await Operations.SendAsync(new GetProvider(Code))).Value;
        if (page is null)
        {
            Navigation.NotFound();
            return;
        }

        content = page.Content;
        trust = new(content, TrustQuery.DayOf(On) ?? Home.Today(Time));
    }
}
