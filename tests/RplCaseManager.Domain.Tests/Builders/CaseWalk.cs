using RplCaseManager.Domain.Cases;
using RplCaseManager.Domain.Schemes;
using RplCaseManager.Domain.Shared;

namespace RplCaseManager.Domain.Tests.Builders;

/// <summary>Walks a case through its verbs with one person a duty, on days of the scheme's zone. Each step asserts that it was carried out.</summary>
public sealed class CaseWalk
{
    public static Guid Candidate { get; } = Person(1);
    public static Guid Officer { get; } = Person(2);
    public static Guid Assessor { get; } = Person(3);
    public static Guid Verifier { get; } = Person(4);
    public static Guid Decider { get; } = Person(5);

    public CaseWalk(SchemeContent? scheme = null, string today = "2026-03-02")
    {
        Rules = SchemeBuilder.Rules(scheme);
        Today = Day(today);
        Case = new Case(Person(100), "RPL-2026-000001-X", Candidate,
            new CaseAim(Person(200), Person(201), "AT-BODY", Person(300), Person(301), null, [RplOutcome.Microcredential]), By(Candidate), Rules);
    }

    public SchemeRules Rules { get; }
    public DateOnly Today { get; private set; }
    public Case Case { get; }

    public static Guid Person(int number) => new(number, 0, 0x7000, 0x80, 0, 0, 0, 0, 0, 0, 0);

    public static DateOnly Day(string iso) => DateOnly.ParseExact(iso, "yyyy-MM-dd");

    /// <summary>A person acting at noon of the walk's day in the scheme's zone.</summary>
    public Act By(Guid person) => new(person, Noon(Today));

    public DateTimeOffset Noon(DateOnly day) => SchemeDays.EndOf(day.AddDays(-1), Rules.Zone).AddHours(12);

    public CaseWalk On(string day)
    {
        Today = Day(day);
        return this;
    }

    public CaseWalk On(DateOnly day)
    {
        Today = day;
        return this;
    }

    public CaseWalk Claimed(params string[] codes) => Done(Case.SetClaims([.. codes.DefaultIfEmpty("U1.1").Select(code => new Claim(code, SelfRating.Alone, true))], By(Candidate), Rules));

    public Refusal? TrySubmit(bool supported = true, bool versionOpen = true) => Case.Submit(By(Candidate), Rules, supported, versionOpen);

    public CaseWalk Submitted() => (Case.ClaimedCount > 0 ? this : Claimed()).Done(TrySubmit());

    public CaseWalk Incomplete() => Done(Case.RequestCompletion(Person(400), By(Officer), Rules, "A signature is missing."));

    public CaseWalk Accepted() => Done(Case.Accept(By(Officer), Rules, identityChecked: true));

    public CaseWalk ClaimedByAssessor() => Done(Case.ClaimAsAssessor(By(Assessor), Rules));

    public CaseWalk Asked(int number = 401) => Done(Case.RequestInformation(Person(number), By(Assessor), Rules, "Show a drawing.", ["U1.1"]));

    public CaseWalk Provided() => Done(Case.Provide(By(Candidate), Rules, "Here it is."));

    public Refusal? TryRecommend(Guid? by = null, bool allJudged = true, bool drawn = true) => Case.Recommend(By(by ?? Assessor), Rules, allJudged, drawn, "All shown.");

    public CaseWalk Recommended(bool drawn = true) => Done(TryRecommend(drawn: drawn));

    public CaseWalk Confirmed() => Done(Case.Confirm(By(Verifier), Rules, "Consistent."));

    public CaseWalk Decided() => Done(Case.Decide(By(Decider), Rules, anyJudged: true));

    /// <summary>A case in assessment, claimed by the assessor.</summary>
    public static CaseWalk InAssessment(SchemeContent? scheme = null) => new CaseWalk(scheme).Submitted().Accepted().ClaimedByAssessor();

    private CaseWalk Done(Refusal? refusal)
    {
        Assert.Null(refusal);
        return this;
    }
}
