using RplCaseManager.Application.Operations;
using RplCaseManager.Domain.Audit;
using RplCaseManager.Domain.Shared;

namespace RplCaseManager.Application.Assessment;

/// <summary>The candidate answers a request for information.</summary>
public sealed record ProvideInformation(Guid RequestId, Guid CaseId, long ExpectedVersion, string Answer) : IChange<long>, ICaseOperation, IVersioned, IValidated
{
    public IEnumerable<FieldProblem> Validate() => TextLimits.Check(nameof(Answer), Answer, TextLimits.Reason);
}

/// <summary>Answers the new version of the case.</summary>
public sealed class ProvideInformationHandler(CaseDesk desk, Journal journal, OperationContext context) : IHandle<ProvideInformation, long>
{
    public async ValueTask<Result<long>> Handle(ProvideInformation request, CancellationToken cancellationToken)
    {
        var open = await desk.OpenAsync(request.CaseId, cancellationToken);
        if (open.Case.Provide(context.Act, open.Rules, request.Answer) is { } refusal)
        {
            return refusal;
        }

        journal.Record(Streams.Case(open.Case.Id), "information.provided", new { due = open.Case.DueOn }, new { answer = request.Answer });
        if (open.Case.AssessorId is { } assessor)
        {
            journal.Tell(assessor, open.Case.Id, "answered", $"answered:{open.Case.Id:N}:{open.Case.HistoryCount}", open.Letter(("due", Days.Text(open.Case.DueOn))));
        }

        return open.Case.Version;
    }
}
