using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Localization;
using MudBlazor;
using MudBlazor.Services;
using RplCaseManager.Web.Shared;
using RplCaseManager.Web.Shell;

namespace RplCaseManager.Web.Tests;

/// <summary>A bUnit context with what every page has: words, MudBlazor, the bar's places.</summary>
public abstract class PageTest : BunitContext
{
    protected PageTest()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddLocalization();
        Services.AddMudServices(options => options.PopoverOptions.CheckForPopoverProvider = false);
        Services.AddTransient<MudLocalizer, MudTexts>();
        Services.AddLocalizationInterceptor<MudTexts>();
        Services.AddSingleton(new HomeZone(TestKit.RplHost.Zone));
        Services.AddSingleton(new NavigationMenu(isDevelopment: true));
        Services.AddSingleton<AntiforgeryStateProvider, FixedToken>();
    }

    // Without values it reads a text as it stands, placeholders and all.
    protected string Text<T>(string key, params object[] arguments) => Services.GetRequiredService<IStringLocalizer<T>>() is var texts && arguments.Length == 0 ? texts[key].Value : texts[key, arguments].Value;

    private sealed class FixedToken : AntiforgeryStateProvider
    {
        public override AntiforgeryRequestToken? GetAntiforgeryToken() => new("token-of-the-test", "__RequestVerificationToken");
    }
}
