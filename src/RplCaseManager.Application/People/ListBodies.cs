using Microsoft.EntityFrameworkCore;
using RplCaseManager.Application.Operations;
using RplCaseManager.Application.Ports;

namespace RplCaseManager.Application.People;

/// <summary>The bodies for which a role can be granted, by name; for administrators.</summary>
public sealed record ListBodies : IRead<IReadOnlyList<BodyRow>>;

/// <summary>A body of the trust list.</summary>
/// <param name="IsAwardingBody">May decide cases of its schemes; the others only provide.</param>
public sealed record BodyRow(string Code, string Name, string? Country, bool IsAwardingBody);

/// <summary>An installation has tens of them, so that they are read whole.</summary>
public sealed class ListBodiesHandler(IRplDb db) : IHandle<ListBodies, IReadOnlyList<BodyRow>>
{
    public async ValueTask<Result<IReadOnlyList<BodyRow>>> Handle(ListBodies request, CancellationToken cancellationToken)
    {
        var all = await db.Providers.AsNoTracking().Select(provider => provider.Content).ToListAsync(cancellationToken);
        return all.Select(content => new BodyRow(content.Code, content.Name, content.Country, content.IsAwardingBody)).OrderBy(row => row.Name, StringComparer.CurrentCulture).ToList();
    }
}
