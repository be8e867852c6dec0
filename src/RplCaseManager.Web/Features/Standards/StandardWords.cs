using Microsoft.Extensions.Localization;
using RplCaseManager.Domain.Schemes;
using RplCaseManager.Domain.Shared;
using RplCaseManager.Domain.Standards;

namespace RplCaseManager.Web.Features.Standards;

/// <summary>Values of standards and schemes as sentences.</summary>
public sealed class StandardWords(IStringLocalizer<Resources.StandardPages> texts)
{
    /// <summary>How long a certificate is valid.</summary>
    public string Validity(int? years) => years switch
    {
        null => texts["Validity.Unlimited"],
        1 => texts["Validity.One"],
        _ => texts["Validity.Years", years],
    };

    /// <summary>A time limit.</summary>
    public string Period(Period period)
    {
        ArgumentNullException.ThrowIfNull(period);
        return texts[period.Count == 1 ? $"Period.{period.Kind}.One" : $"Period.{period.Kind}", period.Count];
    }

    /// <summary>Methods of assessment, one after the other.</summary>
    public string Methods(IEnumerable<AssessmentMethod> methods) => string.Join(", ", methods.Select(method => texts[$"Method.{method}"].Value));

    /// <summary>The conditions under which a scheme yields an outcome, or an empty text.</summary>
    public string Conditions(OutcomeConditions? conditions)
    {
        var parts = new List<string>();
        if (conditions?.MinEqfLevel is { } least)
        {
            parts.Add(texts["Condition.MinLevel", least]);
        }

        if (conditions?.MaxEqfLevel is { } most)
        {
            parts.Add(texts["Condition.MaxLevel", most]);
        }

        if (conditions?.Kinds is { Count: > 0 } kinds)
        {
            parts.Add(texts["Condition.Kinds", string.Join(", ", kinds.Select(kind => texts[$"Kind.{kind}"].Value))]);
        }

        if (conditions?.ExcludeHigherEducation == true)
        {
            parts.Add(texts["Condition.NoHigherEducation"]);
        }

        return string.Join(" · ", parts);
    }
}
