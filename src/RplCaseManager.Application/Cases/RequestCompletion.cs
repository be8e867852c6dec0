using RplCaseManager.Application.Operations;
using RplCaseManager.Domain.Audit;
using RplCaseManager.Domain.Shared;

namespace RplCaseManager.Application.Cases;

/// <summary>A case officer gives the file back to be completed.</summary>
public sealed record RequestCompletion(Guid RequestId, Guid CaseId, long ExpectedVersion, string Text) : IChange<long>, INeedsDeclaration, IVersioned, IValidated
{
    public IEnumerable<FieldProblem> Validate()
    {
        if (string.IsNullOrWhiteSpace(Text))
        {
            yield return new(nameof(Text), "required");
        }
        else if (Text.Length > TextLimits.Reason)
        {
            yield return new(nameof(Text), "too-long", TextLimits.ReasonText);
        }
    }
}

/// <summary>Answers the new version of the case.</summary>
public sealed class RequestCompletionHandler(CaseDesk desk, Journal journal, OperationContext context) : IHandle<RequestCompletion, long>
{
    public async ValueTask<Result<long>> Handle(RequestCompletion request, CancellationToken cancellationToken)
    {
        var open = await desk.OpenAsync(request.CaseId, cancellationToken);
        if (open.Case.RequestCompletion(context.NewId(), context.Act, open.Rules, request.Text) is { } refusal)
        {
            return refusal;
        }

        journal.Record(Streams.Case(open.Case.Id), "completion.requested", new { due = open.Case.DueOn }, new { text = request.Text });
        journal.Tell(open.Case.CandidateId, open.Case.Id, "completion", $"completion:{open.Case.Id:N}:{open.Case.HistoryCount}", open.Letter(("text", request.Text), ("due", Days.Text(open.Case.DueOn))));
        return open.Case.Version;
    }
}
