using System.Globalization;
using Microsoft.Extensions.Localization;
using RplCaseManager.Application.Cases;
using RplCaseManager.Web.Shared;

namespace RplCaseManager.Web.Features.Cases;

/// <summary>What is said of a piece of evidence in one line.</summary>
public static class EvidenceWords
{
    /// <summary>Kind, day and size.</summary>
    public static string About(EvidenceDetails piece, IStringLocalizer<Resources.CaseWords> words, string dateFormat)
    {
        ArgumentNullException.ThrowIfNull(piece);
        ArgumentNullException.ThrowIfNull(words);
        var dated = piece.DatedOn is { } day ? words["Evidence.Dated", day.ToString(dateFormat, CultureInfo.CurrentCulture)].Value : null;
        return string.Join(" · ", new[] { words[$"Evidence.{piece.Kind}"].Value, dated, ByteSize.Of(piece.Size) }.OfType<string>());
    }

    /// <summary>How current a piece is on a day: "2.5 of 5 years".</summary>
    public static string Currency(EvidenceDetails piece, int? oldest, DateOnly today, IStringLocalizer<Resources.CaseWords> words)
    {
        ArgumentNullException.ThrowIfNull(piece);
        ArgumentNullException.ThrowIfNull(words);
        if (piece.DatedOn is not { } day)
        {
            return words["Currency.NoDate"];
        }

        var years = Years(day, today).ToString("0.0", CultureInfo.CurrentCulture);
        return oldest is { } most ? words["Currency.Of", years, most] : words["Currency.Old", years];
    }

    /// <summary>Age in years with one decimal, rounded down, so that nothing seems older than it is.</summary>
    public static decimal Years(DateOnly from, DateOnly to)
    {
        var whole = to.Year - from.Year - (from.AddYears(to.Year - from.Year) > to ? 1 : 0);
        var last = from.AddYears(whole);
        var share = (decimal)(to.DayNumber - last.DayNumber) / (last.AddYears(1).DayNumber - last.DayNumber);
        return Math.Max(0, whole + Math.Floor(share * 10) / 10);
    }
}
