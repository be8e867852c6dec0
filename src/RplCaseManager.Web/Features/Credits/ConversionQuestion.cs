using System.Globalization;
using RplCaseManager.Application.Credits;
using RplCaseManager.Domain.Credits;
using RplCaseManager.Web.Features.Providers;

namespace RplCaseManager.Web.Features.Credits;

/// <summary>A question to the converter as it stands in the address.</summary>
/// <param name="Amount">Null: none, or one that cannot be read.</param>
/// <param name="Written">The amount as it was written.</param>
/// <param name="From">Code of the system, or an empty text.</param>
/// <param name="On">The day; null: today.</param>
/// <param name="UnreadableDay">What stood there instead of a day.</param>
public sealed record ConversionQuestion(decimal? Amount, string Written, string From, string To, DateOnly? On, string? UnreadableDay)
{
    /// <summary>Reads the address.</summary>
    public static ConversionQuestion Read(string? amount, string? from, string? to, string? on)
    {
        var (written, day) = (amount?.Trim() ?? "", TrustQuery.DayOf(on));
        return new(AmountOf(written), written, from?.Trim() ?? "", to?.Trim() ?? "", day, day is null && !string.IsNullOrWhiteSpace(on) ? on.Trim() : null);
    }

    /// <summary>Whether anything is asked.</summary>
    public bool IsAsked => Written.Length > 0 || From.Length > 0 || To.Length > 0;

    /// <summary>Whether it can be answered.</summary>
    public bool IsComplete => Amount is not null && From.Length > 0 && To.Length > 0;

    /// <summary>An amount is there that is no number.</summary>
    public bool IsUnreadable => Written.Length > 0 && Amount is null;

    /// <summary>A decimal comma is understood as people write it; thousands are not guessed.</summary>
    private static decimal? AmountOf(string text)
    {
        var plain = text.Count(letter => letter is ',') == 1 && !text.Contains('.', StringComparison.Ordinal) ? text.Replace(',', '.') : text;
        return decimal.TryParse(plain.Replace(" ", "", StringComparison.Ordinal), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount) ? amount : null;
    }
}

/// <summary>A system that can be chosen.</summary>
/// <param name="Group">Country or region, or what stands for none.</param>
public sealed record SystemChoice(string Code, string Name, string Group);

/// <summary>The systems of all rows as a list to choose from.</summary>
public sealed class SystemChoices
{
    /// <summary>Systems in their order: hours, European ones, then country by country; a system of several rows stands in the first.</summary>
    public SystemChoices(IReadOnlyList<CreditRowPage> rows, string hours, string european)
    {
        ArgumentNullException.ThrowIfNull(rows);
        All = [.. new[] { new SystemChoice(CreditCheck.Hours, hours, "") }
            .Concat(CreditCheck.European.Select(code => new SystemChoice(code, code, european)))
            .Concat(rows.SelectMany(row => row.Content.Systems.Where(system => system.Kind is not (CreditSystemKind.None or CreditSystemKind.Unknown)).Select(system => new SystemChoice(system.Code, system.Name, row.Content.Country))))
            .DistinctBy(choice => choice.Code, StringComparer.Ordinal)];
    }

    /// <summary>Each system once.</summary>
    public IReadOnlyList<SystemChoice> All { get; }

    /// <summary>Name of a system; its code when nobody knows it.</summary>
    public string NameOf(string code) => All.FirstOrDefault(choice => choice.Code == code)?.Name ?? code;

    /// <summary>Whether there is such a system.</summary>
    public bool Knows(string code) => All.Any(choice => choice.Code == code);
}
