using MudBlazor;

namespace RplCaseManager.Web.Shell;

/// <summary>MudBlazor's theme with the values of wwwroot/css/tokens.css (a test compares the two).</summary>
public static class RplTheme
{
    private static readonly string[] Family = ["Source Sans 3 Variable", "Source Sans 3", "Noto Sans", "system-ui", "sans-serif"];

    public static MudTheme Theme { get; } = new()
    {
        PaletteLight = Fill(new PaletteLight(), new Tokens(
            Ground: "#f6f5f1", Surface: "#ffffff", Sunken: "#efede7", Line: "#d9d6cd", LineStrong: "#85898e", Ink: "#1a1f24", Muted: "#535c66",
            Primary: "#0b5d5e", PrimaryStrong: "#084748", PrimaryInk: "#ffffff", Turn: "#8a4b00", Good: "#1c6b41", Bad: "#a1242b", Info: "#1f4f8f", OnTone: "#ffffff")),
        PaletteDark = Fill(new PaletteDark(), new Tokens(
            Ground: "#12161a", Surface: "#1a2026", Sunken: "#151a1f", Line: "#2d353d", LineStrong: "#75808b", Ink: "#eceff1", Muted: "#a9b3bd",
            Primary: "#6cc9c3", PrimaryStrong: "#8fdad5", PrimaryInk: "#06201f", Turn: "#f3bd6b", Good: "#7fd3a2", Bad: "#f2a1a4", Info: "#9cc2f2", OnTone: "#12161a")),
        LayoutProperties = new LayoutProperties { DefaultBorderRadius = "6px", AppbarHeight = "60px" },
        Typography = new Typography
        {
            Default = new DefaultTypography { FontFamily = Family, FontSize = "17px", LineHeight = "1.5", LetterSpacing = "normal" },
            Body1 = new Body1Typography { FontFamily = Family, FontSize = "17px", LineHeight = "1.5", LetterSpacing = "normal" },
            Body2 = new Body2Typography { FontFamily = Family, FontSize = "15px", LineHeight = "1.5", LetterSpacing = "normal" },
            Subtitle1 = new Subtitle1Typography { FontFamily = Family, FontSize = "17px", FontWeight = "600", LetterSpacing = "normal" },
            Subtitle2 = new Subtitle2Typography { FontFamily = Family, FontSize = "15px", FontWeight = "600", LetterSpacing = "normal" },
            H1 = new H1Typography { FontFamily = Family, FontSize = "28px", FontWeight = "650", LineHeight = "1.2", LetterSpacing = "-.01em" },
            H2 = new H2Typography { FontFamily = Family, FontSize = "21px", FontWeight = "650", LineHeight = "1.2", LetterSpacing = "-.01em" },
            H3 = new H3Typography { FontFamily = Family, FontSize = "17px", FontWeight = "650", LineHeight = "1.2", LetterSpacing = "-.01em" },
            H6 = new H6Typography { FontFamily = Family, FontSize = "21px", FontWeight = "650", LineHeight = "1.2", LetterSpacing = "-.01em" },
            Button = new ButtonTypography { FontFamily = Family, FontSize = "17px", FontWeight = "600", LineHeight = "1.3", LetterSpacing = "normal", TextTransform = "none" },
            Caption = new CaptionTypography { FontFamily = Family, FontSize = "13px", LetterSpacing = "normal" },
        },
    };

    private static T Fill<T>(T palette, Tokens t)
        where T : Palette
    {
        palette.Background = t.Ground;
        palette.BackgroundGray = t.Sunken;
        palette.Surface = palette.DrawerBackground = palette.AppbarBackground = t.Surface;
        palette.TextPrimary = palette.DrawerText = palette.DrawerIcon = palette.AppbarText = t.Ink;
        palette.TextSecondary = palette.TextDisabled = palette.ActionDefault = palette.ActionDisabled = t.Muted;
        palette.ActionDisabledBackground = palette.TableHover = palette.TableStriped = t.Sunken;
        palette.LinesDefault = palette.TableLines = palette.Divider = palette.DividerLight = palette.Skeleton = t.Line;
        palette.LinesInputs = t.LineStrong;
        palette.Primary = palette.Secondary = palette.Tertiary = t.Primary;
        palette.PrimaryDarken = palette.PrimaryLighten = palette.SecondaryDarken = palette.SecondaryLighten = t.PrimaryStrong;
        palette.PrimaryContrastText = palette.SecondaryContrastText = palette.TertiaryContrastText = t.PrimaryInk;
        palette.Info = t.Info;
        palette.Success = t.Good;
        palette.Warning = t.Turn;
        palette.Error = t.Bad;
        palette.Dark = t.Ink;
        palette.InfoContrastText = palette.SuccessContrastText = palette.WarningContrastText = palette.ErrorContrastText = t.OnTone;
        palette.DarkContrastText = t.Ground;
        return palette;
    }

    private sealed record Tokens(
        string Ground, string Surface, string Sunken, string Line, string LineStrong, string Ink, string Muted,
        string Primary, string PrimaryStrong, string PrimaryInk, string Turn, string Good, string Bad, string Info, string OnTone);
}
