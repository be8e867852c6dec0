namespace RplCaseManager.Domain.Assessment;

/// <summary>What was judged of a learning outcome.</summary>
public enum Judgement { Achieved, NotYetAchieved, InsufficientEvidence }

/// <summary>Answer to one of the VARCS questions; null in a sheet means not answered yet.</summary>
public enum VarcsAnswer { Yes, No, Unclear }

/// <summary>The VARCS judgement of one piece of evidence for one outcome: valid, authentic, reliable, current, sufficient.</summary>
public sealed record Varcs(VarcsAnswer? Valid, VarcsAnswer? Authentic, VarcsAnswer? Reliable, VarcsAnswer? Current, VarcsAnswer? Sufficient)
{
    /// <summary>Nothing answered yet.</summary>
    public static Varcs Empty { get; } = new(null, null, null, null, null);

    /// <summary>All five questions are answered.</summary>
    public bool IsComplete => Valid is not null && Authentic is not null && Reliable is not null && Current is not null && Sufficient is not null;

    /// <summary>Valid, authentic, reliable and current: the piece may carry an outcome, alone or with others.</summary>
    public bool MayCarry => Valid is VarcsAnswer.Yes && Authentic is VarcsAnswer.Yes && Reliable is VarcsAnswer.Yes && Current is VarcsAnswer.Yes;

    /// <summary>Number of questions answered with yes, 0 to 5.</summary>
    public int YesCount => new[] { Valid, Authentic, Reliable, Current, Sufficient }.Count(answer => answer is VarcsAnswer.Yes);
}

/// <summary>Coded reason of a gap, so that it can be explained and counted.</summary>
public enum GapReason { NoEvidence, NotCurrent, NotAuthentic, NotReliable, DoesNotShowOutcome, PartlyShown }
