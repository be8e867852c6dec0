using Microsoft.EntityFrameworkCore;
using RplCaseManager.Application.Operations;
using RplCaseManager.Application.Ports;
using RplCaseManager.Domain.Audit;
using RplCaseManager.Domain.Shared;

namespace RplCaseManager.Application.Standards;

/// <summary>Publishes the draft: from now on it never changes, and new cases pin it. Cases that pin the version before go on undisturbed.</summary>
/// <param name="Reason">Why, for the trail and for the next administrator.</param>
/// <param name="TransitionUntil">Last day on which a case may still be submitted on the version before; null: none.</param>
public sealed record PublishStandard(Guid RequestId, string Code, long ExpectedVersion, string Reason, DateOnly? TransitionUntil = null) : IChange<DraftState>, IVersioned, IValidated
{
    public IEnumerable<FieldProblem> Validate() => Reasons.Problems(Reason, nameof(Reason));
}

/// <summary>Refused with everything that stands in its way.</summary>
public sealed class PublishStandardHandler(IRplDb db, ConfigurationDesk desk) : IHandle<PublishStandard, DraftState>
{
    public async ValueTask<Result<DraftState>> Handle(PublishStandard request, CancellationToken cancellationToken)
    {
        var thing = await db.Standards.Include(found => found.Versions).FirstOrDefaultAsync(found => found.Code == request.Code, cancellationToken);
        var there = await ConfigurationReferences.ReadAsync(db, [], cancellationToken);
        return await desk.PublishAsync(thing, Streams.Standard(request.Code), request.ExpectedVersion,
            thing?.Draft is { } draft ? [.. ConfigurationChecks.Problems(draft.Content, there), .. thing.MapProblems(draft.Content)] : [], request.Reason, request.TransitionUntil, cancellationToken);
    }
}

/// <summary>Retires the published version: no case can be started on it any more; cases that pin it go on.</summary>
public sealed record RetireStandard(Guid RequestId, string Code, long ExpectedVersion, string Reason) : IChange<DraftState>, IVersioned, IValidated
{
    public IEnumerable<FieldProblem> Validate() => Reasons.Problems(Reason, nameof(Reason));
}

/// <summary>Refused when nothing is published.</summary>
public sealed class RetireStandardHandler(IRplDb db, ConfigurationDesk desk) : IHandle<RetireStandard, DraftState>
{
    public async ValueTask<Result<DraftState>> Handle(RetireStandard request, CancellationToken cancellationToken) =>
        await desk.RetireAsync(await db.Standards.Include(found => found.Versions).FirstOrDefaultAsync(found => found.Code == request.Code, cancellationToken),
            Streams.Standard(request.Code), request.ExpectedVersion, request.Reason, cancellationToken);
}
