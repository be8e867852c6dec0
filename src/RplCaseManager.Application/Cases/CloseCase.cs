using RplCaseManager.Application.Operations;
using RplCaseManager.Domain.Audit;

namespace RplCaseManager.Application.Cases;

/// <summary>Closes a case whose window is over.</summary>
public sealed record CloseCase(Guid RequestId, Guid CaseId, long ExpectedVersion) : IChange<long>, INeedsDeclaration, IVersioned;

/// <summary>Answers the new version of the case.</summary>
public sealed class CloseCaseHandler(CaseDesk desk, Journal journal, OperationContext context) : IHandle<CloseCase, long>
{
    public async ValueTask<Result<long>> Handle(CloseCase request, CancellationToken cancellationToken)
    {
        var open = await desk.OpenAsync(request.CaseId, cancellationToken);
        if (open.Case.Close(context.Act, open.Rules) is { } refusal)
        {
            return refusal;
        }

        journal.Record(Streams.Case(open.Case.Id), "case.closed");
        return open.Case.Version;
    }
}
