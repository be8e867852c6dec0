using Microsoft.EntityFrameworkCore;
using RplCaseManager.Application.Operations;
using RplCaseManager.Application.Ports;
using RplCaseManager.Domain.Audit;

namespace RplCaseManager.Application.Evidence;

/// <summary>Opens a piece of evidence for reading: one audit entry, and a ticket that serves the bytes for some minutes.</summary>
public sealed record OpenEvidence(Guid RequestId, Guid CaseId, Guid EvidenceId) : IChange<EvidenceTicket>, INeedsDeclaration;

/// <summary>What opens the file at <c>/files/{ticket}</c>.</summary>
public sealed record EvidenceTicket(string Ticket, string FileName, string MediaType, bool ViewedInline);

/// <summary>What a ticket names.</summary>
public sealed record TicketContent(string Sha256, string FileName, string MediaType);

/// <summary>Every look at evidence is recorded (DOMAIN rule 3).</summary>
public sealed class OpenEvidenceHandler(IRplDb db, IKeys keys, CaseDesk desk, Journal journal) : IHandle<OpenEvidence, EvidenceTicket>
{
    /// <summary>How long a ticket serves: long enough for a video, short enough for a forgotten tab.</summary>
    public static TimeSpan Lifetime { get; } = TimeSpan.FromMinutes(30);

    public async ValueTask<Result<EvidenceTicket>> Handle(OpenEvidence request, CancellationToken cancellationToken)
    {
        var piece = await db.Evidence.AsNoTracking().FirstOrDefaultAsync(found => found.Id == request.EvidenceId && found.CaseId == request.CaseId, cancellationToken);
        if (piece is null)
        {
            return new NotFound("evidence");
        }

        if (piece.DestroyedAt is { } at)
        {
            var rules = (await desk.ReadAsync(request.CaseId, cancellationToken)).Rules;
            return new EvidenceGone(rules.DateOf(at), rules.Content.Code, rules.Content.Retention.EvidenceMonths ?? 0);
        }

        journal.Record(Streams.Case(request.CaseId), "evidence.opened", new { evidence = piece.Id, sha256 = piece.Sha256 });
        var ticket = keys.Ticket(System.Text.Json.JsonSerializer.Serialize(new TicketContent(piece.Sha256, piece.FileName, piece.MediaType)), Lifetime);
        return new EvidenceTicket(ticket, piece.FileName, piece.MediaType, Viewable.Inline(piece.MediaType));
    }
}

/// <summary>Which types a browser shows itself; everything else is only downloaded.</summary>
public static class Viewable
{
    /// <summary>Whether a type is shown inline.</summary>
    public static bool Inline(string mediaType) => mediaType is "application/pdf" or "image/jpeg" or "image/png" or "image/webp" or "image/gif"
        or "text/plain" or "application/json" or "application/ld+json" or "video/mp4" or "video/webm" or "audio/mpeg" or "audio/wav" or "audio/ogg";
}
