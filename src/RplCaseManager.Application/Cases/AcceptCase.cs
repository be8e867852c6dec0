using RplCaseManager.Application.Operations;
using RplCaseManager.Application.Ports;
using RplCaseManager.Domain.Audit;
using RplCaseManager.Domain.Cases;
using RplCaseManager.Domain.Shared;

namespace RplCaseManager.Application.Cases;

/// <summary>A case officer accepts the file as complete and admissible.</summary>
/// <param name="PrerequisiteFinding">How the prerequisites are met where no certificate here shows it; the candidate reads it.</param>
public sealed record AcceptCase(Guid RequestId, Guid CaseId, long ExpectedVersion, bool IdentityChecked, string PrerequisiteFinding = "") : IChange<long>, INeedsDeclaration, IVersioned, IValidated
{
    public IEnumerable<FieldProblem> Validate() => TextLimits.Check(nameof(PrerequisiteFinding), PrerequisiteFinding, TextLimits.Reason);
}

/// <summary>Answers the new version of the case; refused without a finding where prerequisites are not shown by certificates.</summary>
public sealed class AcceptCaseHandler(IRplDb db, CaseDesk desk, Journal journal, OperationContext context) : IHandle<AcceptCase, long>
{
    public async ValueTask<Result<long>> Handle(AcceptCase request, CancellationToken cancellationToken)
    {
        var open = await desk.OpenAsync(request.CaseId, cancellationToken);
        if (open.Case.State is CaseState.Submitted && string.IsNullOrWhiteSpace(request.PrerequisiteFinding)
            && await Prerequisites.OfAsync(db, open.Standard.Content, open.Case.CandidateId, context.Now, cancellationToken) is { Satisfied: false })
        {
            return new RuleRefusal("case.accept.prerequisite");
        }

        if (open.Case.Accept(context.Act, open.Rules, request.IdentityChecked, request.PrerequisiteFinding) is { } refusal)
        {
            return refusal;
        }

        journal.Record(Streams.Case(open.Case.Id), "case.accepted", new { identityChecked = request.IdentityChecked, due = open.Case.DueOn }, new { finding = request.PrerequisiteFinding });
        journal.Tell(open.Case.CandidateId, open.Case.Id, "accepted", $"accepted:{open.Case.Id:N}:{open.Case.HistoryCount}", open.Letter(("due", Days.Text(open.Case.AuthorityDueOn))));
        return open.Case.Version;
    }
}
