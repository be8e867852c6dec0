using System.Text.Json;
using Mediator;
using Microsoft.EntityFrameworkCore;
using RplCaseManager.Application.Audit;
using RplCaseManager.Application.Ports;
using RplCaseManager.Domain.Audit;
using RplCaseManager.Domain.Shared;

namespace RplCaseManager.Application.Operations;

/// <summary>The one road of every operation: authorise → validate → run → audit and outbox → save, a change in one transaction.</summary>
public sealed class OperationPipeline<TMessage, TResponse>(
    IRplDb db, IWork work, IKeys keys, Authorisation authorisation, Journal journal, AuditChain chain, Catalogue catalogue, OperationContext context, TimeProvider time) : IPipelineBehavior<TMessage, TResponse>
    where TMessage : IMessage
    where TResponse : IResult<TResponse>
{
    /// <summary>Takes a message along the road.</summary>
    public async ValueTask<TResponse> Handle(TMessage message, MessageHandlerDelegate<TMessage, TResponse> next, CancellationToken cancellationToken)
    {
        using var activity = Telemetry.Source.StartActivity(typeof(TMessage).Name);
        var start = time.GetTimestamp();
        var result = "failed";
        try
        {
            var response = await RunAsync(message, next, cancellationToken);
            result = response.Refusal?.Rule ?? "ok";
            return response;
        }
        finally
        {
            Telemetry.Ran(typeof(TMessage).Name, result, time.GetElapsedTime(start));
        }
    }

    private async Task<TResponse> RunAsync(TMessage message, MessageHandlerDelegate<TMessage, TResponse> next, CancellationToken cancellationToken)
    {
        if (Invalid(message) is { } invalid)
        {
            // Who may not do it at all is not told about the fields.
            return TResponse.Refused(await authorisation.CheckAsync(message, cancellationToken) ?? invalid);
        }

        if (message is not IChange change)
        {
            await work.HoldAsync(cancellationToken);
            return await authorisation.CheckAsync(message, cancellationToken) is { } no ? TResponse.Refused(no) : await next(message, cancellationToken);
        }

        try
        {
            return await ChangeAsync(message, change, next, cancellationToken);
        }
        catch (Exception exception) when (exception is DbUpdateConcurrencyException || work.IsUniqueViolation(exception))
        {
            // The database held what two operations wanted at once; the one that came second is told, unless it is the same request.
            return await RepeatedAsync(message, change, cancellationToken) ?? TResponse.Refused(new CameSecond(message is ICaseOperation ? "case" : "thing"));
        }
    }

    private async Task<TResponse> ChangeAsync(TMessage message, IChange change, MessageHandlerDelegate<TMessage, TResponse> next, CancellationToken cancellation)
    {
        await using var transaction = await work.BeginAsync(cancellation);
        if (message is ICaseOperation onCase)
        {
            await work.LockCaseAsync(onCase.CaseId, cancellation);
        }

        var no = await authorisation.CheckAsync(message, cancellation);
        // An act may end the very relation that allowed it (giving a case back, declaring a conflict); its repetition still answers the first result.
        if (no is null or NotYours or Conflicted && await FirstRepeatedAsync(message, change, cancellation) is { } repeated && (no is null || repeated.Refusal is null))
        {
            return repeated;
        }

        if (no is not null)
        {
            return TResponse.Refused(no);
        }

        if (await ChangedMeanwhileAsync(message, cancellation) is { } changed)
        {
            return TResponse.Refused(changed);
        }

        var response = await next(message, cancellation);
        if (response.Refusal is not null)
        {
            // Where no case row was locked, the same request may have been carried out while this one waited.
            return message is ICaseOperation ? response : await RepeatedAsync(message, change, cancellation) ?? response;
        }

        if (journal.Entries.Count == 0)
        {
            throw new InvalidOperationException($"{typeof(TMessage).Name} changed something and recorded nothing.");
        }

        var trail = await chain.AppendAsync(journal.Entries, cancellation);
        await db.SaveChangesAsync(cancellation);
        await work.WriteTrailAsync(trail, new RequestRecord
        {
            ActorId = context.Actor.Id,
            RequestId = change.RequestId,
            Operation = typeof(TMessage).Name,
            RequestHash = HashOf(message),
            Result = JsonSerializer.Serialize(response.Boxed, response.ValueType),
            At = context.RecordedAt,
        }, cancellation);
        await work.CommitAsync(cancellation);
        return response;
    }

    private static InvalidInput? Invalid(TMessage message)
    {
        // A text that cannot be read is not examined further.
        var problems = RequestTexts.Problems(message);
        if (problems.Count == 0 && message is IValidated validated)
        {
            problems.AddRange(validated.Validate());
        }

        if (message is IChange change && change.RequestId == Guid.Empty)
        {
            problems.Add(new FieldProblem(nameof(IChange.RequestId), "required"));
        }

        return problems.Count == 0 ? null : new InvalidInput(problems);
    }

    // The request was read together with the person; whoever looks again later, because somebody may have come first, reads it again.
    private ValueTask<TResponse?> FirstRepeatedAsync(TMessage message, IChange change, CancellationToken cancellation) =>
        authorisation.LookedForRequest ? new(Repeated(message, authorisation.Before)) : new(RepeatedAsync(message, change, cancellation));

    private async Task<TResponse?> RepeatedAsync(TMessage message, IChange change, CancellationToken cancellation) =>
        Repeated(message, await HotReads.RequestAsync(db, context.Actor.Id, change.RequestId, cancellation));

    private TResponse? Repeated(TMessage message, RequestRecord? before)
    {
        if (before is null)
        {
            return default;
        }

        return before.Operation != typeof(TMessage).Name || (before.RequestHash.Length > 0 && before.RequestHash != HashOf(message))
            ? TResponse.Refused(new RequestReused())
            : TResponse.Of(JsonSerializer.Deserialize(before.Result, ResultType));
    }

    /// <summary>Keyed by what is not in the database, so that nobody who reads the table can try out what a request may have said.</summary>
    private string HashOf(TMessage message) => keys.Mac("request:" + RequestContent.Hash(message));

    /// <summary>What stands in the trail of a case and does not change the case itself: nobody is stopped by it, so that it is not named as the change.</summary>
    private static string[] BesideTheCase { get; } =
        ["evidence.opened", "conflict.none", "reminder.sent", "judgement.recorded", "evidence.destroyed", "retention.over", "retention.counted", "retention.reminded"];

    private static Type ResultType { get; } = typeof(TResponse).GetGenericArguments()[0];

    private async Task<Refusal?> ChangedMeanwhileAsync(TMessage message, CancellationToken cancellation)
    {
        if (message is not (IVersioned versioned and ICaseOperation onCase))
        {
            return null;
        }

        var version = authorisation.Reached?.Version
            ?? await db.Cases.Where(found => found.Id == onCase.CaseId).Select(found => found.Version).FirstOrDefaultAsync(cancellation);
        if (version == versioned.ExpectedVersion)
        {
            return null;
        }

        var stream = Streams.Case(onCase.CaseId);
        var last = await db.AuditEntries.AsNoTracking()
            .Where(entry => entry.Stream == stream && !BesideTheCase.Contains(entry.Action) && !entry.Action.StartsWith("certificate."))
            .OrderByDescending(entry => entry.Sequence).FirstOrDefaultAsync(cancellation);
        var by = await db.People.Where(found => found.Id == last!.ActorId).Select(found => found.GivenName + " " + found.FamilyName).FirstOrDefaultAsync(cancellation);
        var scheme = await db.Cases.Where(found => found.Id == onCase.CaseId).Select(found => found.SchemeVersionId).FirstAsync(cancellation);
        var rules = await catalogue.SchemeAsync(scheme, cancellation);
        return new ChangedMeanwhile(by ?? "", rules.LocalTime(last?.At ?? context.Now), last?.Action ?? "", version) { Yourself = last?.ActorId == context.Actor.Id };
    }
}
