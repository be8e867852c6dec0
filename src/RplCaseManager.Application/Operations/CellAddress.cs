using System.Globalization;

namespace RplCaseManager.Application.Operations;

/// <summary>Where a cell is, as a spreadsheet names it.</summary>
public static class CellAddress
{
    /// <summary>Such as <c>Outcomes!C17</c>.</summary>
    /// <param name="column">From 0.</param>
    /// <param name="row">From 1.</param>
    public static string Of(string sheet, int column, int row) => string.Create(CultureInfo.InvariantCulture, $"{sheet}!{Letters(column)}{row}");

    private static string Letters(int column) => column < 26 ? ((char)('A' + column)).ToString() : Letters((column / 26) - 1) + (char)('A' + (column % 26));
}
