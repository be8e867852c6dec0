using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace RplCaseManager.Web.Shell;

/// <summary>The frame of every page, static or interactive: bar, main, footer.</summary>
public partial class MainLayout : LayoutComponentBase
{
    private ErrorBoundary? boundary;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    /// <summary>Static pages have no render mode; interactive ones wait for their circuit, so that they load their data once.</summary>
    private bool IsStaticPage => AssignedRenderMode is null;

    // A bare "#main" would resolve against <base href>, that is, lead to the start page.
    private string SkipTarget
    {
        get
        {
            var here = Navigation.ToBaseRelativePath(Navigation.Uri);
            var hash = here.IndexOf('#', StringComparison.Ordinal);
            return $"/{(hash < 0 ? here : here[..hash])}#main";
        }
    }

    /// <summary>A page that failed must not keep the next one from being shown.</summary>
    protected override void OnParametersSet() => boundary?.Recover();
}
