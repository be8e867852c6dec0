using CsCheck;
using RplCaseManager.Domain.Shared;

namespace RplCaseManager.Domain.Tests.Shared;

/// <summary>The normal form for searching.</summary>
public sealed class SearchWordsTests
{
    [Theory]
    [InlineData("Łukasz Żółć", "lukasz zolc")]
    [InlineData("Søren Ærø", "soren aero")]
    [InlineData("Đurđa Šimić-Ćosić", "durda simic cosic")]
    [InlineData("Straße", "strasse")]
    [InlineData("STRAẞE", "strasse")]
    [InlineData("Þórður Œuvre", "thordur oeuvre")]
    [InlineData("Nguyễn Thị Ánh", "nguyen thi anh")]
    [InlineData("Ħamrun, Għarb", "hamrun gharb")]
    [InlineData("Ŋuŧ", "nut")]
    [InlineData("Ισίδωρος", "ισιδωροσ")]
    [InlineData("İstanbul ısı", "istanbul isi")]
    [InlineData("  CNC—Fräsen (5-Achsen)  ", "cnc frasen 5 achsen")]
    [InlineData("ﬁtter", "fitter")]
    [InlineData("", "")]
    [InlineData("…", "")]
    public void Text_IsFoundAsPeopleTypeIt(string text, string words) => Assert.Equal(words, SearchWords.Normalise(text));

    [Fact]
    public void Normalising_Twice_IsNormalisingOnce() => Gen.String.Sample(text =>
    {
        var words = SearchWords.Normalise(text);
        Assert.Equal(words, SearchWords.Normalise(words));
        Assert.False(words.StartsWith(' ') || words.EndsWith(' ') || words.Contains("  ", StringComparison.Ordinal));
    });

    [Fact]
    public void HalfASurrogatePair_IsABlank() => Assert.Equal("a b", SearchWords.Normalise("a\uD83Db"));
}
