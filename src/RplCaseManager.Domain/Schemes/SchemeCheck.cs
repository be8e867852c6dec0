using RplCaseManager.Domain.Decisions;
using RplCaseManager.Domain.Shared;
using RplCaseManager.Domain.Standards;

namespace RplCaseManager.Domain.Schemes;

/// <summary>Contradictions inside a scheme, each at the place where it stands.</summary>
public static class SchemeCheck
{
    /// <summary>Everything that stands in the way of publishing; empty when the scheme can run.</summary>
    public static IReadOnlyList<ContentProblem> Problems(SchemeContent content) => [.. Names(content), .. Outcomes(content), .. Clocks(content), .. People(content), .. Limits(content)];

    private static IEnumerable<ContentProblem> Names(SchemeContent content)
    {
        if (content.Name.Length == 0)
        {
            yield return new("name", "scheme.name");
        }

        if (content.AwardingBody.Length == 0)
        {
            yield return new("awardingBody", "scheme.awarding-body");
        }

        if (content.Country.Length == 0)
        {
            yield return new("country", "scheme.country");
        }

        if (content.TimeZone.Length == 0)
        {
            yield return new("timeZone", "scheme.time-zone.missing");
        }
        else if (!TimeZoneInfo.TryFindSystemTimeZoneById(content.TimeZone, out _))
        {
            yield return new("timeZone", "scheme.time-zone", content.TimeZone);
        }

        if (content.Languages.Count == 0)
        {
            yield return new("languages", "scheme.languages");
        }
    }

    private static IEnumerable<ContentProblem> Outcomes(SchemeContent content)
    {
        if (content.Outcomes.Count == 0)
        {
            yield return new("outcomes", "scheme.outcomes");
        }

        for (var at = 0; at < content.Outcomes.Count; at++)
        {
            var (entry, path) = (content.Outcomes[at], $"outcomes[{at}]");
            if (content.Outcomes.Take(at).Any(other => other.Outcome == entry.Outcome))
            {
                yield return new(path, "scheme.outcome.twice", entry.Outcome.ToString());
            }

            if (entry.Source.Length == 0)
            {
                yield return new(path + ".source", "scheme.outcome.source", entry.Outcome.ToString());
            }

            if (entry.Conditions is not { } conditions)
            {
                continue;
            }

            var highest = conditions.ExcludeHigherEducation ? Math.Min(conditions.MaxEqfLevel ?? 8, 5) : conditions.MaxEqfLevel ?? 8;
            if (conditions.MinEqfLevel is < 1 or > 8 || conditions.MaxEqfLevel is < 1 or > 8 || (conditions.MinEqfLevel ?? 1) > highest)
            {
                yield return new(path + ".conditions", "scheme.outcome.levels", entry.Outcome.ToString());
            }

            if (conditions.Kinds is { } kinds && !kinds.Any(kind => OutcomeOptions.CanYield(entry.Outcome, kind)))
            {
                yield return new(path + ".conditions.kinds", "scheme.outcome.kinds", entry.Outcome.ToString());
            }

            if (conditions.MaxPartCredits is <= 0)
            {
                yield return new(path + ".conditions.maxPartCredits", "scheme.number");
            }
        }
    }

    private static IEnumerable<ContentProblem> Clocks(SchemeContent content)
    {
        var clocks = content.Clocks;
        (string Name, Period? Period)[] periods =
        [
            ("intake", clocks.Intake), ("candidateAnswer", clocks.CandidateAnswer), ("assessor", clocks.Assessor), ("verifier", clocks.Verifier), ("panel", clocks.Panel),
            ("decider", clocks.Decider), ("draftLapse", clocks.DraftLapse), ("reopening", clocks.Reopening), ("appeal", clocks.Appeal), ("authority", clocks.Authority),
        ];
        foreach (var (name, period) in periods.Where(entry => entry.Period is { Count: < 1 or > 3650 }))
        {
            yield return new("clocks." + name, "scheme.period", period!.Count.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }

        // The stages of the staff must fit into what the authority has, or every case that uses its time is late.
        var stages = new[] { clocks.Intake, clocks.Assessor, content.Verification is VerificationMode.Off ? null : clocks.Verifier, content.Panel ? clocks.Panel : null, clocks.Decider };
        var needed = stages.Sum(period => period is null ? 0 : CalendarDays(period));
        if (needed > CalendarDays(clocks.Authority))
        {
            yield return new("clocks.authority", "scheme.clocks.cross", needed.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }

        if (clocks.ReminderDays.Concat(clocks.CertificateReminderDays).Any(day => day is < 1 or > 3650))
        {
            yield return new("clocks.reminderDays", "scheme.reminders");
        }
    }

    private static IEnumerable<ContentProblem> People(SchemeContent content)
    {
        if (content.Assessors < 1)
        {
            yield return new("assessors", "scheme.number");
        }
        else if (content.Assessors > 1)
        {
            // A case has one assessor and one sheet an outcome: a second opinion is what verification and the panel are for.
            yield return new("assessors", "scheme.assessors.one", content.Assessors.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }

        if (content.VerificationShare is < 0 or > 1)
        {
            yield return new("verificationShare", "scheme.share");
        }

        if (content.VerificationCap is < 1)
        {
            yield return new("verificationCap", "scheme.number");
        }

        if (!content.Panel)
        {
            yield break;
        }

        if (content.PanelQuorum < 1 || content.PanelQuorum > content.PanelMembers)
        {
            yield return new("panelQuorum", "scheme.panel.quorum", content.PanelMembers.ToString(System.Globalization.CultureInfo.InvariantCulture));
        }

        if (content.Clocks.Panel is null)
        {
            yield return new("clocks.panel", "scheme.panel.clock");
        }
    }

    private static IEnumerable<ContentProblem> Limits(SchemeContent content)
    {
        if (content.MaxFileBytes < 1)
        {
            yield return new("maxFileBytes", "scheme.number");
        }

        if (content.MinimumCreditsForPartial is <= 0)
        {
            yield return new("minimumCreditsForPartial", "scheme.number");
        }

        if (content is { MinimumCreditsForPartial: not null } && content.Yields(RplOutcome.PartialQualification) is null)
        {
            yield return new("minimumCreditsForPartial", "scheme.minimum-without-partial");
        }

        // What a scheme demands must be among what it accepts, or no case could ever be handed in or decided.
        foreach (var (demanded, kinds) in Demanded(content))
        {
            if (content.EvidenceKinds.Count > 0 && !kinds.Any(content.EvidenceKinds.Contains))
            {
                yield return new("evidenceKinds", "scheme.evidence.demanded", demanded);
            }
        }

        if (content.Retention is { EvidenceMonths: < 1 or > 1200 } or { DecisionYears: < 1 or > 200 } or { CertificateYears: < 1 or > 200 } or { IdentityMonths: < 1 or > 1200 })
        {
            yield return new("retention", "scheme.number");
        }
    }

    private static IEnumerable<(string Demanded, IReadOnlyList<Evidence.EvidenceKind> Kinds)> Demanded(SchemeContent content)
    {
        if (content.ProofOfExperienceFirst)
        {
            yield return ("proofOfExperienceFirst", EvidenceDemands.ProofOfExperience);
        }

        if (content.DocumentedEvidenceRequired)
        {
            yield return ("documentedEvidenceRequired", EvidenceDemands.Documented);
        }

        if (content.ExaminationObligatory)
        {
            yield return ("examinationObligatory", EvidenceDemands.Examination);
        }
    }

    /// <summary>Length in calendar days: five working days are a week, a month counts 30.</summary>
    private static int CalendarDays(Period period) => period.Kind switch
    {
        DayKind.Calendar => period.Count,
        DayKind.Working => (int)Math.Ceiling(period.Count * 7m / 5m),
        DayKind.Months => period.Count * 30,
    };
}
