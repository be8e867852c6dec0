using Microsoft.EntityFrameworkCore;
using RplCaseManager.Application.Operations;
using RplCaseManager.Application.Ports;

namespace RplCaseManager.Application.Cases;

/// <summary>What staff read of a case before they declare whether there is a conflict of interest: whom and what it is about, nothing of the file.</summary>
public sealed record GetCaseCover(Guid CaseId) : IRead<CaseCover>, ICaseOperation;

/// <summary>The cover of a case.</summary>
/// <param name="Candidate">Full name: nobody can declare about somebody they do not know.</param>
public sealed record CaseCover(Guid Id, string Number, string Candidate, string StandardTitle, string SchemeName, string BodyName);

/// <summary>Refused like everything else to who declared a conflict.</summary>
public sealed class GetCaseCoverHandler(IRplDb db, CaseDesk desk) : IHandle<GetCaseCover, CaseCover>
{
    public async ValueTask<Result<CaseCover>> Handle(GetCaseCover request, CancellationToken cancellationToken)
    {
        var open = await desk.OpenAsync(request.CaseId, cancellationToken);
        var body = await db.Providers.AsNoTracking().FirstOrDefaultAsync(provider => provider.Code == open.Case.BodyCode, cancellationToken);
        var candidate = await db.People.AsNoTracking().FirstAsync(person => person.Id == open.Case.CandidateId, cancellationToken);
        return new CaseCover(open.Case.Id, open.Case.Number, candidate.FullName, open.Standard.Title, open.Rules.Content.Name, body?.Content.Name ?? open.Case.BodyCode);
    }
}
