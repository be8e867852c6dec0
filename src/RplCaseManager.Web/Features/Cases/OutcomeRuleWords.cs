using System.Globalization;
using Microsoft.Extensions.Localization;
using RplCaseManager.Application.Cases;
using RplCaseManager.Domain.Evidence;
using RplCaseManager.Domain.Standards;

namespace RplCaseManager.Web.Features.Cases;

/// <summary>How an outcome is assessed and how old its evidence may be, as sentences.</summary>
public static class OutcomeRuleWords
{
    /// <summary>How old evidence for an outcome may be; null where there is no rule.</summary>
    public static string? Age(OutcomeDetails outcome, IStringLocalizer<Resources.OutcomeRules> texts)
    {
        ArgumentNullException.ThrowIfNull(outcome);
        return Age(outcome.MaxEvidenceAgeYears, outcome.KindAges, texts);
    }

    /// <summary>How old evidence may be; null where there is no rule.</summary>
    /// <param name="years">The limit of every kind that has none of its own; null: no limit.</param>
    /// <param name="kinds">Kinds with an age of their own.</param>
    public static string? Age(int? years, IReadOnlyList<EvidenceCurrency> kinds, IStringLocalizer<Resources.OutcomeRules> texts)
    {
        ArgumentNullException.ThrowIfNull(kinds);
        ArgumentNullException.ThrowIfNull(texts);
        var each = string.Join(", ", kinds.Select(entry => texts["Age.Kind", texts[$"Kind.{entry.Kind}"].Value, Years(entry.Years, texts)].Value));
        return (years, kinds.Count) switch
        {
            (null, 0) => null,
            ({ } all, 0) => texts["Age.All", Years(all, texts)].Value,
            ({ } all, _) => texts["Age.AllBut", Years(all, texts), each].Value,
            (null, _) => texts["Age.Kinds", each].Value,
        };
    }

    /// <summary>Whether a piece is current for an outcome on the day that counts.</summary>
    public static PieceCurrency Currency(EvidenceDetails piece, OutcomeDetails outcome, DateOnly on)
    {
        ArgumentNullException.ThrowIfNull(piece);
        ArgumentNullException.ThrowIfNull(outcome);
        return PieceCurrency.Of(outcome.MaxAge(piece.Kind), piece.DatedOn, on);
    }

    /// <summary>The same in words, with the rule and until when; null where no limit is set.</summary>
    public static string? Currency(EvidenceDetails piece, OutcomeDetails outcome, DateOnly on, IStringLocalizer<Resources.OutcomeRules> texts, string dateFormat)
    {
        ArgumentNullException.ThrowIfNull(texts);
        var currency = Currency(piece, outcome, on);
        var (kind, most) = (texts[$"Kind.{piece.Kind}"].Value, Years(currency.Years ?? 0, texts));
        return currency.Standing switch
        {
            CurrencyStanding.NoLimit => null,
            CurrencyStanding.NotChecked => texts["Piece.NotChecked", kind, most].Value,
            CurrencyStanding.Current => texts["Piece.Current", Day(currency.Until), kind, most].Value,
            CurrencyStanding.TooOld => texts["Piece.TooOld", Day(currency.Until?.AddDays(1)), kind, most].Value,
        };

        string Day(DateOnly? day) => day?.ToString(dateFormat, CultureInfo.CurrentCulture) ?? "";
    }

    /// <summary>How an outcome may or must be assessed; null where nothing is named.</summary>
    public static string? Methods(MethodRule rule, IStringLocalizer<Resources.OutcomeRules> texts)
    {
        ArgumentNullException.ThrowIfNull(rule);
        ArgumentNullException.ThrowIfNull(texts);
        return rule switch
        {
            { Methods.Count: 0 } => null,
            { Obligatory: false } => texts["Methods.May", List(rule.Methods, texts)].Value,
            { Methods.Count: 1 } => texts["Methods.Must.One", List(rule.Methods, texts)].Value,
            _ => texts["Methods.Must.Many", List(rule.Methods, texts)].Value,
        };
    }

    /// <summary>Methods, one after the other.</summary>
    public static string List(IEnumerable<AssessmentMethod> methods, IStringLocalizer<Resources.OutcomeRules> texts) =>
        string.Join(", ", methods.Select(method => texts[$"Method.{method}"].Value));

    private static string Years(int years, IStringLocalizer<Resources.OutcomeRules> texts) => texts[years == 1 ? "Years.One" : "Years.Many", years];
}
