using Microsoft.EntityFrameworkCore;
using RplCaseManager.Application.Operations;
using RplCaseManager.Application.Ports;
using RplCaseManager.Domain.Audit;
using RplCaseManager.Domain.Providers;
using RplCaseManager.Domain.Shared;

namespace RplCaseManager.Application.Providers;

/// <summary>An administrator enters a provider or awarding body, or changes it: its awards, accreditations and their last days, keys, end.</summary>
/// <param name="ExpectedVersion">Version that the screen showed; 0 for a new provider.</param>
/// <param name="Reason">Why, for the trail.</param>
public sealed record SaveProvider(Guid RequestId, long ExpectedVersion, ProviderContent Content, string Reason) : IChange<SavedProvider>, IVersioned, IValidated
{
    public IEnumerable<FieldProblem> Validate() => Codes.Problems(Content.Code, nameof(Content)).Concat(Reasons.Problems(Reason, nameof(Reason))).Concat(TextLimits.CheckAll(nameof(Content), Content));
}

/// <summary>The provider as it stands now.</summary>
public sealed record SavedProvider(string Code, long Version);

/// <summary>What contradicts is refused, all of it at once; what was valid on a day stays in the trail.</summary>
public sealed class SaveProviderHandler(IRplDb db, ConfigurationDesk desk, OperationContext context) : IHandle<SaveProvider, SavedProvider>
{
    public async ValueTask<Result<SavedProvider>> Handle(SaveProvider request, CancellationToken cancellationToken)
    {
        var content = request.Content;
        var provider = await db.Providers.FirstOrDefaultAsync(found => found.Code == content.Code, cancellationToken);
        if (provider is null && request.ExpectedVersion != 0)
        {
            return new NotFound("provider");
        }

        if (provider is not null && await desk.MeanwhileAsync(provider.Version, request.ExpectedVersion, Streams.Provider(content.Code), cancellationToken) is { } changed)
        {
            return changed;
        }

        var others = await db.Providers.AsNoTracking().Where(found => found.Code != content.Code).Select(found => found.Content).ToListAsync(cancellationToken);
        if (ProviderCheck.Problems(content, others) is { Count: > 0 } problems)
        {
            return new IncompleteContent(problems);
        }

        var before = provider?.Content;
        if (provider is null)
        {
            provider = db.Providers.Add(new Provider(context.NewId(), content)).Entity;
        }
        else
        {
            provider.Reconfigure(content);
        }

        desk.Record(Streams.Provider(content.Code), before is null ? "created" : "changed", before, content, request.Reason);
        return new SavedProvider(content.Code, provider.Version);
    }
}
