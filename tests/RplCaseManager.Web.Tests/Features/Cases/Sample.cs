using RplCaseManager.Application.Cases;
using RplCaseManager.Domain.Cases;
using RplCaseManager.Domain.Evidence;
using RplCaseManager.Domain.Schemes;
using RplCaseManager.Domain.Shared;
using RplCaseManager.Domain.Standards;

namespace RplCaseManager.Web.Tests.Features.Cases;

/// <summary>A case as the candidate's pages get it, without a database.</summary>
internal static class Sample
{
    public static DateOnly Today { get; } = new(2026, 9, 2);

    public static OutcomeDetails Outcome(string code, bool claimed = false, SelfRating? rating = null, params Guid[] pieces) =>
        new(code, "Outcome " + code, OutcomeType.Skill, null, [], true, 5, rating, claimed, pieces, 0, null);

    public static EvidenceDetails Piece(Guid id, DateOnly? datedOn = null, params string[] outcomes) => new(id, "Piece " + id, EvidenceKind.WorkSample, "", datedOn, "piece.pdf", 1000, "application/pdf", "PDF", "00",
        new DateTimeOffset(2026, 9, 1, 8, 0, 0, TimeSpan.Zero), false, [.. outcomes.Select(code => new EvidenceMapping(code, ""))]);

    public static CaseDetails Case(CaseState state, params OutcomeDetails[] outcomes) => new()
    {
        Id = Guid.CreateVersion7(),
        Version = 1,
        Number = "RPL-2026-000412-K",
        Candidate = new(Guid.CreateVersion7(), "Małgorzata Świątkowska-Brückner", "Małgorzata Świątkowska-Brückner", null, "m@candidate.example"),
        StandardCode = "at-cnc-specialist",
        StandardTitle = "CNC specialist certificate",
        StandardVersion = 1,
        SchemeCode = "AT-CERT",
        SchemeName = "Certification",
        BodyName = "WIFI",
        Sought = [RplOutcome.Microcredential],
        State = state,
        Stage = CaseStates.StageIn(state, hasEvidence: false),
        Round = 1,
        Holder = CaseStates.HolderIn(state),
        HeldSince = Today,
        DueOn = Today.AddDays(20),
        WindowUntil = Today.AddDays(30),
        Files = new(60, null, null),
        Today = Today,
        AgeCountsOn = Today,
        Letters = new SchemeLetters(),
        SchemeLanguage = "en",
        ZoneId = "Europe/Vienna",
        Clocks = new SchemeClocks
        {
            Intake = new(10, DayKind.Working),
            CandidateAnswer = new(20),
            Assessor = new(20, DayKind.Working),
            Verifier = new(5, DayKind.Working),
            Decider = new(10, DayKind.Working),
            DraftLapse = new(90),
            Reopening = new(90),
            Appeal = new(30),
            Authority = new(4, DayKind.Months),
        },
        MaxFileBytes = 100_000_000,
        NoAnswerContinues = true,
        Verification = VerificationMode.All,
        CreatedAt = new DateTimeOffset(2026, 9, 1, 8, 0, 0, TimeSpan.Zero),
        IdentityCheckNeeded = true,
        Units = [new UnitDetails("U1", "Unit 1", outcomes)],
        Evidence = [],
        Requests = [],
        Timeline = [],
        Acts = new Dictionary<CaseTrigger, Refusal?>(),
        IsMine = true,
    };

    public static CaseDetails Refusing(this CaseDetails details, CaseTrigger trigger, string rule) =>
        details with { Acts = new Dictionary<CaseTrigger, Refusal?> { [trigger] = new RuleRefusal(rule) } };
}
