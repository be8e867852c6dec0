using Microsoft.EntityFrameworkCore;
using RplCaseManager.Application.Operations;
using RplCaseManager.Application.Ports;
using RplCaseManager.Domain.Decisions;

namespace RplCaseManager.Application.Decisions;

/// <summary>The decisions of a case, newest first.</summary>
public sealed record GetDecisions(Guid CaseId) : IRead<IReadOnlyList<DecisionView>>, INeedsDeclaration;

/// <summary>A decision as it was made.</summary>
public sealed record DecisionView(Guid Id, int Round, int Corrigendum, DateTimeOffset At, DecisionContent Content);

/// <summary>Empty before the first decision.</summary>
public sealed class GetDecisionsHandler(IRplDb db) : IHandle<GetDecisions, IReadOnlyList<DecisionView>>
{
    public async ValueTask<Result<IReadOnlyList<DecisionView>>> Handle(GetDecisions request, CancellationToken cancellationToken)
    {
        var found = await db.Decisions.AsNoTracking().Where(decision => decision.CaseId == request.CaseId)
            .OrderByDescending(decision => decision.Round).ThenByDescending(decision => decision.Corrigendum).ToListAsync(cancellationToken);
        return found.ConvertAll(decision => new DecisionView(decision.Id, decision.Round, decision.Corrigendum, decision.At, decision.Content));
    }
}

/// <summary>The decision as a letter (PDF).</summary>
public sealed record GetDecisionLetter(Guid CaseId, Guid DecisionId) : IRead<DocumentFile>, INeedsDeclaration;

/// <summary>A drawn document.</summary>
public sealed record DocumentFile(string FileName, string MediaType, byte[] Bytes);

/// <summary>Drawn from the immutable content, so that it is the same at every download.</summary>
public sealed class GetDecisionLetterHandler(IRplDb db, IDocuments documents) : IHandle<GetDecisionLetter, DocumentFile>
{
    public async ValueTask<Result<DocumentFile>> Handle(GetDecisionLetter request, CancellationToken cancellationToken)
    {
        var found = await db.Decisions.AsNoTracking().FirstOrDefaultAsync(decision => decision.Id == request.DecisionId && decision.CaseId == request.CaseId, cancellationToken);
        return found is null ? new NotFound("decision")
            : new DocumentFile($"decision-{found.Content.CaseNumber}.pdf", "application/pdf", documents.Decision(found.Content));
    }
}
