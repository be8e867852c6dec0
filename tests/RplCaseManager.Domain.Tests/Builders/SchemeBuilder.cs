using RplCaseManager.Domain.Schemes;

namespace RplCaseManager.Domain.Tests.Builders;

/// <summary>Schemes for tests. The plain one has the clocks of the Austrian certification body and enables every outcome.</summary>
public static class SchemeBuilder
{
    /// <summary>Every outcome, assumed and without conditions.</summary>
    public static IReadOnlyList<SchemeOutcome> EveryOutcome { get; } =
        [.. Enum.GetValues<RplOutcome>().Select(outcome => new SchemeOutcome(outcome, OutcomeBasis.Assumed, "test"))];

    public static SchemeClocks Clocks { get; } = new()
    {
        Intake = new(5, DayKind.Working),
        CandidateAnswer = new(20),
        Assessor = new(20, DayKind.Working),
        Verifier = new(5, DayKind.Working),
        Decider = new(10, DayKind.Working),
        DraftLapse = new(90),
        Reopening = new(90),
        Appeal = new(30),
        Authority = new(4, DayKind.Months),
    };

    public static SchemeContent Content() => new()
    {
        Code = "AT-TEST",
        Name = "A certification body",
        Country = "AT",
        TimeZone = "Europe/Vienna",
        AwardingBody = "AT-BODY",
        Outcomes = EveryOutcome,
        Clocks = Clocks,
    };

    /// <summary>A scheme that enables one outcome only, under conditions.</summary>
    public static SchemeContent Yielding(RplOutcome outcome, OutcomeConditions? conditions = null) =>
        Content() with { Outcomes = [new(outcome, OutcomeBasis.Named, "test", conditions)] };

    /// <summary>The holidays of Austria that the tests meet.</summary>
    public static HolidayCalendar Austria { get; } = new("AT",
        [
            new("New Year", 1, 1), new("Epiphany", 1, 6), new("Easter Monday", EasterOffset: 1), new("Labour Day", 5, 1),
            new("Ascension", EasterOffset: 39), new("Whit Monday", EasterOffset: 50), new("Corpus Christi", EasterOffset: 60),
            new("Assumption", 8, 15), new("National Day", 10, 26), new("All Saints", 11, 1), new("Immaculate Conception", 12, 8),
            new("Christmas", 12, 25), new("St Stephen", 12, 26),
        ],
        [DayOfWeek.Saturday, DayOfWeek.Sunday]);

    public static SchemeRules Rules(SchemeContent? content = null) => new(content ?? Content(), new WorkingCalendar(Austria));
}
