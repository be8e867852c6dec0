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
        return refusals.Of(new RuleRefusal(option.Rule, string.Join("; ", option.MissingParts.Select(part => Of(part, units, words)))));
    }

    private static string Of(MissingPart part, IReadOnlyList<UnitDetails> units, IStringLocalizer<Resources.CaseWords> words)
    {
        var amount = part.Amount.ToString("0.##", CultureInfo.CurrentCulture);
        return part.Kind switch
        {
            MissingKind.Unit or MissingKind.Outcome or MissingKind.Qualification => TitleOf(part.Code, units),
            MissingKind.Credits when part.From.Count == 0 => words["Missing.Credits", amount],
            MissingKind.Credits => words["Missing.CreditsFrom", amount, string.Join(", ", part.From.Select(code => TitleOf(code, units)))],
            MissingKind.Experience => words["Missing.Experience", amount, part.Code],
            MissingKind.Choice => words["Missing.Choice", amount, string.Join(" / ", part.Options.Select(option => string.Join(" + ", option.Select(each => Of(each, units, words)))))],
            MissingKind.Impossible => words["Missing.Impossible", amount],
        };
    }

    private static string TitleOf(string code, IReadOnlyList<UnitDetails> units) =>
        units.SelectMany(unit => unit.Outcomes).FirstOrDefault(outcome => outcome.Code == code)?.Title ?? units.FirstOrDefault(unit => unit.Code == code)?.Title ?? code;
}
