using Microsoft.EntityFrameworkCore;
using RplCaseManager.Application.Operations;
using RplCaseManager.Application.Ports;
using RplCaseManager.Domain.Audit;
using RplCaseManager.Domain.Standards;
using RplCaseManager.Domain.Shared;

namespace RplCaseManager.Application.Standards;

/// <summary>An administrator begins a new standard with a first draft; a copy of another one is its content under a new code.</summary>
public sealed record CreateStandard(Guid RequestId, StandardContent Content) : IChange<DraftState>, IValidated
{
    public IEnumerable<FieldProblem> Validate() => Codes.Problems(Content.Code, nameof(Content)).Concat(TextLimits.CheckAll(nameof(Content), Content));
}

/// <summary>A code is never used twice.</summary>
public sealed class CreateStandardHandler(IRplDb db, ConfigurationDesk desk, OperationContext context) : IHandle<CreateStandard, DraftState>
{
    public async ValueTask<Result<DraftState>> Handle(CreateStandard request, CancellationToken cancellationToken)
    {
        if (await db.Standards.AnyAsync(found => found.Code == request.Content.Code, cancellationToken))
        {
            return new RuleRefusal("configuration.code.taken", request.Content.Code);
        }

        var there = await ConfigurationReferences.ReadAsync(db, [], cancellationToken);
        return desk.Create<QualificationStandard, StandardVersion, StandardContent>(db.Standards, new QualificationStandard(context.NewId(), request.Content.Code), Streams.Standard(request.Content.Code), request.Content,
            content => ConfigurationChecks.Problems(content, there));
    }
}

/// <summary>An administrator begins a draft from the published version.</summary>
public sealed record BeginStandardDraft(Guid RequestId, string Code) : IChange<DraftState>;

/// <summary>Refused while there is a draft: two administrators meet in one.</summary>
public sealed class BeginStandardDraftHandler(IRplDb db, ConfigurationDesk desk) : IHandle<BeginStandardDraft, DraftState>
{
    public async ValueTask<Result<DraftState>> Handle(BeginStandardDraft request, CancellationToken cancellationToken)
    {
        var thing = await db.Standards.Include(found => found.Versions).FirstOrDefaultAsync(found => found.Code == request.Code, cancellationToken);
        var there = await ConfigurationReferences.ReadAsync(db, [], cancellationToken);
        return desk.Begin(thing, Streams.Standard(request.Code), content => [.. ConfigurationChecks.Problems(content, there), .. thing!.MapProblems(content)]);
    }
}

/// <summary>Saves the draft, as the editor does by itself while somebody types; it may be incomplete.</summary>
public sealed record SaveStandardDraft(Guid RequestId, string Code, long ExpectedVersion, StandardContent Content) : IChange<DraftState>, IVersioned, IValidated
{
    public IEnumerable<FieldProblem> Validate() => TextLimits.CheckAll(nameof(Content), Content);
}

/// <summary>The second of two administrators is told who changed what.</summary>
public sealed class SaveStandardDraftHandler(IRplDb db, ConfigurationDesk desk) : IHandle<SaveStandardDraft, DraftState>
{
    public async ValueTask<Result<DraftState>> Handle(SaveStandardDraft request, CancellationToken cancellationToken)
    {
        if (request.Content.Code != request.Code)
        {
            return new RuleRefusal("configuration.code.changed", request.Code);
        }

        var thing = await db.Standards.Include(found => found.Versions).FirstOrDefaultAsync(found => found.Code == request.Code, cancellationToken);
        var there = await ConfigurationReferences.ReadAsync(db, [], cancellationToken);
        return await desk.SaveAsync(thing, Streams.Standard(request.Code), request.ExpectedVersion, request.Content,
            content => [.. ConfigurationChecks.Problems(content, there), .. thing!.MapProblems(content)], cancellationToken);
    }
}

/// <summary>Throws the draft away; its content stays in the record.</summary>
public sealed record DiscardStandardDraft(Guid RequestId, string Code, long ExpectedVersion) : IChange<DraftState>, IVersioned;

/// <summary>Refused when there is no draft.</summary>
public sealed class DiscardStandardDraftHandler(IRplDb db, ConfigurationDesk desk) : IHandle<DiscardStandardDraft, DraftState>
{
    public async ValueTask<Result<DraftState>> Handle(DiscardStandardDraft request, CancellationToken cancellationToken) =>
        await desk.DiscardAsync(await db.Standards.Include(found => found.Versions).FirstOrDefaultAsync(found => found.Code == request.Code, cancellationToken),
            Streams.Standard(request.Code), request.ExpectedVersion, cancellationToken);
}

/// <summary>Says what each outcome of the draft is to those of the published version, so that what is won stays won.</summary>
public sealed record MapStandardOutcomes(Guid RequestId, string Code, long ExpectedVersion, OutcomeMap Map) : IChange<DraftState>, IVersioned, IValidated
{
    public IEnumerable<FieldProblem> Validate() => TextLimits.CheckAll(nameof(Map), Map);
}

/// <summary>The map may be incomplete until the draft is published.</summary>
public sealed class MapStandardOutcomesHandler(IRplDb db, ConfigurationDesk desk, Journal journal) : IHandle<MapStandardOutcomes, DraftState>
{
    public async ValueTask<Result<DraftState>> Handle(MapStandardOutcomes request, CancellationToken cancellationToken)
    {
        var standard = await db.Standards.Include(found => found.Versions).FirstOrDefaultAsync(found => found.Code == request.Code, cancellationToken);
        if (standard is null)
        {
            return new NotFound("standard");
        }

        if ((await desk.MeanwhileAsync(standard.Version, request.ExpectedVersion, Streams.Standard(request.Code), cancellationToken) ?? standard.MapOutcomes(request.Map)) is { } refusal)
        {
            return refusal;
        }

        var draft = standard.Draft!;
        var there = await ConfigurationReferences.ReadAsync(db, [], cancellationToken);
        journal.Record(Streams.Standard(request.Code), "standard.outcomes-mapped", new { version = draft.Number, lines = request.Map.Lines.Count });
        return new DraftState(standard.Code, standard.Version, draft.Number,
            [.. ConfigurationChecks.Problems(draft.Content, there), .. standard.MapProblems(draft.Content)]);
    }
}
