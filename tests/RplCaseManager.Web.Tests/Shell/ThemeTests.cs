using System.Text.RegularExpressions;
using MudBlazor;
using MudBlazor.Utilities;
using RplCaseManager.Web.Shell;

namespace RplCaseManager.Web.Tests.Shell;

/// <summary>One set of tokens: MudBlazor, the dark class and the system's dark all have the same values, and they can be read.</summary>
public sealed class ThemeTests
{
    private static readonly string Css = File.ReadAllText(Path.Combine(Repository.Web, "wwwroot", "css", "tokens.css"));
    private static readonly Dictionary<string, string> Light = Block(":root");
    private static readonly Dictionary<string, string> Dark = Block(".dark");

    public static TheoryData<string, string> PalettePairs => new()
    {
        { nameof(Palette.Background), "ground" },
        { nameof(Palette.Surface), "surface" },
        { nameof(Palette.AppbarBackground), "surface" },
        { nameof(Palette.BackgroundGray), "sunken" },
        { nameof(Palette.TextPrimary), "ink" },
        { nameof(Palette.TextSecondary), "muted" },
        { nameof(Palette.LinesDefault), "line" },
        { nameof(Palette.Divider), "line" },
        { nameof(Palette.LinesInputs), "line-strong" },
        { nameof(Palette.Primary), "primary" },
        { nameof(Palette.PrimaryDarken), "primary-strong" },
        { nameof(Palette.PrimaryContrastText), "primary-ink" },
        { nameof(Palette.Warning), "turn" },
        { nameof(Palette.Success), "good" },
        { nameof(Palette.Error), "bad" },
        { nameof(Palette.Info), "info" },
    };

    [Theory]
    [MemberData(nameof(PalettePairs))]
    public void Palette_EqualsTokens(string property, string token)
    {
        Assert.Equal(new MudColor(Light[token]), Value(RplTheme.Theme.PaletteLight, property));
        Assert.Equal(new MudColor(Dark[token]), Value(RplTheme.Theme.PaletteDark, property));
    }

    [Fact]
    public void AutoInTheDark_EqualsDark() => Assert.Equal(Dark, Block(".auto"));

    [Fact]
    public void Dark_NamesEveryColourOfLight()
    {
        var colours = Light.Where(token => token.Value.StartsWith('#')).Select(token => token.Key).ToArray();
        Assert.True(colours.Length > 15);
        Assert.All(colours, name => Assert.Contains(name, Dark.Keys));
    }

    [Theory]
    [InlineData("ink", "ground", 4.5)]
    [InlineData("ink", "surface", 4.5)]
    [InlineData("ink", "sunken", 4.5)]
    [InlineData("ink", "primary-soft", 4.5)]
    [InlineData("muted", "ground", 4.5)]
    [InlineData("muted", "surface", 4.5)]
    [InlineData("muted", "sunken", 4.5)]
    [InlineData("muted", "primary-soft", 4.5)]
    [InlineData("primary", "ground", 4.5)]
    [InlineData("primary", "surface", 4.5)]
    [InlineData("primary", "primary-soft", 4.5)]
    [InlineData("primary-ink", "primary", 4.5)]
    [InlineData("primary-ink", "primary-strong", 4.5)]
    [InlineData("turn", "turn-soft", 4.5)]
    [InlineData("good", "good-soft", 4.5)]
    [InlineData("bad", "bad-soft", 4.5)]
    [InlineData("bad", "surface", 4.5)]
    [InlineData("info", "info-soft", 4.5)]
    [InlineData("line-strong", "surface", 3)]
    [InlineData("focus", "ground", 3)]
    public void Pairs_HaveContrast(string text, string ground, double atLeast)
    {
        Assert.True(Contrast(Light[text], Light[ground]) >= atLeast, $"light: {Contrast(Light[text], Light[ground]):0.00}");
        Assert.True(Contrast(Dark[text], Dark[ground]) >= atLeast, $"dark: {Contrast(Dark[text], Dark[ground]):0.00}");
    }

    private static MudColor Value(Palette palette, string property) => Assert.IsType<MudColor>(typeof(Palette).GetProperty(property)!.GetValue(palette) switch
    {
        MudColor colour => colour,
        string text => new MudColor(text),
        var other => throw new InvalidOperationException($"{property} is {other}"),
    });

    private static Dictionary<string, string> Block(string selector)
    {
        var body = Regex.Match(Css, $@"(?m)^\s*{Regex.Escape(selector)}\s*\{{(?<body>[^}}]*)\}}").Groups["body"].Value;
        body = Regex.Replace(body, @"/\*.*?\*/", "");
        return Regex.Matches(body, @"--(?<name>[\w-]+):\s*(?<value>[^;]+);").ToDictionary(match => match.Groups["name"].Value, match => match.Groups["value"].Value.Trim());
    }

    private static double Contrast(string one, string other)
    {
        var (a, b) = (Luminance(new MudColor(one)), Luminance(new MudColor(other)));
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    // WCAG 2.2, relative luminance.
    private static double Luminance(MudColor colour)
    {
        static double Channel(byte value) => value / 255d <= 0.04045 ? value / 255d / 12.92 : Math.Pow(((value / 255d) + 0.055) / 1.055, 2.4);
        return (0.2126 * Channel(colour.R)) + (0.7152 * Channel(colour.G)) + (0.0722 * Channel(colour.B));
    }
}
