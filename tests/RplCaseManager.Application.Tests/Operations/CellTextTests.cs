using CsCheck;
using RplCaseManager.Application.Operations;
using Xunit;

namespace RplCaseManager.Application.Tests.Operations;

/// <summary>Cells are neutral to a spreadsheet, and every text comes back as it was.</summary>
public sealed class CellTextTests
{
    private static readonly Gen<string> Texts = Gen.Char["'=+-@ \t\r\nab＝"].Array[0, 6].Select(signs => new string(signs));

    [Fact]
    public void EveryText_ComesBack() => Texts.Sample(text => Assert.Equal(text, CellText.Restore(CellText.Neutral(text))));

    [Fact]
    public void WhatIsWritten_NeverBeginsLikeAFormula() => Texts.Sample(text => Assert.False(CellText.Neutral(text).TrimStart() is ['=' or '+' or '-' or '@' or '＝', ..]));
}
