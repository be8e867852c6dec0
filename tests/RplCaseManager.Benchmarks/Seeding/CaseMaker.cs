using System.Globalization;
using System.Text.Json;
using RplCaseManager.Domain.Assessment;
using RplCaseManager.Domain.Cases;
using RplCaseManager.Domain.Evidence;
using RplCaseManager.Domain.Schemes;
using RplCaseManager.Domain.Shared;

namespace RplCaseManager.Benchmarks.Seeding;

/// <summary>Makes the rows of one case. The same place of a plan always makes the same case, and the hits are the same in plans of every size.</summary>
internal sealed class CaseMaker(Surroundings around, SeedPlan plan, DateTimeOffset now)
{
    private const string Empty = "[]";
    private static readonly Dictionary<CaseState, IReadOnlyList<(CaseTrigger Trigger, CaseState To)>> Paths = Enum.GetValues<CaseState>().ToDictionary(state => state, SeedPlan.PathTo);
    // The aims of the body in which the measured assessor works.
    private readonly List<Aim> home = [.. around.Aims.Where(aim => aim.Staff.Body == around.MeasuredBody)];
    private readonly Dictionary<(DateOnly From, Period Period, Guid Scheme), Deadline> deadlines = [];

    /// <summary>Adds the case at a place.</summary>
    public void Add(Batch batch, int place)
    {
        var hit = plan.HitAt(place);
        var dice = new Dice(hit >= 0 ? 0xA55E5500UL + (ulong)hit : (ulong)place + 1);
        var state = plan.StateAt(place, hit, ref dice);
        // The two cases of one candidate are neighbours and have different aims; hits have candidates of their own.
        var aim = hit >= 0 ? home[hit % home.Count] : around.Aims[place % around.Aims.Count];
        var path = Paths[state];
        var created = Whole(Created(place, hit, path.Count, ref dice));
        var row = new SeededCase
        {
            Id = dice.Id(created),
            Place = place,
            Candidate = hit >= 0 ? SeededPeople.OfHit(hit) : SeededPeople.OfPlace(place),
            Aim = aim,
            State = state,
            Created = created,
            Assessor = !path.Any(step => step.Trigger is CaseTrigger.Accept) ? null
                : hit >= 0 ? around.Measured
                : state is CaseState.InAssessment && dice.Percent(35) ? null
                // The measured assessor has a past, too.
                : place < plan.FirstOpen && place < 2_000 && dice.Percent(40) && home.Contains(aim) ? around.Measured
                : dice.Of(aim.Staff.Assessors),
        };
        var claims = Claims(row, ref dice);
        History(batch, row, path);
        var pieces = state is CaseState.Lapsed || (state is CaseState.Draft && dice.Percent(50)) ? 0 : 1 + dice.Below(2);
        var ids = new List<Guid>(pieces);
        for (var piece = 0; piece < pieces; piece++)
        {
            ids.Add(Piece(batch, row, claims, ref dice));
        }

        Sheets(batch, row, claims, ids, ref dice);
        Declarations(batch, row, ref dice);
        Case(batch, row, claims, path.Count, ref dice);
    }

    // Whole microseconds, as the product keeps instants.
    private static DateTimeOffset Whole(DateTimeOffset at) => new(at.UtcTicks - (at.UtcTicks % TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);

    private DateTimeOffset Created(int place, int hit, int steps, ref Dice dice)
    {
        if (hit >= 0)
        {
            return now.AddDays(-30 - (60.0 * (SeedPlan.Hits - hit) / SeedPlan.Hits));
        }

        // Five years of finished cases, then four months of open ones.
        return place < plan.FirstOpen
            ? now.AddDays(-1825 + (1700.0 * place / Math.Max(1, plan.FirstOpen))).AddMinutes(dice.Below(30))
            : now.AddDays(-(steps * 7) - 1 - (80.0 * (plan.Count - place) / plan.OpenCount)).AddMinutes(dice.Below(30));
    }

    private static Claimed Claims(SeededCase row, ref Dice dice)
    {
        var units = row.Aim.Units;
        var unit = units[dice.Below(units.Count)];
        return row.State is CaseState.Draft && dice.Percent(30) ? Claimed.Nothing : unit;
    }

    private static void History(Batch batch, SeededCase row, IReadOnlyList<(CaseTrigger Trigger, CaseState To)> path)
    {
        var from = CaseState.Draft;
        for (var step = 0; step < path.Count; step++)
        {
            var (trigger, to) = path[step];
            var by = trigger is CaseTrigger.Expire or CaseTrigger.Close ? Act.SystemId : PersonOf(row, Domain.Cases.Case.DutyOf(trigger));
            batch.Add(Table.History, row.Id, step + 1, trigger.ToString(), from.ToString(), to.ToString(), by, row.At(step + 1).UtcTicks, "", null);
            from = to;
        }
    }

    private static Guid PersonOf(SeededCase row, CaseDuty? duty) => duty switch
    {
        CaseDuty.CaseOfficer => row.Aim.Staff.Officer,
        CaseDuty.Assessor => row.Assessor ?? row.Aim.Staff.Assessors[0],
        CaseDuty.Verifier => row.Aim.Staff.Verifier,
        CaseDuty.Decider or CaseDuty.PanelMember => row.Aim.Staff.Decider,
        null => row.Candidate,
    };

    private static Guid Piece(Batch batch, SeededCase row, Claimed claims, ref Dice dice)
    {
        var at = row.Created.AddHours(2 + dice.Below(20));
        var id = dice.Id(at);
        var title = dice.Of(Names.Titles);
        batch.Add(Table.Evidence, id, row.Id, row.Candidate, title, dice.Of(Kinds), "", DateOnly.FromDateTime(row.Created.UtcDateTime).AddDays(-dice.Below(700)), title.ToLowerInvariant() + ".pdf", dice.Hash(),
            (long)(40_000 + dice.Below(4_000_000)), "application/pdf", "PDF", at.UtcTicks, false, null, claims.Mappings, 3L);
        return id;
    }

    private static IReadOnlyList<string> Kinds { get; } = Enum.GetNames<EvidenceKind>();

    private static void Sheets(Batch batch, SeededCase row, Claimed claims, List<Guid> pieces, ref Dice dice)
    {
        if (row.Assessor is not { } assessor)
        {
            return;
        }

        var judged = row.State is CaseState.InAssessment or CaseState.InformationRequested ? dice.Below(claims.Codes.Count + 1) : claims.Codes.Count;
        for (var index = 0; index < judged; index++)
        {
            var achieved = dice.Percent(85);
            var at = row.At(2).AddDays(1).AddHours(index);
            batch.Add(Table.Sheets, dice.Id(at), row.Id, 1, claims.Codes[index], Entry(achieved, pieces[0], dice.Of(Names.Reasons)), (achieved ? Judgement.Achieved : Judgement.NotYetAchieved).ToString(), assessor, at.UtcTicks, 1L);
        }
    }

    // As RplJson writes a SheetEntry; written here because a million cases have millions of them.
    private static string Entry(bool achieved, Guid piece, string rationale)
    {
        var last = achieved ? "Yes" : "No";
        return string.Create(CultureInfo.InvariantCulture,
            $$$"""{"pieces":[{"evidenceId":"{{{piece}}}","varcs":{"valid":"Yes","authentic":"Yes","reliable":"Yes","current":"Yes","sufficient":"{{{last}}}"}}],"togetherSufficient":"{{{last}}}","judgement":"{{{(achieved ? "Achieved" : "NotYetAchieved")}}}","rationale":"{{{rationale}}}","gapReason":{{{(achieved ? "null" : "\"PartlyShown\"")}}},"whatWouldShowIt":"{{{(achieved ? "" : "A measured part with your own protocol.")}}}","whereToLearn":""}""");
    }

    private static void Declarations(Batch batch, SeededCase row, ref Dice dice)
    {
        foreach (var (duty, step) in row.Duties)
        {
            var at = row.At(step).AddMinutes(-5);
            batch.Add(Table.Conflicts, dice.Id(at), row.Id, PersonOf(row, duty), false, "", at.UtcTicks);
        }
    }

    private void Case(Batch batch, SeededCase row, Claimed claims, int steps, ref Dice dice)
    {
        var (aim, state) = (row.Aim, row.State);
        var held = DateOnly.FromDateTime(row.At(steps).UtcDateTime);
        var due = PeriodOf(state, aim.Rules.Content.Clocks) is { } period ? Near(held, period, aim) : null;
        var window = state is CaseState.Decided or CaseState.Inadmissible or CaseState.Lapsed ? Near(held, aim.Rules.Content.Clocks.Appeal, aim) : null;
        var open = state.IsOpen();
        var waits = open && state is not (CaseState.Draft or CaseState.Incomplete or CaseState.ConditionallyAwarded or CaseState.UnderAppeal);
        var duties = JsonSerializer.Serialize(row.Duties.Select(entry => new DutyHeld(PersonOf(row, entry.Duty), entry.Duty)), RplJson.Options);
        var asked = state is CaseState.InformationRequested or CaseState.Incomplete
            ? JsonSerializer.Serialize(new[] { new InformationRequest(dice.Id(row.At(steps)), "Please show how you work on your own.", [], PersonOf(row, CaseDuty.Assessor), row.At(steps), due!.On) }, RplJson.Options)
            : Empty;
        Guid? Who(CaseDuty duty) => row.Duties.Any(entry => entry.Duty == duty) ? PersonOf(row, duty) : null;
        batch.Add(Table.Cases, row.Id, Numbers.Make("RPL", row.Created.Year, row.Place + 1), row.Candidate, aim.SchemeId, aim.SchemeVersionId, aim.Staff.Body, aim.Standard.StandardId, aim.Standard.Id, aim.Sought,
            row.Created.UtcTicks, steps > 0 && state is not CaseState.Lapsed ? row.At(1).UtcTicks : null, state.ToString(), state is CaseState.Lapsed ? nameof(CaseState.Draft) : null, null,
            state is CaseState.Decided or CaseState.Closed or CaseState.UnderAppeal, false, 1, open ? $"{row.Candidate:N}:{aim.Standard.StandardId:N}:-:{aim.SchemeId:N}" : null, steps,
            CaseStates.HolderIn(state).ToString(), held, due?.On, due?.EndsAt.UtcTicks, due is not null && due.EndsAt > now ? due.EndsAt.AddDays(-3).UtcTicks : null, window?.On, window?.EndsAt.UtcTicks,
            waits ? DateOnly.FromDateTime(row.At(1).UtcDateTime).AddMonths(4) : null, state is CaseState.InformationRequested ? held : null, 0, state is CaseState.InformationRequested ? 10 : null,
            Who(CaseDuty.CaseOfficer), row.Assessor, Who(CaseDuty.Verifier), Who(CaseDuty.Decider), duties, claims.Claims, claims.Codes.Count, asked, row.Duties.Any(),
            row.Duties.Any(entry => entry.Duty is CaseDuty.Verifier) ? true : null, row.Duties.Any(entry => entry.Duty is CaseDuty.Verifier) ? "I recommend the award." : "", (long)steps + 3);
    }

    private Deadline Near(DateOnly from, Period period, Aim aim)
    {
        // Counting working days costs more than the rest of the row; one deadline a day of arrival is enough here.
        var key = (from, period, aim.SchemeVersionId);
        if (!deadlines.TryGetValue(key, out var found))
        {
            deadlines[key] = found = aim.Rules.Deadline(from, period);
        }

        return found;
    }

    private static Period? PeriodOf(CaseState state, SchemeClocks clocks) => state switch
    {
        CaseState.Draft or CaseState.Incomplete => clocks.DraftLapse,
        CaseState.Submitted => clocks.Intake,
        CaseState.InAssessment => clocks.Assessor,
        CaseState.InformationRequested or CaseState.ConditionallyAwarded => clocks.CandidateAnswer,
        CaseState.UnderVerification => clocks.Verifier,
        CaseState.AwaitingDecision => clocks.Decider,
        CaseState.UnderAppeal or CaseState.Decided or CaseState.Inadmissible or CaseState.Withdrawn or CaseState.Discontinued or CaseState.Lapsed or CaseState.Closed => null,
    };
}

/// <summary>A case being made.</summary>
internal sealed record SeededCase
{
    public required Guid Id { get; init; }
    public required int Place { get; init; }
    public required Guid Candidate { get; init; }
    public required Aim Aim { get; init; }
    public required CaseState State { get; init; }
    public required DateTimeOffset Created { get; init; }
    public required Guid? Assessor { get; init; }

    /// <summary>When a step of its path was taken; 0 is the start.</summary>
    public DateTimeOffset At(int step) => Created.AddDays(step * 6).AddMinutes(step * 7);

    /// <summary>Duties carried out so far, with the step in which each was.</summary>
    public IReadOnlyList<(CaseDuty Duty, int Step)> Duties => State switch
    {
        CaseState.Incomplete or CaseState.Inadmissible or CaseState.Discontinued => [(CaseDuty.CaseOfficer, 2)],
        CaseState.InAssessment or CaseState.InformationRequested => Assessor is null ? [(CaseDuty.CaseOfficer, 2)] : [(CaseDuty.CaseOfficer, 2), (CaseDuty.Assessor, 3)],
        CaseState.UnderVerification => [(CaseDuty.CaseOfficer, 2), (CaseDuty.Assessor, 3)],
        CaseState.AwaitingDecision => [(CaseDuty.CaseOfficer, 2), (CaseDuty.Assessor, 3), (CaseDuty.Verifier, 4)],
        CaseState.ConditionallyAwarded or CaseState.Decided or CaseState.UnderAppeal or CaseState.Closed => [(CaseDuty.CaseOfficer, 2), (CaseDuty.Assessor, 3), (CaseDuty.Verifier, 4), (CaseDuty.Decider, 5)],
        CaseState.Draft or CaseState.Submitted or CaseState.Withdrawn or CaseState.Lapsed => [],
    };
}
