using RplCaseManager.Application.Cases;
using RplCaseManager.Domain.Decisions;
using RplCaseManager.Domain.Shared;
using RplCaseManager.Web.Shell;

namespace RplCaseManager.Web.Features.Assessment;

/// <summary>Why an outcome cannot be granted, with titles instead of codes.</summary>
public static class OptionWords
{
    /// <summary>The rule in words.</summary>
    public static string Against(OutcomeOption option, IReadOnlyList<UnitDetails> units, RefusalTexts refusals)
    {
        ArgumentNullException.ThrowIfNull(option);
        ArgumentNullException.ThrowIfNull(refusals);
        return refusals.Of(new RuleRefusal(option.Rule, string.Join("; ", option.Missing.Select(code => TitleOf(code, units)))));
    }

    private static string TitleOf(string code, IReadOnlyList<UnitDetails> units) =>
        units.SelectMany(unit => unit.Outcomes).FirstOrDefault(outcome => outcome.Code == code)?.Title ?? units.FirstOrDefault(unit => unit.Code == code)?.Title ?? code;
}
