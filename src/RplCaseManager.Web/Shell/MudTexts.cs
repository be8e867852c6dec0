using Microsoft.Extensions.Localization;
using MudBlazor;

namespace RplCaseManager.Web.Shell;

/// <summary>MudBlazor's own words (pagers, pickers, close buttons), from Resources/Mud, in every language including English.</summary>
public sealed class MudTexts(IStringLocalizer<Resources.Mud> texts) : MudLocalizer, ILocalizationInterceptor
{
    public override LocalizedString this[string key] => texts[key];

    public override LocalizedString this[string key, params object[] arguments] => texts[key, arguments];

    /// <summary>The library's default takes its built-in English before it asks us; this asks our resources only.</summary>
    public LocalizedString Handle(string key, params object[] arguments) => arguments.Length == 0 ? texts[key] : texts[key, arguments];
}
