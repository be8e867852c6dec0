using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using RplCaseManager.Domain.Assessment;
using RplCaseManager.Domain.Audit;
using RplCaseManager.Domain.Cases;
using RplCaseManager.Domain.Certificates;
using RplCaseManager.Domain.Credits;
using RplCaseManager.Domain.Decisions;
using RplCaseManager.Domain.Evidence;
using RplCaseManager.Domain.Messages;
using RplCaseManager.Domain.People;
using RplCaseManager.Domain.Programmes;
using RplCaseManager.Domain.Providers;
using RplCaseManager.Domain.Schemes;
using RplCaseManager.Domain.Standards;

namespace RplCaseManager.Application.Ports;

/// <summary>The tables. One unit of work an operation.</summary>
public interface IRplDb
{
    DbSet<Person> People { get; }
    DbSet<ApiToken> ApiTokens { get; }
    DbSet<Absence> Absences { get; }
    DbSet<Provider> Providers { get; }
    DbSet<Scheme> Schemes { get; }
    DbSet<SchemeVersion> SchemeVersions { get; }
    DbSet<QualificationStandard> Standards { get; }
    DbSet<StandardVersion> StandardVersions { get; }
    DbSet<Programme> Programmes { get; }
    DbSet<ProgrammeVersion> ProgrammeVersions { get; }
    DbSet<CreditRow> CreditRows { get; }
    DbSet<CalendarRow> Calendars { get; }
    DbSet<Case> Cases { get; }
    DbSet<StatusEntry> CaseHistory { get; }
    DbSet<ConflictDeclaration> Conflicts { get; }
    DbSet<EvidenceItem> Evidence { get; }
    DbSet<Upload> Uploads { get; }
    DbSet<JudgementSheet> JudgementSheets { get; }
    DbSet<Decision> Decisions { get; }
    DbSet<Certificate> Certificates { get; }
    DbSet<Notice> Notices { get; }
    DbSet<OutboxMessage> Outbox { get; }
    DbSet<AuditEntry> AuditEntries { get; }
    DbSet<AuditDetail> AuditDetails { get; }
    DbSet<AuditHead> AuditHeads { get; }
    DbSet<AuditCheckpoint> AuditCheckpoints { get; }
    DbSet<RequestRecord> Requests { get; }
    DbSet<NumberSequence> Numbers { get; }
    ChangeTracker ChangeTracker { get; }
    Task<int> SaveChangesAsync(CancellationToken cancellation);
}

/// <summary>The holidays of a country, as imported.</summary>
public sealed class CalendarRow
{
    /// <summary>ISO 3166-1 alpha-2.</summary>
    public required string Country { get; init; }
    public required HolidayCalendar Content { get; set; }
}

/// <summary>The first result of a changing request, answered again when the request is repeated.</summary>
public sealed class RequestRecord
{
    public required Guid ActorId { get; init; }
    public required Guid RequestId { get; init; }
    public required string Operation { get; init; }
    /// <summary>Keyed hash of what was asked for, without secrets; empty for rows from before it was kept.</summary>
    public required string RequestHash { get; init; }
    public required string Result { get; init; }
    public required DateTimeOffset At { get; init; }
}

/// <summary>A running number; allocated in the transaction that needs it.</summary>
public sealed class NumberSequence
{
    public required string Name { get; init; }
    public required long Next { get; set; }
}
