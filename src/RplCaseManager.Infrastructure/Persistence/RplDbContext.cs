using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using RplCaseManager.Application.Ports;
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
using RplCaseManager.Infrastructure.Identity;

namespace RplCaseManager.Infrastructure.Persistence;

/// <summary>One model for both databases.</summary>
public sealed class RplDbContext(DbContextOptions<RplDbContext> options) : IdentityUserContext<Account, Guid>(options), IRplDb, IDataProtectionKeyContext
{
    public DbSet<Person> People => Set<Person>();
    public DbSet<ApiToken> ApiTokens => Set<ApiToken>();
    public DbSet<Absence> Absences => Set<Absence>();
    public DbSet<Provider> Providers => Set<Provider>();
    public DbSet<Scheme> Schemes => Set<Scheme>();
    public DbSet<SchemeVersion> SchemeVersions => Set<SchemeVersion>();
    public DbSet<QualificationStandard> Standards => Set<QualificationStandard>();
    public DbSet<StandardVersion> StandardVersions => Set<StandardVersion>();
    public DbSet<RegisterEntry> RegisterEntries => Set<RegisterEntry>();
    public DbSet<Programme> Programmes => Set<Programme>();
    public DbSet<ProgrammeVersion> ProgrammeVersions => Set<ProgrammeVersion>();
    public DbSet<CreditRow> CreditRows => Set<CreditRow>();
    public DbSet<CalendarRow> Calendars => Set<CalendarRow>();
    public DbSet<Case> Cases => Set<Case>();
    public DbSet<StatusEntry> CaseHistory => Set<StatusEntry>();
    public DbSet<ConflictDeclaration> Conflicts => Set<ConflictDeclaration>();
    public DbSet<EvidenceItem> Evidence => Set<EvidenceItem>();
    public DbSet<Upload> Uploads => Set<Upload>();
    public DbSet<JudgementSheet> JudgementSheets => Set<JudgementSheet>();
    public DbSet<Decision> Decisions => Set<Decision>();
    public DbSet<Certificate> Certificates => Set<Certificate>();
    public DbSet<Notice> Notices => Set<Notice>();
    public DbSet<OutboxMessage> Outbox => Set<OutboxMessage>();
    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();
    public DbSet<AuditDetail> AuditDetails => Set<AuditDetail>();
    public DbSet<AuditHead> AuditHeads => Set<AuditHead>();
    public DbSet<AuditCheckpoint> AuditCheckpoints => Set<AuditCheckpoint>();
    public DbSet<RequestRecord> Requests => Set<RequestRecord>();
    public DbSet<NumberSequence> Numbers => Set<NumberSequence>();
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    protected override Version SchemaVersion => IdentitySchemaVersions.Version3;

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        ArgumentNullException.ThrowIfNull(configurationBuilder);
        // Instants are whole microseconds in UTC ticks, so that both databases order and compare them alike.
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<InstantConverter>();
        // Enums by name: rows stay readable, and a new member never renumbers the others.
        configurationBuilder.Properties<Enum>().HaveConversion<string>().HaveMaxLength(40);
    }

    protected override void OnModelCreating(ModelBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        base.OnModelCreating(builder);
        RplModel.Configure(builder);
        if (Database.IsNpgsql())
        {
            // Text that is compared or paged by is ordered by its bytes, as SQLite orders it.
            foreach (var property in builder.Model.GetEntityTypes().Where(type => type.ClrType.Namespace?.StartsWith("RplCaseManager", StringComparison.Ordinal) is true)
                .SelectMany(type => type.GetProperties()).Where(property => (property.GetProviderClrType() ?? property.ClrType) == typeof(string)))
            {
                property.SetCollation("C");
            }
        }
    }

    private sealed class InstantConverter() : ValueConverter<DateTimeOffset, long>(
        instant => instant.UtcTicks - (instant.UtcTicks % TimeSpan.TicksPerMicrosecond), ticks => new DateTimeOffset(ticks, TimeSpan.Zero));
}
