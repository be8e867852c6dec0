using RplCaseManager.Domain.Shared;

namespace RplCaseManager.Application.Operations;

/// <summary>Nobody is signed in, or the account is closed.</summary>
public sealed record NotSignedIn() : Refusal("permission.sign-in");

/// <summary>The person has no role that may do this.</summary>
public sealed record RoleMissing(string Operation) : Refusal("permission.role");

/// <summary>The thing does not exist, or the person has nothing to do with it. One answer for both, so that nothing is revealed.</summary>
public sealed record NotYours(string Thing) : Refusal("permission.relation");

/// <summary>The person declared a conflict of interest in this case.</summary>
public sealed record Conflicted() : Refusal("permission.conflicted");

/// <summary>Staff first declare whether there is a conflict of interest, then open the case.</summary>
public sealed record DeclareFirst() : Refusal("case.declare-first");

/// <summary>Somebody changed it after the screen was shown.</summary>
/// <param name="At">In the zone of the case's scheme, as every page of the case shows times; for what has no scheme, in that of the installation.</param>
/// <param name="What">Action of the last change, as the audit trail names it.</param>
public sealed record ChangedMeanwhile(string By, DateTimeOffset At, string What, long Version) : Refusal("version.changed")
{
    /// <summary>Whoever is refused made the last change too, in another window or on another device.</summary>
    public bool Yourself { get; init; }
}

/// <summary>The request id was used before for something else.</summary>
public sealed record RequestReused() : Refusal("request.reused");

/// <summary>Two people did the same thing at the same moment; this one came second.</summary>
public sealed record CameSecond(string Thing) : Refusal("concurrency.second");

/// <summary>The thing does not exist.</summary>
public sealed record NotFound(string Thing) : Refusal("not-found");

/// <summary>The same file is in the case already; it can be used for more outcomes.</summary>
public sealed record DuplicateEvidence(Guid EvidenceId, string Title) : Refusal("evidence.duplicate");

/// <summary>The file is not there any more: the scheme's period for files of evidence was over.</summary>
/// <param name="On">The day on which it was destroyed.</param>
/// <param name="Scheme">Code of the scheme.</param>
/// <param name="Months">Its period.</param>
public sealed record EvidenceGone(DateOnly On, string Scheme, int Months) : Refusal("evidence.destroyed");

/// <summary>The file is not accepted.</summary>
/// <param name="Rule">Which rule: executable, type, size, empty.</param>
public sealed record FileRefused(string Rule, string FileName, string Detail = "") : Refusal(Rule);
