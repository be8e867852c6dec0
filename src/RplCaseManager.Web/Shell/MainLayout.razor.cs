using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Diagnostics;

namespace RplCaseManager.Web.Shell;

/// <summary>The frame of every page, static or interactive: bar, main, footer.</summary>
public partial class MainLayout : LayoutComponentBase
{
    private ErrorBoundary? boundary;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [CascadingParameter]
    private HttpContext? HttpContext { get; set; }

    /// <summary>Static pages have no render mode; interactive ones wait for their circuit, so that they load their data once.</summary>
    private bool IsStaticPage => AssignedRenderMode is null;

    // A bare "#main" would resolve against <base href>, that is, lead to the start page.
    private string SkipTarget
    {
        get
        {
            // A page shown in place of a missing one stands under the missing one's address.
            var missing = HttpContext?.Features.Get<IStatusCodeReExecuteFeature>()?.OriginalPath;
            var here = missing?.TrimStart('/') ?? Navigation.ToBaseRelativePath(Navigation.Uri);
            var hash = here.IndexOf('#', StringComparison.Ordinal);
            return $"/{(hash < 0 ? here : here[..hash])}#main";
        }
    }

    /// <summary>A page that failed must not keep the next one from being shown.</summary>
    protected override void OnParametersSet() => boundary?.Recover();
}
