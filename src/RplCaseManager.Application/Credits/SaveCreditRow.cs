using Microsoft.EntityFrameworkCore;
using RplCaseManager.Application.Operations;
using RplCaseManager.Application.Ports;
using RplCaseManager.Domain.Audit;
using RplCaseManager.Domain.Credits;
using RplCaseManager.Domain.Shared;

namespace RplCaseManager.Application.Credits;

/// <summary>An administrator enters the credit systems of a country or region, or changes them.</summary>
/// <param name="ExpectedVersion">Version that the screen showed; 0 for a new row.</param>
/// <param name="Reason">Why, for the trail.</param>
public sealed record SaveCreditRow(Guid RequestId, long ExpectedVersion, CreditRowContent Content, string Reason) : IChange<SavedCreditRow>, IVersioned, IValidated
{
    public IEnumerable<FieldProblem> Validate() => Codes.Problems(Content.Code, nameof(Content)).Concat(Reasons.Problems(Reason, nameof(Reason))).Concat(TextLimits.CheckAll(nameof(Content), Content));
}

/// <summary>The row as it stands now.</summary>
public sealed record SavedCreditRow(string Code, long Version);

/// <summary>What contradicts is refused, all of it at once.</summary>
public sealed class SaveCreditRowHandler(IRplDb db, ConfigurationDesk desk, OperationContext context) : IHandle<SaveCreditRow, SavedCreditRow>
{
    public async ValueTask<Result<SavedCreditRow>> Handle(SaveCreditRow request, CancellationToken cancellationToken)
    {
        var content = request.Content;
        var row = await db.CreditRows.FirstOrDefaultAsync(found => found.Code == content.Code, cancellationToken);
        if (row is null && request.ExpectedVersion != 0)
        {
            return new NotFound("credits");
        }

        if (row is not null && await desk.MeanwhileAsync(row.Version, request.ExpectedVersion, Streams.Credits(content.Code), cancellationToken) is { } changed)
        {
            return changed;
        }

        var others = await db.CreditRows.AsNoTracking().Where(found => found.Code != content.Code).Select(found => found.Content).ToListAsync(cancellationToken);
        var known = others.SelectMany(other => other.Systems).Select(system => system.Code).ToHashSet(StringComparer.Ordinal);
        if (CreditCheck.Problems(content, known) is { Count: > 0 } problems)
        {
            return new IncompleteContent(problems);
        }

        var before = row?.Content;
        if (row is null)
        {
            row = db.CreditRows.Add(new CreditRow(context.NewId(), content)).Entity;
        }
        else
        {
            row.Reconfigure(content);
        }

        desk.Record(Streams.Credits(content.Code), before is null ? "created" : "changed", before, content, request.Reason);
        return new SavedCreditRow(content.Code, row.Version);
    }
}
