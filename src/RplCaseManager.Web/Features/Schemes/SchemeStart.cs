using RplCaseManager.Domain.Schemes;

namespace RplCaseManager.Web.Features.Schemes;

/// <summary>What a new scheme begins with: the product's defaults, nothing that only one country has.</summary>
public static class SchemeStart
{
    /// <summary>A blank scheme: usual clocks, everything verified, no outcome yet (the source must be named for each).</summary>
    public static SchemeContent Blank(string code, string name) => new()
    {
        Code = code,
        Name = name,
        Country = "",
        TimeZone = "",
        AwardingBody = "",
        Outcomes = [],
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
    };

    /// <summary>Another scheme's rules under a new code and name.</summary>
    public static SchemeContent CopyOf(SchemeContent other, string code, string name)
    {
        ArgumentNullException.ThrowIfNull(other);
        return other with { Code = code, Name = name };
    }
}
