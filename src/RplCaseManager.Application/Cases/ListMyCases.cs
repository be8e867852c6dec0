using Microsoft.EntityFrameworkCore;
using RplCaseManager.Application.Operations;
using RplCaseManager.Application.Ports;
using RplCaseManager.Domain.Cases;

namespace RplCaseManager.Application.Cases;

/// <summary>The candidate's own cases, newest first.</summary>
public sealed record ListMyCases : IRead<IReadOnlyList<MyCaseRow>>;

/// <summary>A case on the candidate's home.</summary>
public sealed record MyCaseRow(Guid Id, string Number, string Standard, CaseState State, CaseHolder Holder, DateOnly? DueOn, DateOnly? AuthorityDueOn, DateTimeOffset CreatedAt);

/// <summary>Only the candidate's own (DOMAIN rule 5).</summary>
public sealed class ListMyCasesHandler(IRplDb db, OperationContext context) : IHandle<ListMyCases, IReadOnlyList<MyCaseRow>>
{
    public async ValueTask<Result<IReadOnlyList<MyCaseRow>>> Handle(ListMyCases request, CancellationToken cancellationToken)
    {
        var me = context.Actor.Id;
        return await db.Cases.AsNoTracking().Where(found => found.CandidateId == me).OrderByDescending(found => found.CreatedAt)
            .Select(found => new MyCaseRow(found.Id, found.Number, db.StandardVersions.Where(version => version.Id == found.StandardVersionId).Select(version => version.Title).First(),
                found.State, found.Holder, found.DueOn, found.AuthorityDueOn, found.CreatedAt)).ToListAsync(cancellationToken);
    }
}
