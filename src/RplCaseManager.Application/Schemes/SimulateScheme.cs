using Microsoft.EntityFrameworkCore;
using RplCaseManager.Application.Operations;
using RplCaseManager.Application.Ports;
using RplCaseManager.Domain.Cases;
using RplCaseManager.Domain.Schemes;
using RplCaseManager.Domain.Shared;

namespace RplCaseManager.Application.Schemes;

/// <summary>Tries a scheme out as it stands in the editor: a case that is not kept goes through it, step by step, with the holidays of its country.</summary>
public sealed record SimulateScheme(SchemeContent Content, TrialAnswers Answers) : IRead<SchemeTrial>, IValidated
{
    public IEnumerable<FieldProblem> Validate()
    {
        if (Answers.Start.Year is < 2000 or > 2100)
        {
            yield return new(nameof(Answers.Start), "range", "2000 – 2100");
        }

        if (Answers.CertificateYears is < 1 or > 50)
        {
            yield return new(nameof(Answers.CertificateYears), "range", "1 – 50");
        }
    }
}

/// <summary>What the case went through.</summary>
/// <param name="HolidaysKnown">The holidays of the country are in the system; false: only its weekends were counted as free.</param>
public sealed record SchemeTrial(CaseTrial Trial, bool HolidaysKnown);

/// <summary>Refuses what cannot be counted: a time zone that is unknown or not chosen yet, a clock or a reminder out of range.</summary>
public sealed class SimulateSchemeHandler(IRplDb db) : IHandle<SimulateScheme, SchemeTrial>
{
    private static readonly string[] CannotCount = ["scheme.period", "scheme.reminders", "scheme.time-zone", "scheme.time-zone.missing"];

    public async ValueTask<Result<SchemeTrial>> Handle(SimulateScheme request, CancellationToken cancellationToken)
    {
        if (SchemeCheck.Problems(request.Content).Any(problem => CannotCount.Contains(problem.Rule)))
        {
            return new RuleRefusal("scheme.trial.clocks");
        }

        var calendar = await db.Calendars.AsNoTracking().FirstOrDefaultAsync(row => row.Country == request.Content.Country, cancellationToken);
        return new SchemeTrial(CaseTrial.Run(new(request.Content, new(calendar?.Content ?? HolidayCalendar.WithoutHolidays(request.Content.Country))), request.Answers), calendar is not null);
    }
}
