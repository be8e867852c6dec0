using RplCaseManager.Application.Operations;
using RplCaseManager.Domain.Audit;
using RplCaseManager.Domain.Cases;
using RplCaseManager.Domain.Shared;

namespace RplCaseManager.Application.Cases;

/// <summary>The candidate rates themself outcome by outcome and says which they claim.</summary>
public sealed record RateOutcomes(Guid RequestId, Guid CaseId, long ExpectedVersion, IReadOnlyList<Claim> Claims) : IChange<long>, ICaseOperation, IVersioned;

/// <summary>Answers the new version of the case.</summary>
public sealed class RateOutcomesHandler(CaseDesk desk, Journal journal, OperationContext context) : IHandle<RateOutcomes, long>
{
    public async ValueTask<Result<long>> Handle(RateOutcomes request, CancellationToken cancellationToken)
    {
        var open = await desk.OpenAsync(request.CaseId, cancellationToken);
        if (request.Claims.FirstOrDefault(claim => open.Standard.Content.Outcome(claim.OutcomeCode) is null) is { } unknown)
        {
            return new RuleRefusal("outcome.unknown", unknown.OutcomeCode);
        }

        if (open.Case.SetClaims(request.Claims, context.Act, open.Rules) is { } refusal)
        {
            return refusal;
        }

        journal.Record(Streams.Case(open.Case.Id), "claims.set", new
        {
            claimed = open.Case.ClaimedOutcomes,
            ratings = request.Claims.Where(claim => claim.Rating is not null).Select(claim => claim.OutcomeCode + "=" + claim.Rating),
        });
        return open.Case.Version;
    }
}
