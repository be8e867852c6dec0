using System.Globalization;
using Microsoft.Extensions.Localization;
using RplCaseManager.Application.Cases;
using RplCaseManager.Domain.Decisions;
using RplCaseManager.Domain.Shared;
using RplCaseManager.Web.Shell;

namespace RplCaseManager.Web.Features.Assessment;

/// <summary>Why an outcome cannot be granted, with titles instead of codes, and with how much is missing and from where.</summary>
public static class OptionWords
{
    /// <summary>The rule in words.</summary>
    public static string Against(OutcomeOption option, IReadOnlyList<UnitDetails> units, RefusalTexts refusals, IStringLocalizer<Resources.CaseWords> words)
    {
        ArgumentNullException.ThrowIfNull(option);
        ArgumentNullException.ThrowIfNull(refusals);
        ArgumentNullException.ThrowIfNull(words);
        var titles = units.Select(unit => (unit.Code, unit.Title)).Concat(units.SelectMany(unit => unit.Outcomes).Select(outcome => (outcome.Code, outcome.Title)))
            .DistinctBy(pair => pair.Code).ToDictionary(pair => pair.Code, pair => pair.Title, StringComparer.Ordinal);
        return refusals.Of(new RuleRefusal(option.Rule, string.Join("; ", option.MissingParts.Select(part => Of(part, titles, words)))));
    }

    /// <summary>One thing that is missing, with how much and from where.</summary>
    /// <param name="titles">Titles of units, outcomes and qualifications, by code.</param>
    public static string Of(MissingPart part, IReadOnlyDictionary<string, string> titles, IStringLocalizer<Resources.CaseWords> words)
    {
        ArgumentNullException.ThrowIfNull(part);
        ArgumentNullException.ThrowIfNull(titles);
        ArgumentNullException.ThrowIfNull(words);
        var amount = part.Amount.ToString("0.##", CultureInfo.CurrentCulture);
        return part.Kind switch
        {
            MissingKind.Unit or MissingKind.Outcome or MissingKind.Qualification => titles.GetValueOrDefault(part.Code, part.Code),
            MissingKind.Credits when part.From.Count == 0 => words["Missing.Credits", amount],
            MissingKind.Credits => words["Missing.CreditsFrom", amount, string.Join(", ", part.From.Select(code => titles.GetValueOrDefault(code, code)))],
            MissingKind.Experience => words["Missing.Experience", amount, part.Code],
            MissingKind.Choice => words["Missing.Choice", amount, string.Join(" / ", part.Options.Select(option => string.Join(" + ", option.Select(each => Of(each, titles, words)))))],
            MissingKind.Impossible => words["Missing.Impossible", amount],
        };
    }
}
