using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using RplCaseManager.Application.Cases;
using RplCaseManager.Application.Messages;
using RplCaseManager.Application.People;
using RplCaseManager.Domain.Audit;
using RplCaseManager.Domain.Cases;
using RplCaseManager.Infrastructure.Setup;
using RplCaseManager.TestKit;
using Xunit;

namespace RplCaseManager.Application.Tests.Operations;

/// <summary>An operation happens at one instant, however often it looks at the clock and however long it takes.</summary>
public abstract class InstantTests(DatabaseKind kind)
{
    /// <summary>Instants that lie ahead and are computed from the one of the operation.</summary>
    private static readonly string[] Ahead = ["DueAt", "NextReminderAt", "WindowEndsAt", "ExpiresAt", "LockoutEnd", "FilesEndAt", "FilesReminderAt"];

    [Fact]
    public async Task EverythingThatAnOperationWrites_HasItsInstant()
    {
        await using var host = await RplHost.StartAsync(kind);
        // Whoever looked at the clock twice would write two instants.
        host.Time.AutoAdvanceAmount = TimeSpan.FromSeconds(1);
        await CaseStory.InAsync(host, CaseState.Decided);
        await CaseStory.InAsync(host, CaseState.Withdrawn, Demo.OtherCandidate);
        await host.DoAsync(Demo.Candidate, new CreateToken(Demo.NewRequest(), "Script", true, 30));
        await host.DoAsync(Demo.Candidate, new ReadNotices(Demo.NewRequest()));
        host.Time.AutoAdvanceAmount = TimeSpan.Zero;

        var operations = (await host.WithDbAsync(db => db.Requests.Select(row => row.At).ToListAsync())).ToHashSet();
        var (columns, strange) = await host.WithDbAsync(async db =>
        {
            var (found, wrong) = (new List<string>(), new List<string>());
            foreach (var (type, property) in db.Model.GetEntityTypes().Where(type => !type.IsMappedToJson()).SelectMany(type => type.GetProperties().Select(property => (type, property))))
            {
                if (Nullable.GetUnderlyingType(property.ClrType) is var inner && (inner ?? property.ClrType) != typeof(DateTimeOffset) || Ahead.Contains(property.Name))
                {
                    continue;
                }

                var (table, column) = (type.GetTableName()!, property.GetColumnName());
#pragma warning disable EF1002 // The names are the model's own.
                var ticks = await db.Database.SqlQueryRaw<long>($"SELECT \"{column}\" AS \"Value\" FROM \"{table}\" WHERE \"{column}\" IS NOT NULL").ToListAsync();
#pragma warning restore EF1002
                found.AddRange(ticks.Count > 0 ? [table + "." + column] : []);
                wrong.AddRange(ticks.Where(tick => !operations.Contains(new DateTimeOffset(tick, TimeSpan.Zero))).Select(tick => $"{table}.{column}: {new DateTimeOffset(tick, TimeSpan.Zero):O}"));
            }

            return (found, wrong);
        });
        Assert.Superset(new HashSet<string> { "CaseHistory.At", "Notices.At", "Outbox.CreatedAt", "Evidence.AddedAt", "Decisions.At", "AuditEntries.At", "ApiTokens.CreatedAt" }, columns.ToHashSet());
        Assert.Empty(strange);
        foreach (var entry in await host.WithDbAsync(db => db.AuditEntries.AsNoTracking().ToListAsync()))
        {
            Assert.Equal((entry.At, entry.At), (Instant(entry, "at"), Instant(entry, "effect")));
        }
    }

    [Fact]
    public async Task Job_ActsAsOfItsInstant_AndIsRecordedAtTheOneOfTheClock()
    {
        await using var host = await RplHost.StartAsync(kind);
        var story = await CaseStory.StartAsync(host);
        host.Time.Advance(TimeSpan.FromDays(100));
        var (recorded, asOf) = (host.Time.GetUtcNow(), host.Time.GetUtcNow().AddDays(-2));
        Assert.True((await host.Operations.SendAsync(Application.Operations.Actor.System, new LapseCase(Demo.NewRequest(), story.CaseId), asOf)).Ok);

        var lapsed = await host.WithDbAsync(db => db.CaseHistory.AsNoTracking().Where(row => row.CaseId == story.CaseId).OrderBy(row => row.Sequence).LastAsync());
        Assert.Equal((CaseState.Lapsed, asOf), (lapsed.To, lapsed.At));
        var entry = await host.WithDbAsync(db => db.AuditEntries.AsNoTracking().SingleAsync(found => found.Stream == Streams.Case(story.CaseId) && found.Action == "case.lapsed"));
        Assert.Equal((recorded, recorded, asOf), (entry.At, Instant(entry, "at"), Instant(entry, "effect")));
    }

    private static DateTimeOffset Instant(AuditEntry entry, string name) =>
        DateTimeOffset.Parse(JsonDocument.Parse(entry.Payload).RootElement.GetProperty(name).GetString()!, CultureInfo.InvariantCulture);
}

public sealed class InstantOnSqliteTests() : InstantTests(DatabaseKind.Sqlite);

[Trait("Needs", "PostgreSql")]
public sealed class InstantOnPostgreSqlTests() : InstantTests(DatabaseKind.PostgreSql);
