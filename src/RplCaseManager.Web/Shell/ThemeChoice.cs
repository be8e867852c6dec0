namespace RplCaseManager.Web.Shell;

/// <summary>Which colours a person wants: light, dark, or as the system says. Kept in a cookie, so that the first picture is already right.</summary>
public enum ThemeChoice
{
    Auto,
    Light,
    Dark,
}

/// <summary>Reads the choice from a request.</summary>
public static class ThemeCookie
{
    public const string Name = "rpl-theme";

    /// <summary>Written by the page's script: what the system prefers. Only a first guess for <see cref="ThemeChoice.Auto"/>.</summary>
    public const string SystemName = "rpl-system";

    public static ThemeChoice Read(HttpContext? context) => context?.Request.Cookies[Name] switch
    {
        "light" => ThemeChoice.Light,
        "dark" => ThemeChoice.Dark,
        _ => ThemeChoice.Auto,
    };

    /// <summary>The class on the html element.</summary>
    public static string CssClass(ThemeChoice choice) => choice switch
    {
        ThemeChoice.Light => "light",
        ThemeChoice.Dark => "dark",
        ThemeChoice.Auto => "auto",
    };

    /// <summary>Whether MudBlazor starts dark; the page's script corrects it when the system has changed since.</summary>
    public static bool StartsDark(HttpContext? context) => Read(context) switch
    {
        ThemeChoice.Light => false,
        ThemeChoice.Dark => true,
        ThemeChoice.Auto => string.Equals(context?.Request.Cookies[SystemName], "dark", StringComparison.Ordinal),
    };
}
