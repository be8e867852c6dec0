using Microsoft.EntityFrameworkCore;
using RplCaseManager.Application.Operations;
using RplCaseManager.Application.Ports;
using RplCaseManager.Domain.Audit;

namespace RplCaseManager.Application.Messages;

/// <summary>The newest notices of the person who asks.</summary>
public sealed record ListNotices(int Take = 30) : IRead<NoticeList>;

/// <summary>Notices and how many are unread.</summary>
public sealed record NoticeList(IReadOnlyList<NoticeRow> Rows, int Unread);

/// <summary>A notice; its words stand in resources under <paramref name="Kind"/>.</summary>
/// <param name="ZoneId">Zone of the scheme of the case that it is about; null: about no case.</param>
public sealed record NoticeRow(Guid Id, Guid? CaseId, string Kind, IReadOnlyDictionary<string, string> Values, DateTimeOffset At, bool Read, string? ZoneId);

/// <summary>Newest first.</summary>
public sealed class ListNoticesHandler(IRplDb db, Catalogue catalogue, OperationContext context) : IHandle<ListNotices, NoticeList>
{
    public async ValueTask<Result<NoticeList>> Handle(ListNotices request, CancellationToken cancellationToken)
    {
        var me = context.Actor.Id;
        var mine = db.Notices.AsNoTracking().Where(notice => notice.PersonId == me);
        var rows = await mine.OrderByDescending(notice => notice.At).ThenByDescending(notice => notice.Id).Take(Math.Clamp(request.Take, 1, 200)).ToListAsync(cancellationToken);
        var zones = await ZonesAsync([.. rows.Select(notice => notice.CaseId).OfType<Guid>().Distinct()], cancellationToken);
        return new NoticeList(rows.ConvertAll(notice => new NoticeRow(notice.Id, notice.CaseId, notice.Kind, notice.Values, notice.At, notice.ReadAt is not null, notice.CaseId is { } about ? zones.GetValueOrDefault(about) : null)),
            await mine.CountAsync(notice => notice.ReadAt == null, cancellationToken));
    }

    // Whoever wrote to somebody about a case reckoned in the zone of its scheme.
    private async Task<Dictionary<Guid, string>> ZonesAsync(List<Guid> cases, CancellationToken cancellation)
    {
        var zones = new Dictionary<Guid, string>();
        foreach (var found in await db.Cases.AsNoTracking().Where(found => cases.Contains(found.Id)).Select(found => new { found.Id, found.SchemeVersionId }).ToListAsync(cancellation))
        {
            zones[found.Id] = (await catalogue.SchemeAsync(found.SchemeVersionId, cancellation)).Content.TimeZone;
        }

        return zones;
    }
}

/// <summary>Marks one's notices as read.</summary>
public sealed record ReadNotices(Guid RequestId) : IChange<Done>;

/// <summary>All of them.</summary>
public sealed class ReadNoticesHandler(IRplDb db, Journal journal, OperationContext context) : IHandle<ReadNotices, Done>
{
    public async ValueTask<Result<Done>> Handle(ReadNotices request, CancellationToken cancellationToken)
    {
        var me = context.Actor.Id;
        var unread = await db.Notices.Where(notice => notice.PersonId == me && notice.ReadAt == null).ToListAsync(cancellationToken);
        unread.ForEach(notice => notice.Read(context.Now));
        journal.Record(Streams.Account(me), "notices.read", new { count = unread.Count });
        return Done.Value;
    }
}

/// <summary>The outbox, newest first, for administrators.</summary>
/// <param name="OnlyParked">Only what kept failing.</param>
public sealed record ListMail(bool OnlyParked = false, Guid? Before = null, int Take = 50) : IRead<MailPage>;

/// <summary>A page and the number of all rows of the list.</summary>
public sealed record MailPage(IReadOnlyList<MailRow> Rows, int Total, Guid? Next);

/// <summary>A mail with its delivery.</summary>
/// <param name="Values">What fills the text, without the link that sets a password or confirms an address: it is for the recipient alone.</param>
/// <param name="NextTryAt">When it is tried next, unless it was sent, dropped or parked.</param>
public sealed record MailRow(
    Guid Id, string To, string Kind, IReadOnlyDictionary<string, string> Values, DateTimeOffset CreatedAt, DateTimeOffset? SentAt, DateTimeOffset? DroppedAt, DateTimeOffset? ParkedAt, int Attempts, string LastError,
    DateTimeOffset NextTryAt)
{
    /// <summary>The mail carries a link that is for the recipient alone.</summary>
    public bool HasPersonalLink { get; init; }
}

/// <summary>Paged by id, which is ordered by time.</summary>
public sealed class ListMailHandler(IRplDb db) : IHandle<ListMail, MailPage>
{
    public async ValueTask<Result<MailPage>> Handle(ListMail request, CancellationToken cancellationToken)
    {
        var query = db.Outbox.AsNoTracking().Where(row => !request.OnlyParked || row.ParkedAt != null);
        var total = await query.CountAsync(cancellationToken);
        if (request.Before is { } before)
        {
            query = query.Where(row => row.Id < before);
        }

        var take = Math.Clamp(request.Take, 1, 500);
        var found = await query.OrderByDescending(row => row.Id).Take(take + 1)
            .Select(row => new MailRow(row.Id, db.People.Where(person => person.Id == row.PersonId).Select(person => person.Email).FirstOrDefault() ?? "", row.Kind, row.Values,
                row.CreatedAt, row.SentAt, row.DroppedAt, row.ParkedAt, row.Attempts, row.LastError, row.NextTryAt)).ToListAsync(cancellationToken);
        return new MailPage([.. found.Take(take).Select(WithoutLink)], total, found.Count > take ? found[take - 1].Id : null);
    }

    // Whoever has the link takes over the account: an administrator must not, for nobody may act as somebody else.
    private static MailRow WithoutLink(MailRow row) => row with
    {
        To = row.Values.GetValueOrDefault("to") ?? row.To,
        Values = row.Values.Where(pair => pair.Key != "path").ToDictionary(StringComparer.Ordinal),
        HasPersonalLink = row.Values.ContainsKey("path"),
    };
}

/// <summary>An administrator lets a parked mail try again.</summary>
public sealed record RetryMail(Guid RequestId, Guid MessageId) : IChange<Done>;

/// <summary>Refused when it is not parked.</summary>
public sealed class RetryMailHandler(IRplDb db, Journal journal, OperationContext context) : IHandle<RetryMail, Done>
{
    public async ValueTask<Result<Done>> Handle(RetryMail request, CancellationToken cancellationToken)
    {
        var row = await db.Outbox.FirstOrDefaultAsync(found => found.Id == request.MessageId, cancellationToken);
        if (row is null)
        {
            return new NotFound("mail");
        }

        if (row.TryAgain(context.Now) is { } refusal)
        {
            return refusal;
        }

        journal.Record(Streams.System, "mail.retried", new { message = row.Id });
        return Done.Value;
    }
}

/// <summary>The clock of a Development installation is moved, for server and jobs together.</summary>
/// <param name="To">The instant that it shall be.</param>
public sealed record MoveClock(Guid RequestId, DateTimeOffset To) : IChange<Done>;

/// <summary>Refused outside Development, and backwards: history must stay in order.</summary>
public sealed class MoveClockHandler(IMovableClock clock, Journal journal, OperationContext context) : IHandle<MoveClock, Done>
{
    public ValueTask<Result<Done>> Handle(MoveClock request, CancellationToken cancellationToken)
    {
        if (!clock.CanMove)
        {
            return new(new Domain.Shared.RuleRefusal("clock.development"));
        }

        var now = context.Now;
        if (request.To <= now)
        {
            return new(new Domain.Shared.RuleRefusal("clock.backwards"));
        }

        journal.Record(Streams.System, "clock.moved", new { from = now, to = request.To });
        clock.MoveTo(request.To);
        return new(Done.Value);
    }
}
