namespace RplCaseManager.Application.Operations;

/// <summary>
/// Texts in the cells of a spreadsheet. A text that a spreadsheet would take for a formula gets an apostrophe in front when it is written, and loses that one when it is
/// read; a text that begins with apostrophes before such a sign gets one more, so that writing and reading give every text back.
/// </summary>
public static class CellText
{
    /// <summary>The text as it is written.</summary>
    public static string Neutral(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return IsRisky(text) ? "'" + text : text;
    }

    /// <summary>The text as it was before it was written.</summary>
    public static string Restore(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.StartsWith('\'') && IsRisky(text) ? text[1..] : text;
    }

    private static bool IsRisky(string text)
    {
        // Spreadsheets skip blanks before they look for a formula.
        var begin = text.AsSpan().TrimStart('\'').TrimStart();
        var lead = text.AsSpan()[..^begin.Length];
        return (!begin.IsEmpty && begin[0] is '=' or '+' or '-' or '@' or '＝' or '＋' or '－' or '＠') || lead.TrimStart('\'') is ['\t' or '\r', ..];
    }
}
