using Microsoft.EntityFrameworkCore;
using RplCaseManager.Application.Operations;
using RplCaseManager.Application.Ports;
using RplCaseManager.Domain.Audit;
using RplCaseManager.Domain.Programmes;
using RplCaseManager.Domain.Shared;

namespace RplCaseManager.Application.Programmes;

/// <summary>An administrator begins a new programme with a first draft; a copy of another one is its content under a new code.</summary>
public sealed record CreateProgramme(Guid RequestId, ProgrammeContent Content) : IChange<DraftState>, IValidated
{
    public IEnumerable<FieldProblem> Validate() => Codes.Problems(Content.Code, nameof(Content)).Concat(TextLimits.CheckAll(nameof(Content), Content));
}

/// <summary>A code is never used twice.</summary>
public sealed class CreateProgrammeHandler(IRplDb db, ConfigurationDesk desk, OperationContext context) : IHandle<CreateProgramme, DraftState>
{
    public async ValueTask<Result<DraftState>> Handle(CreateProgramme request, CancellationToken cancellationToken)
    {
        if (await db.Programmes.AnyAsync(found => found.Code == request.Content.Code, cancellationToken))
        {
            return new RuleRefusal("configuration.code.taken", request.Content.Code);
        }

        var there = await ConfigurationReferences.ReadAsync(db, [request.Content.Standard], cancellationToken);
        return desk.Create<Programme, ProgrammeVersion, ProgrammeContent>(db.Programmes, new Programme(context.NewId(), request.Content.Code), Streams.Programme(request.Content.Code), request.Content,
            content => ConfigurationChecks.Problems(content, there));
    }
}

/// <summary>An administrator begins a draft from the published version.</summary>
public sealed record BeginProgrammeDraft(Guid RequestId, string Code) : IChange<DraftState>;

/// <summary>Refused while there is a draft: two administrators meet in one.</summary>
public sealed class BeginProgrammeDraftHandler(IRplDb db, ConfigurationDesk desk) : IHandle<BeginProgrammeDraft, DraftState>
{
    public async ValueTask<Result<DraftState>> Handle(BeginProgrammeDraft request, CancellationToken cancellationToken)
    {
        var thing = await db.Programmes.Include(found => found.Versions).FirstOrDefaultAsync(found => found.Code == request.Code, cancellationToken);
        var there = await ConfigurationReferences.ReadAsync(db, thing?.Current is { } current ? [current.StandardCode] : [], cancellationToken);
        return desk.Begin(thing, Streams.Programme(request.Code), content => ConfigurationChecks.Problems(content, there));
    }
}

/// <summary>Saves the draft, as the editor does by itself while somebody types; it may be incomplete.</summary>
public sealed record SaveProgrammeDraft(Guid RequestId, string Code, long ExpectedVersion, ProgrammeContent Content) : IChange<DraftState>, IVersioned, IValidated
{
    public IEnumerable<FieldProblem> Validate() => TextLimits.CheckAll(nameof(Content), Content);
}

/// <summary>The second of two administrators is told who changed what.</summary>
public sealed class SaveProgrammeDraftHandler(IRplDb db, ConfigurationDesk desk) : IHandle<SaveProgrammeDraft, DraftState>
{
    public async ValueTask<Result<DraftState>> Handle(SaveProgrammeDraft request, CancellationToken cancellationToken)
    {
        if (request.Content.Code != request.Code)
        {
            return new RuleRefusal("configuration.code.changed", request.Code);
        }

        var thing = await db.Programmes.Include(found => found.Versions).FirstOrDefaultAsync(found => found.Code == request.Code, cancellationToken);
        var there = await ConfigurationReferences.ReadAsync(db, [request.Content.Standard], cancellationToken);
        return await desk.SaveAsync(thing, Streams.Programme(request.Code), request.ExpectedVersion, request.Content, content => ConfigurationChecks.Problems(content, there), cancellationToken);
    }
}

/// <summary>Throws the draft away; its content stays in the record.</summary>
public sealed record DiscardProgrammeDraft(Guid RequestId, string Code, long ExpectedVersion) : IChange<DraftState>, IVersioned;

/// <summary>Refused when there is no draft.</summary>
public sealed class DiscardProgrammeDraftHandler(IRplDb db, ConfigurationDesk desk) : IHandle<DiscardProgrammeDraft, DraftState>
{
    public async ValueTask<Result<DraftState>> Handle(DiscardProgrammeDraft request, CancellationToken cancellationToken) =>
        await desk.DiscardAsync(await db.Programmes.Include(found => found.Versions).FirstOrDefaultAsync(found => found.Code == request.Code, cancellationToken),
            Streams.Programme(request.Code), request.ExpectedVersion, cancellationToken);
}
