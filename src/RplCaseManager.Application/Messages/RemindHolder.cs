using Microsoft.EntityFrameworkCore;
using RplCaseManager.Application.Operations;
using RplCaseManager.Application.People;
using RplCaseManager.Application.Ports;
using RplCaseManager.Domain.Audit;
using RplCaseManager.Domain.Cases;
using RplCaseManager.Domain.People;

namespace RplCaseManager.Application.Messages;

/// <summary>Reminds whoever holds a case that their date comes near (job). A job that slept through three reminders sends only the latest.</summary>
public sealed record RemindHolder(Guid RequestId, Guid CaseId) : IChange<int>, ICaseOperation;

/// <summary>Answers how many people were told. The key contains the date, so that a moved deadline reminds again.</summary>
public sealed class RemindHolderHandler(IRplDb db, CaseDesk desk, Journal journal, OperationContext context) : IHandle<RemindHolder, int>
{
    public async ValueTask<Result<int>> Handle(RemindHolder request, CancellationToken cancellationToken)
    {
        var open = await desk.OpenAsync(request.CaseId, cancellationToken);
        var (found, steps) = (open.Case, open.Rules.Content.Clocks.ReminderDays);
        var told = new List<Guid>();
        if (found.DueOn is { } due && found.DueAt > context.Now && open.Rules.StepDue(due, steps, context.Now) is { } step)
        {
            foreach (var person in await HoldersAsync(found, cancellationToken))
            {
                var key = $"reminder:{found.Id:N}:{found.HistoryCount}:{Days.Text(due)}:{step}:{person:N}";
                if (!await db.Outbox.AnyAsync(row => row.Key == key, cancellationToken))
                {
                    journal.Tell(person, found.Id, ReminderKinds.Of(found.Holder), key, open.Letter(("due", Days.Text(due))));
                    told.Add(person);
                }
            }
        }

        found.Reminded(context.Act, open.Rules);
        journal.Record(Streams.Case(found.Id), "reminder.sent", new { due = found.DueOn, told = told.Select(person => person.ToString("N")), holder = found.Holder });
        return told.Count;
    }

    /// <summary>The person who holds the case, or the staff of the body who could take it when nobody has it yet.</summary>
    private async Task<IReadOnlyList<Guid>> HoldersAsync(Case found, CancellationToken cancellation)
    {
        var (one, role) = found.Holder switch
        {
            CaseHolder.Candidate => (found.CandidateId, Role.Candidate),
            CaseHolder.CaseOfficer => (found.CaseOfficerId, Role.CaseOfficer),
            CaseHolder.Assessor => (found.AssessorId, Role.Assessor),
            CaseHolder.Verifier => (found.VerifierId, Role.Verifier),
            CaseHolder.Decider => (found.DeciderId, Role.Decider),
            CaseHolder.AppealReviewer => ((Guid?)null, Role.AppealReviewer),
            CaseHolder.Nobody => (null, Role.Anyone),
        };
        // Who has a conflict of interest, or no account any more, cannot act: then the others of the body are told.
        var conflicted = await db.Conflicts.Where(entry => entry.CaseId == found.Id && entry.HasConflict).Select(entry => entry.PersonId).ToListAsync(cancellation);
        var active = await db.People.AsNoTracking().Where(person => person.Active && !conflicted.Contains(person.Id)).ToListAsync(cancellation);
        if (found.Holder is CaseHolder.Candidate || (one is { } person && active.Exists(staff => staff.Id == person)))
        {
            return one is null ? [] : found.Holder is not CaseHolder.Candidate && await StandInAsync(found, one.Value, role, active, cancellation) is { } standIn ? [one.Value, standIn] : [one.Value];
        }

        // Who is absent is told only where nobody else can be.
        var able = active.Where(staff => staff.Id != found.CandidateId && staff.Grants.Any(grant => grant.Role == role && (grant.Body is null || grant.Body == found.BodyCode))).Select(staff => staff.Id).ToList();
        var today = context.Today;
        var absent = await db.Absences.AsNoTracking().Where(absence => able.Contains(absence.PersonId) && absence.From <= today && absence.Until >= today).Select(absence => absence.PersonId).ToListAsync(cancellation);
        return able.Except(absent).ToList() is { Count: > 0 } present ? present : able;
    }

    /// <summary>The stand-in of an absent holder, where they may act on the case.</summary>
    private async Task<Guid?> StandInAsync(Case found, Guid holder, Role role, List<Person> active, CancellationToken cancellation) =>
        await AbsenceDesk.StandInOfAsync(db, holder, context.Today, cancellation) is { } standIn && standIn != found.CandidateId
        && active.Exists(person => person.Id == standIn && person.Has(role, found.BodyCode)) ? standIn : null;
}

/// <summary>Kinds of the reminders of cases: one a holder.</summary>
public static class ReminderKinds
{
    /// <summary>Key of the texts.</summary>
    public static string Of(CaseHolder holder) => "reminder-" + holder.ToString().ToLowerInvariant();
}
