using Microsoft.EntityFrameworkCore;
using RplCaseManager.Application.Operations;
using RplCaseManager.Application.Ports;
using RplCaseManager.Domain.Assessment;
using RplCaseManager.Domain.Cases;
using RplCaseManager.Domain.Evidence;
using RplCaseManager.Domain.Schemes;
using RplCaseManager.Domain.Shared;

namespace RplCaseManager.Application.Cases;

/// <summary>A case as its candidate or the staff who have to do with it see it.</summary>
public sealed record GetCase(Guid CaseId) : IRead<CaseDetails>, INeedsDeclaration;

/// <summary>What staff write for each other is left out for the candidate.</summary>
public sealed class GetCaseHandler(IRplDb db, CaseDesk desk, Authorisation me, OperationContext context) : IHandle<GetCase, CaseDetails>
{
    public async ValueTask<Result<CaseDetails>> Handle(GetCase request, CancellationToken cancellationToken)
    {
        var open = await desk.OpenAsync(request.CaseId, cancellationToken);
        var (found, rules) = (open.Case, open.Rules);
        var mine = found.CandidateId == me.Me.Id;
        var evidence = await desk.EvidenceAsync(found.Id, cancellationToken);
        var sheets = mine ? [] : await db.JudgementSheets.AsNoTracking().Where(sheet => sheet.CaseId == found.Id && sheet.Round == found.Round).ToListAsync(cancellationToken);
        var history = await db.CaseHistory.AsNoTracking().Where(entry => entry.CaseId == found.Id).OrderBy(entry => entry.Sequence).ToListAsync(cancellationToken);
        var names = await NamesAsync(found, history, sheets, cancellationToken);
        var candidate = await db.People.AsNoTracking().FirstAsync(person => person.Id == found.CandidateId, cancellationToken);
        var body = await db.Providers.AsNoTracking().FirstOrDefaultAsync(provider => provider.Code == found.BodyCode, cancellationToken);
        var today = rules.DateOf(context.Now);
        // Evidence does not grow too old while others have the case.
        var counted = found is { FileIsOpen: false, SubmittedAt: { } submitted } ? rules.DateOf(submitted) : today;
        return new CaseDetails
        {
            Id = found.Id,
            Version = found.Version,
            Number = found.Number,
            Candidate = new(candidate.Id, candidate.FullName, candidate.LatinName, candidate.DateOfBirth, candidate.Email),
            StandardCode = open.Standard.Content.Code,
            StandardTitle = open.Standard.Title,
            ProgrammeTitle = open.Programme?.Title,
            ProgrammeCode = open.Programme?.Content.Code,
            ProgrammeVersion = open.Programme?.Number,
            StandardVersion = open.Standard.Number,
            SchemeCode = rules.Content.Code,
            SchemeName = rules.Content.Name,
            BodyName = body?.Content.Name ?? found.BodyCode,
            Sought = found.Sought,
            State = found.State,
            Stage = CaseStates.StageIn(found.State, evidence.Count > 0),
            Round = found.Round,
            Holder = found.Holder,
            HeldSince = found.HeldSince,
            DueOn = found.DueOn,
            WorkingDaysLeft = found.DueOn is { } due ? rules.Calendar.WorkingDaysBetween(today, due) : null,
            AuthorityDueOn = found.AuthorityDueOn,
            AuthorityStopped = found.AuthorityStoppedOn is not null,
            WindowUntil = found.WindowUntil,
            Files = new(rules.Content.Retention.EvidenceMonths, found.EndedOn, found.FilesUntil),
            HolderName = HolderId(found) is { } holder ? names.GetValueOrDefault(holder) : null,
            AssessorName = found.AssessorId is { } assessor ? names.GetValueOrDefault(assessor) : null,
            CaseOfficerName = found.CaseOfficerId is { } officer ? names.GetValueOrDefault(officer) : null,
            Today = today,
            AgeCountsOn = counted,
            Letters = rules.Content.Letters,
            SchemeLanguage = rules.Content.Languages.Count > 0 ? rules.Content.Languages[0] : "en",
            ZoneId = rules.Content.TimeZone,
            Clocks = rules.Content.Clocks,
            MaxFileBytes = rules.Content.MaxFileBytes,
            NoAnswerContinues = rules.Content.NoAnswerContinues,
            Verification = rules.Content.Verification,
            CreatedAt = found.CreatedAt,
            IdentityCheckNeeded = rules.Content.IdentityCheck,
            IdentityChecked = found.IdentityChecked,
            Prerequisites = found.FileIsOpen || found.State is CaseState.Submitted ? await Prerequisites.OfAsync(db, open.Standard.Content, found.CandidateId, context.Now, cancellationToken) : null,
            Units = Units(open, evidence, sheets, names, counted),
            Evidence = evidence.ConvertAll(piece => Piece(piece, rules)),
            Requests = [.. found.Requests.Select(asked => new RequestDetails(asked.Id, asked.Text, asked.OutcomeCodes, names.GetValueOrDefault(asked.AskedBy, ""), asked.AskedAt, asked.DueOn, asked.AnsweredAt, asked.Answer, asked.NoAnswer))],
            Timeline = history.ConvertAll(entry => new TimelineEntry(entry.Trigger, entry.From, entry.To, entry.At, names.GetValueOrDefault(entry.By, ""), mine && IsAmongStaff(entry.Trigger) ? "" : entry.Reason, entry.DueOn)),
            Acts = Acts(open, evidence, sheets, today),
            HasDecision = found.DecisionStands,
            VerificationDrawn = found.VerificationDrawn,
            Recommendation = mine ? "" : found.Recommendation,
            IsMine = mine,
            AssignedToMe = HolderId(found) == me.Me.Id,
        };
    }

    private static bool IsAmongStaff(CaseTrigger trigger) =>
        trigger is CaseTrigger.Recommend or CaseTrigger.Confirm or CaseTrigger.ReturnToAssessor or CaseTrigger.ReturnForAssessment or CaseTrigger.ReturnForVerification;

    private static Guid? HolderId(Case found) => found.Holder switch
    {
        CaseHolder.Candidate => found.CandidateId,
        CaseHolder.CaseOfficer => found.CaseOfficerId,
        CaseHolder.Assessor => found.AssessorId,
        CaseHolder.Verifier => found.VerifierId,
        CaseHolder.Decider => found.DeciderId,
        CaseHolder.AppealReviewer or CaseHolder.Nobody => null,
    };

    private static EvidenceDetails Piece(EvidenceItem piece, SchemeRules rules) => new(piece.Id, piece.Title, piece.Kind, piece.Note, piece.DatedOn, piece.FileName, piece.Size,
        piece.MediaType, piece.Label, piece.Sha256, piece.AddedAt, piece.AddedAfterSubmission, piece.Mappings)
    {
        DestroyedOn = piece.DestroyedAt is { } at ? rules.DateOf(at) : null,
    };

    private static IReadOnlyList<UnitDetails> Units(OpenCase open, List<EvidenceItem> evidence, List<JudgementSheet> sheets, Dictionary<Guid, string> names, DateOnly counted)
    {
        var standard = open.Standard.Content;
        var support = ClaimCheck.Support(standard, open.Case.Claims, evidence, counted).ToDictionary(line => line.OutcomeCode, StringComparer.Ordinal);
        return [.. standard.Units.Select(unit => new UnitDetails(unit.Code, unit.Title, [.. unit.Outcomes.Select(outcome =>
        {
            var claim = open.Case.Claims.FirstOrDefault(entry => entry.OutcomeCode == outcome.Code);
            var sheet = sheets.Find(found => found.OutcomeCode == outcome.Code);
            var methods = standard.MethodsOf(outcome);
            return new OutcomeDetails(outcome.Code, outcome.Title, outcome.Type, outcome.PlainHelp, outcome.Criteria, outcome.Mandatory,
                outcome.MaxEvidenceAgeYears ?? standard.MaxEvidenceAgeYears, claim?.Rating, claim?.Claimed ?? false,
                [.. evidence.Where(piece => piece.Mappings.Any(mapping => mapping.OutcomeCode == outcome.Code)).Select(piece => piece.Id)],
                support[outcome.Code].Outdated,
                sheet is null ? null : new SheetDetails(sheet.Version, sheet.Entry, sheet.Judged, JudgementSheet.Incomplete(sheet.Entry, methods)?.Rule ?? "", sheet.SavedAt, names.GetValueOrDefault(sheet.JudgedBy ?? Guid.Empty)))
            {
                KindAges = outcome.MaxEvidenceAgeYears is null ? standard.EvidenceCurrency : [],
                Methods = methods,
            };
        })]))];
    }

    private Dictionary<CaseTrigger, Refusal?> Acts(OpenCase open, List<EvidenceItem> evidence, List<JudgementSheet> sheets, DateOnly today)
    {
        var claimed = open.Case.ClaimedOutcomes.ToList();
        var judged = sheets.Where(sheet => sheet.Judged is not null).Select(sheet => sheet.OutcomeCode).ToHashSet(StringComparer.Ordinal);
        var support = ClaimCheck.Support(open.Standard.Content, open.Case.Claims, evidence, today);
        var facts = new CaseFacts
        {
            ClaimSupported = ClaimCheck.IsSupported(support),
            VersionOpen = true,
            IdentityChecked = true,
            AllJudged = claimed.TrueForAll(judged.Contains),
            AnyJudged = judged.Count > 0,
            SomethingMissing = sheets.Exists(sheet => sheet.Judged is not null and not Judgement.Achieved),
        };
        return Enum.GetValues<CaseTrigger>().ToDictionary(trigger => trigger, trigger => open.Case.Check(trigger, context.Act, open.Rules, facts));
    }

    private async Task<Dictionary<Guid, string>> NamesAsync(Case found, List<StatusEntry> history, List<JudgementSheet> sheets, CancellationToken cancellation)
    {
        var ids = history.Select(entry => entry.By)
            .Concat(found.Requests.Select(request => request.AskedBy))
            .Concat(sheets.Select(sheet => sheet.JudgedBy ?? Guid.Empty))
            .Concat([found.CandidateId, found.AssessorId ?? Guid.Empty, found.CaseOfficerId ?? Guid.Empty, found.VerifierId ?? Guid.Empty, found.DeciderId ?? Guid.Empty]).Distinct().ToList();
        return await db.People.AsNoTracking().Where(person => ids.Contains(person.Id)).ToDictionaryAsync(person => person.Id, person => person.GivenName + " " + person.FamilyName, cancellation);
    }
}
