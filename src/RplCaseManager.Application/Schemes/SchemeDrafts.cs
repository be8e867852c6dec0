using Microsoft.EntityFrameworkCore;
using RplCaseManager.Application.Operations;
using RplCaseManager.Application.Ports;
using RplCaseManager.Domain.Audit;
using RplCaseManager.Domain.Schemes;
using RplCaseManager.Domain.Shared;

namespace RplCaseManager.Application.Schemes;

/// <summary>An administrator begins a new scheme with a first draft; a copy of another one is its content under a new code.</summary>
public sealed record CreateScheme(Guid RequestId, SchemeContent Content) : IChange<DraftState>, IValidated
{
    public IEnumerable<FieldProblem> Validate() => Codes.Problems(Content.Code, nameof(Content)).Concat(TextLimits.CheckAll(nameof(Content), Content));
}

/// <summary>A code is never used twice.</summary>
public sealed class CreateSchemeHandler(IRplDb db, ConfigurationDesk desk, OperationContext context) : IHandle<CreateScheme, DraftState>
{
    public async ValueTask<Result<DraftState>> Handle(CreateScheme request, CancellationToken cancellationToken)
    {
        if (await db.Schemes.AnyAsync(found => found.Code == request.Content.Code, cancellationToken))
        {
            return new RuleRefusal("configuration.code.taken", request.Content.Code);
        }

        var there = await ConfigurationReferences.ReadAsync(db, [], cancellationToken);
        return desk.Create<Scheme, SchemeVersion, SchemeContent>(db.Schemes, new Scheme(context.NewId(), request.Content.Code), Streams.Scheme(request.Content.Code), request.Content,
            content => ConfigurationChecks.Problems(content, there));
    }
}

/// <summary>An administrator begins a draft from the published version.</summary>
public sealed record BeginSchemeDraft(Guid RequestId, string Code) : IChange<DraftState>;

/// <summary>Refused while there is a draft: two administrators meet in one.</summary>
public sealed class BeginSchemeDraftHandler(IRplDb db, ConfigurationDesk desk) : IHandle<BeginSchemeDraft, DraftState>
{
    public async ValueTask<Result<DraftState>> Handle(BeginSchemeDraft request, CancellationToken cancellationToken)
    {
        var thing = await db.Schemes.Include(found => found.Versions).FirstOrDefaultAsync(found => found.Code == request.Code, cancellationToken);
        var there = await ConfigurationReferences.ReadAsync(db, [], cancellationToken);
        return desk.Begin(thing, Streams.Scheme(request.Code), content => ConfigurationChecks.Problems(content, there));
    }
}

/// <summary>Saves the draft, as the editor does by itself while somebody types; it may be incomplete.</summary>
public sealed record SaveSchemeDraft(Guid RequestId, string Code, long ExpectedVersion, SchemeContent Content) : IChange<DraftState>, IVersioned, IValidated
{
    public IEnumerable<FieldProblem> Validate() => TextLimits.CheckAll(nameof(Content), Content);
}

/// <summary>The second of two administrators is told who changed what.</summary>
public sealed class SaveSchemeDraftHandler(IRplDb db, ConfigurationDesk desk) : IHandle<SaveSchemeDraft, DraftState>
{
    public async ValueTask<Result<DraftState>> Handle(SaveSchemeDraft request, CancellationToken cancellationToken)
    {
        if (request.Content.Code != request.Code)
        {
            return new RuleRefusal("configuration.code.changed", request.Code);
        }

        var thing = await db.Schemes.Include(found => found.Versions).FirstOrDefaultAsync(found => found.Code == request.Code, cancellationToken);
        var there = await ConfigurationReferences.ReadAsync(db, [], cancellationToken);
        return await desk.SaveAsync(thing, Streams.Scheme(request.Code), request.ExpectedVersion, request.Content, content => ConfigurationChecks.Problems(content, there), cancellationToken);
    }
}

/// <summary>Throws the draft away; its content stays in the record.</summary>
public sealed record DiscardSchemeDraft(Guid RequestId, string Code, long ExpectedVersion) : IChange<DraftState>, IVersioned;

/// <summary>Refused when there is no draft.</summary>
public sealed class DiscardSchemeDraftHandler(IRplDb db, ConfigurationDesk desk) : IHandle<DiscardSchemeDraft, DraftState>
{
    public async ValueTask<Result<DraftState>> Handle(DiscardSchemeDraft request, CancellationToken cancellationToken) =>
        await desk.DiscardAsync(await db.Schemes.Include(found => found.Versions).FirstOrDefaultAsync(found => found.Code == request.Code, cancellationToken),
            Streams.Scheme(request.Code), request.ExpectedVersion, cancellationToken);
}
