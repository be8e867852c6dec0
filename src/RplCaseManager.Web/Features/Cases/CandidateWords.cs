using System.Globalization;
using Microsoft.Extensions.Localization;
using RplCaseManager.Domain.Assessment;
using RplCaseManager.Domain.Cases;
using RplCaseManager.Domain.Evidence;
using RplCaseManager.Domain.Schemes;
using RplCaseManager.Domain.Shared;

namespace RplCaseManager.Web.Features.Cases;

/// <summary>Terms, dates and periods in the words that a candidate reads.</summary>
public sealed class CandidateWords(IStringLocalizer<Resources.CandidateTerms> terms, IStringLocalizer<Resources.Components> common)
{
    public string Outcome(RplOutcome outcome) => terms[$"Outcome.{outcome}"];

    public string Kind(EvidenceKind kind) => terms[$"Kind.{kind}"];

    public string Rating(SelfRating rating) => terms[$"Rating.{rating}"];

    public string Judged(Judgement judgement) => terms[$"Judgement.{judgement}"];

    public string Gap(GapReason reason) => terms[$"Gap.{reason}"];

    /// <summary>Who has the case, as the subject of a sentence ("your assessor").</summary>
    public string Holder(CaseHolder holder) => terms[$"Holder.{holder}"];

    /// <summary>A long date: 14 December 2026.</summary>
    public string Date(DateOnly date) => date.ToString(common["Date.Long"].Value, CultureInfo.CurrentCulture);

    /// <summary>With the day of the week, for what somebody must not miss.</summary>
    public string Weekday(DateOnly date) => date.ToString(common["Date.Weekday"].Value, CultureInfo.CurrentCulture);

    /// <summary>Without the year when it is the year of today.</summary>
    public string Short(DateOnly date, DateOnly today) => date.Year == today.Year ? date.ToString(common["Date.Short"].Value, CultureInfo.CurrentCulture) : Date(date);

    /// <summary>"20 working days".</summary>
    public string Length(Period period) => terms[$"Period.{period.Kind}.{(period.Count == 1 ? "One" : "Many")}", period.Count];

    /// <summary>"1 outcome", "6 outcomes": the key names the thing counted.</summary>
    public string Count(string thing, int count) => terms[$"Count.{thing}.{(count == 1 ? "One" : "Many")}", count];

    /// <summary>The day of an instant in a zone.</summary>
    public static DateOnly DayOf(DateTimeOffset instant, string zoneId) => instant.DateIn(TimeZoneInfo.FindSystemTimeZoneById(zoneId));
}
