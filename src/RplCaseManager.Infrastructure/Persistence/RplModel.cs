using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
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
using RplCaseManager.Domain.Shared;
using RplCaseManager.Domain.Standards;

namespace RplCaseManager.Infrastructure.Persistence;

/// <summary>How the domain is stored. Lists that belong to one row and are never queried into are JSON; what is queried has columns.</summary>
internal static class RplModel
{
    public static void Configure(ModelBuilder builder)
    {
        Configuration(builder);
        People(builder);
        Cases(builder);
        Work(builder);
        Audit(builder);
    }

    private static void Configuration(ModelBuilder builder)
    {
        var provider = Aggregate<Provider>(builder, "Providers");
        provider.HasIndex(row => row.Code).IsUnique();
        Json(provider.Property(row => row.Content));
        builder.Entity<CalendarRow>(calendar =>
        {
            calendar.ToTable("Calendars").HasKey(row => row.Country);
            Json(calendar.Property(row => row.Content));
        });
        var credits = Aggregate<CreditRow>(builder, "CreditRows");
        credits.HasIndex(row => row.Code).IsUnique();
        Json(credits.Property(row => row.Content));
        Versioned<Scheme, SchemeVersion, SchemeContent>(builder, "Schemes", "SchemeVersions", version => version.SchemeId);
        Versioned<Programme, ProgrammeVersion, ProgrammeContent>(builder, "Programmes", "ProgrammeVersions", version => version.ProgrammeId);
        Versioned<QualificationStandard, StandardVersion, StandardContent>(builder, "Standards", "StandardVersions", version => version.StandardId);
        builder.Entity<ProgrammeVersion>().HasIndex(row => new { row.StandardCode, row.State });
        builder.Entity<StandardVersion>(version =>
        {
            Json(version.Property(row => row.Outcomes));
            Json(version.Property(row => row.Facts));
            // The register filters by these and lists by title; the first column narrows to what is public.
            version.HasIndex(row => new { row.State, row.SortTitle, row.Id });
            version.HasIndex(row => new { row.State, row.Kind });
            version.HasIndex(row => new { row.State, row.Country });
        });
        builder.Entity<RegisterEntry>(entry =>
        {
            entry.ToTable("RegisterEntries").HasKey(row => row.Row);
            entry.HasIndex(row => row.VersionId).IsUnique();
            Json(entry.Property(row => row.Facts));
            // A page is read in the order of the first; each of the others counts one facet without touching the table.
            entry.HasIndex(row => new { row.SortTitle, row.Code });
            entry.HasIndex(row => row.Kind);
            entry.HasIndex(row => row.Country);
            entry.HasIndex(row => row.EqfLevel);
            entry.HasIndex(row => new { row.CreditSystem, row.CreditAmount });
            entry.HasIndex(row => new { row.AwardingBody, row.BodyName });
            entry.HasIndex(row => row.Sector);
        });
    }

    private static void Versioned<TThing, TVersion, TContent>(ModelBuilder builder, string table, string versions, System.Linq.Expressions.Expression<Func<TVersion, object?>> owner)
        where TThing : Versioned<TVersion, TContent> where TVersion : ContentVersion<TContent> where TContent : class
    {
        var thing = Aggregate<TThing>(builder, table);
        thing.HasIndex(row => row.Code).IsUnique();
        thing.Ignore(row => row.Current).Ignore(row => row.Draft);
        thing.HasMany(row => row.Versions).WithOne().HasForeignKey(owner).OnDelete(DeleteBehavior.Restrict);
        thing.Navigation(row => row.Versions).UsePropertyAccessMode(PropertyAccessMode.Field);
        var ownerName = ((owner.Body as System.Linq.Expressions.UnaryExpression)?.Operand as System.Linq.Expressions.MemberExpression ?? (System.Linq.Expressions.MemberExpression)owner.Body).Member.Name;
        builder.Entity<TVersion>(version =>
        {
            version.ToTable(versions).Property(row => row.Id).ValueGeneratedNever();
            version.HasIndex(ownerName, nameof(ContentVersion<TContent>.Number)).IsUnique();
            Json(version.Property(row => row.Content));
        });
    }

    private static void People(ModelBuilder builder)
    {
        var person = Aggregate<Person>(builder, "People");
        person.Ignore(row => row.FullName);
        person.HasIndex(row => new { row.SearchName, row.Id });
        Json(person.Property(row => row.Grants));
        Json(person.Property(row => row.Expertise));
        Json(person.Property(row => row.Languages));
        var absence = Aggregate<Absence>(builder, "Absences");
        absence.HasIndex(row => new { row.PersonId, row.Until });
        absence.HasIndex(row => new { row.StandInId, row.Until });
        var token = Aggregate<ApiToken>(builder, "ApiTokens");
        token.HasIndex(row => row.Hash).IsUnique();
        token.HasIndex(row => row.PersonId);
        Json(token.Property(row => row.Scopes));
    }

    private static void Cases(ModelBuilder builder)
    {
        var found = Aggregate<Case>(builder, "Cases");
        found.HasIndex(row => row.Number).IsUnique();
        // One open first-round case for one aim, and one decision for (case, round, corrigendum): the database holds DOMAIN rule 9.
        found.HasIndex(row => row.OpenKey).IsUnique();
        found.HasIndex(row => new { row.CandidateId, row.CreatedAt });
        // The body stands in it, too: without statistics SQLite takes the index with the most equal columns, and would read every open case of the body for one assessor.
        found.HasIndex(row => new { row.AssessorId, row.BodyCode, row.State, row.DueAt, row.Number });
        found.HasIndex(row => new { row.BodyCode, row.State, row.DueAt, row.Number });
        found.HasIndex(row => new { row.State, row.DueAt });
        found.HasIndex(row => new { row.State, row.WindowEndsAt });
        found.HasIndex(row => row.NextReminderAt);
        // Only what is to be done stands in them.
        found.HasIndex(row => row.FilesEndAt).HasFilter("\"FilesEndAt\" IS NOT NULL");
        found.HasIndex(row => row.FilesReminderAt).HasFilter("\"FilesReminderAt\" IS NOT NULL");
        found.HasIndex(row => new { row.CreatedAt, row.Number });
        Json(found.Property(row => row.Sought));
        Json(found.Property(row => row.Duties));
        Json(found.Property(row => row.Claims));
        Json(found.Property(row => row.Requests));
        found.Ignore(row => row.Position).Ignore(row => row.ClaimedOutcomes).Ignore(row => row.FileIsOpen);
        found.HasMany(row => row.History).WithOne().HasForeignKey(entry => entry.CaseId).OnDelete(DeleteBehavior.Restrict);
        found.Navigation(row => row.History).UsePropertyAccessMode(PropertyAccessMode.Field);
        builder.Entity<StatusEntry>(entry =>
        {
            entry.ToTable("CaseHistory").HasKey(row => new { row.CaseId, row.Sequence });
            entry.Property(row => row.Sequence).ValueGeneratedNever();
        });
        builder.Entity<ConflictDeclaration>(conflict =>
        {
            conflict.ToTable("ConflictDeclarations").Property(row => row.Id).ValueGeneratedNever();
            conflict.HasIndex(row => new { row.CaseId, row.PersonId, row.HasConflict });
            conflict.HasOne<Case>().WithMany().HasForeignKey(row => row.CaseId).OnDelete(DeleteBehavior.Restrict);
        });
        var piece = Aggregate<EvidenceItem>(builder, "Evidence");
        piece.HasIndex(row => row.CaseId);
        piece.HasIndex(row => row.Sha256);
        piece.HasOne<Case>().WithMany().HasForeignKey(row => row.CaseId).OnDelete(DeleteBehavior.Restrict);
        Json(piece.Property(row => row.Mappings));
        var upload = Aggregate<Upload>(builder, "Uploads");
        upload.Ignore(row => row.File);
        upload.HasIndex(row => new { row.AttachedTo, row.At });
        upload.HasIndex(row => row.Sha256);
        var sheet = Aggregate<JudgementSheet>(builder, "JudgementSheets");
        sheet.HasIndex(row => new { row.CaseId, row.Round, row.OutcomeCode }).IsUnique();
        sheet.HasOne<Case>().WithMany().HasForeignKey(row => row.CaseId).OnDelete(DeleteBehavior.Restrict);
        Json(sheet.Property(row => row.Entry));
        var decision = Aggregate<Decision>(builder, "Decisions");
        decision.HasIndex(row => new { row.CaseId, row.Round, row.Corrigendum }).IsUnique();
        decision.HasOne<Case>().WithMany().HasForeignKey(row => row.CaseId).OnDelete(DeleteBehavior.Restrict);
        Json(decision.Property(row => row.Content));
        var certificate = Aggregate<Certificate>(builder, "Certificates");
        certificate.Ignore(row => row.Content);
        certificate.HasIndex(row => row.Number).IsUnique();
        certificate.HasIndex(row => row.Token).IsUnique();
        certificate.HasIndex(row => new { row.HolderId, row.IssuedAt });
        certificate.HasIndex(row => row.CaseId);
        certificate.HasIndex(row => new { row.State, row.ExpiresAt });
        certificate.HasIndex(row => row.NextReminderAt);
        certificate.HasOne<Decision>().WithMany().HasForeignKey(row => row.DecisionId).OnDelete(DeleteBehavior.Restrict);
    }

    private static void Work(ModelBuilder builder)
    {
        builder.Entity<Notice>(notice =>
        {
            notice.ToTable("Notices").Property(row => row.Id).ValueGeneratedNever();
            notice.HasIndex(row => new { row.PersonId, row.At });
            Json(notice.Property(row => row.Values));
        });
        builder.Entity<OutboxMessage>(message =>
        {
            message.ToTable("Outbox").Property(row => row.Id).ValueGeneratedNever();
            message.HasIndex(row => row.Key).IsUnique();
            message.HasIndex(row => new { row.SentAt, row.DroppedAt, row.ParkedAt, row.NextTryAt });
            Json(message.Property(row => row.Values));
        });
        builder.Entity<RequestRecord>(request =>
        {
            request.ToTable("Requests").HasKey(row => new { row.ActorId, row.RequestId });
            request.HasIndex(row => row.At);
        });
        builder.Entity<NumberSequence>().ToTable("Numbers").HasKey(row => row.Name);
    }

    private static void Audit(ModelBuilder builder)
    {
        builder.Entity<AuditEntry>().ToTable("AuditEntries").HasKey(row => new { row.Stream, row.Sequence });
        builder.Entity<AuditDetail>().ToTable("AuditDetails").HasKey(row => new { row.Stream, row.Sequence, row.Name });
        builder.Entity<AuditHead>(head =>
        {
            head.ToTable("AuditHeads").HasKey(row => row.Stream);
        });
        builder.Entity<AuditCheckpoint>(checkpoint =>
        {
            checkpoint.ToTable("AuditCheckpoints").HasKey(row => row.Number);
            checkpoint.Property(row => row.Number).ValueGeneratedNever();
        });
    }

    private static EntityTypeBuilder<T> Aggregate<T>(ModelBuilder builder, string table) where T : Aggregate
    {
        var entity = builder.Entity<T>().ToTable(table);
        entity.Property(row => row.Id).ValueGeneratedNever();
        entity.Property(row => row.Version).IsConcurrencyToken();
        return entity;
    }

    private static void Json<T>(PropertyBuilder<T> property) where T : class => property.HasConversion(
        new ValueConverter<T, string>(value => JsonSerializer.Serialize(value, RplJson.Options), text => JsonTexts<T>.Read(text)),
        // The values are immutable records and lists: the same reference is the same value.
        new ValueComparer<T>((one, other) => ReferenceEquals(one, other), value => value.GetHashCode(), value => value));
}
