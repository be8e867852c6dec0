using RplCaseManager.Application.Operations;
using RplCaseManager.Domain.Audit;
using RplCaseManager.Domain.Shared;

namespace RplCaseManager.Application.Assessment;

/// <summary>An assessor asks the candidate for more; the authority's clock stands still until the answer.</summary>
public sealed record RequestInformation(Guid RequestId, Guid CaseId, long ExpectedVersion, string Text, IReadOnlyList<string> OutcomeCodes) : IChange<long>, INeedsDeclaration, IVersioned, IValidated
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
public sealed class RequestInformationHandler(CaseDesk desk, Journal journal, OperationContext context) : IHandle<RequestInformation, long>
{
    public async ValueTask<Result<long>> Handle(RequestInformation request, CancellationToken cancellationToken)
    {
        var open = await desk.OpenAsync(request.CaseId, cancellationToken);
        if (request.OutcomeCodes.FirstOrDefault(code => open.Standard.Content.Outcome(code) is null) is { } unknown)
        {
            return new RuleRefusal("outcome.unknown", unknown);
        }

        if (open.Case.RequestInformation(context.NewId(), context.Act, open.Rules, request.Text, request.OutcomeCodes) is { } refusal)
        {
            return refusal;
        }

        journal.Record(Streams.Case(open.Case.Id), "information.requested", new { outcomes = request.OutcomeCodes, due = open.Case.DueOn }, new { text = request.Text });
        var kind = open.Rules.Content.NoAnswerContinues ? "information" : "information-lapses";
        journal.Tell(open.Case.CandidateId, open.Case.Id, kind, $"information:{open.Case.Id:N}:{open.Case.HistoryCount}", open.Letter(("text", request.Text), ("due", Days.Text(open.Case.DueOn))));
        return open.Case.Version;
    }
}
