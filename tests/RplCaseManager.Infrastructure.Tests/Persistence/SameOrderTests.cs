using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using RplCaseManager.Domain.Messages;
using RplCaseManager.Domain.People;
using RplCaseManager.Infrastructure.Persistence;
using RplCaseManager.Infrastructure.Setup;
using RplCaseManager.TestKit;
using Xunit;

namespace RplCaseManager.Infrastructure.Tests.Persistence;

/// <summary>The same rows, asked the same way, come in the same order from both databases.</summary>
[Trait("Needs", "PostgreSql")]
public sealed class SameOrderTests
{
    private static readonly string[] Words =
    [
        "Zoë", "Zoe", "zoe", "ZOE", "Zo-e", "Zo e", "Zo", "Ångström", "Angstrom", "Äpfel", "Apfel", "Æon", "Łódź", "Lodz", "İstanbul", "Istanbul", "ıstanbul",
        "Straße", "Strasse", "STRASSE", "Ωμέγα", "Омега", "омега", "あおい", "アオイ", "葵", "Nguyễn", "Nguyen", "العربية", "עברית", "-", "--", "_", "10", "2", "02", "1-2", "12",
        "a\u0301", "\u00e1", "𝔸", "\uFF21", "😀", "", " a", "a ", "O'Neill", "O’Neill", "%", "|", "RPL-2026-000123-C", "RPL-2026-000010-K", "RPL-2026-1000000-A",
    ];

    private static readonly Guid[] Ids =
    [
        new("00000000-0000-7000-8000-000000000001"), new("0198f000-0000-7000-8000-000000000000"), new("0198f000-0000-7fff-bfff-ffffffffffff"), new("7fffffff-0000-0000-0000-000000000000"),
        new("80000000-0000-0000-0000-000000000000"), new("ffffffff-ffff-ffff-ffff-ffffffffffff"), new("0198f000-0000-7000-8000-0000000000ff"), new("0198f000-0000-7000-8000-00000000ff00"),
        new("a0000000-0000-0000-0000-00000000000a"), new("0a000000-0000-0000-0000-0000000000a0"), new("00ff0000-0000-0000-0000-000000000000"), new("0000ff00-0000-0000-0000-000000000000"),
    ];

    // Next to each other by a microsecond, with a rest below it, in several offsets, far away on both sides.
    private static readonly DateTimeOffset[] Instants =
    [
        new(2026, 9, 2, 8, 0, 0, TimeSpan.Zero), new DateTimeOffset(2026, 9, 2, 8, 0, 0, TimeSpan.Zero).AddTicks(1), new DateTimeOffset(2026, 9, 2, 8, 0, 0, TimeSpan.Zero).AddTicks(10),
        new(2026, 9, 2, 13, 30, 0, TimeSpan.FromHours(5.5)), new(2026, 9, 2, 0, 0, 0, TimeSpan.FromHours(-9)), new DateTimeOffset(2026, 9, 2, 7, 59, 59, TimeSpan.Zero).AddTicks(9_999_999),
        new(1899, 12, 31, 23, 59, 59, TimeSpan.Zero), new(9999, 12, 31, 23, 59, 59, TimeSpan.Zero), new(2026, 10, 25, 2, 30, 0, TimeSpan.FromHours(2)), new(2026, 10, 25, 2, 30, 0, TimeSpan.FromHours(1)),
    ];

    [Fact]
    public async Task Text_IsOrderedComparedAndSearchedTheSameWay()
    {
        var people = Words.Select((word, at) => new Person(Id(at), new PersonName(word, word, word), null, word + at + "@Example.ORG", word, [])).ToList();
        var mine = people.ConvertAll(person => person.Id);
        await SameAsync(db => db.People.AddRange(people), async db =>
        {
            var rows = db.People.AsNoTracking().Where(person => mine.Contains(person.Id));
            var lists = new List<object>
            {
                await rows.OrderBy(person => person.GivenName).ThenBy(person => person.Id).Select(person => person.Id).ToListAsync(),
                await rows.OrderByDescending(person => person.Language).ThenBy(person => person.Id).Select(person => person.Id).ToListAsync(),
                await rows.OrderBy(person => person.SearchName).ThenBy(person => person.Id).Select(person => person.Id).ToListAsync(),
                await rows.OrderBy(person => person.Email).Select(person => person.Id).ToListAsync(),
                await rows.OrderBy(person => person.GivenName + " " + person.FamilyName).ThenBy(person => person.Id).Select(person => person.Id).ToListAsync(),
                await rows.Select(person => person.GivenName).Distinct().CountAsync(),
            };
            foreach (var word in Words)
            {
                lists.Add(await rows.CountAsync(person => person.GivenName.CompareTo(word) > 0));
                lists.Add(await rows.CountAsync(person => person.GivenName == word));
                var normal = Domain.Shared.SearchWords.Normalise(word) + "%";
                lists.Add(await rows.CountAsync(person => EF.Functions.Like(person.SearchName, normal)));
                lists.Add(await rows.CountAsync(person => person.GivenName.Contains(word)));
            }

            return lists;
        });
    }

    [Fact]
    public async Task Text_IsOrderedByCodePoint_AsPagingByKeyRelysOn()
    {
        await using var host = await RplHost.StartAsync(DatabaseKind.PostgreSql);
        var people = Words.Select((word, at) => new Person(Id(at), new PersonName(word, "", ""), null, at + "@example.org", "en", [])).ToList();
        var mine = people.ConvertAll(person => person.Id);
        var found = await host.WithDbAsync(async db =>
        {
            db.People.AddRange(people);
            await db.SaveChangesAsync();
            return await db.People.AsNoTracking().Where(person => mine.Contains(person.Id)).OrderBy(person => person.GivenName).Select(person => person.GivenName).ToListAsync();
        });
        Assert.Equal(Words.OrderBy(word => Convert.ToHexString(System.Text.Encoding.UTF8.GetBytes(word)), StringComparer.Ordinal), found);
        // Every text column of ours but JSON, so that a later list cannot order by another one differently.
        var others = await host.ColumnAsync("""
            SELECT table_name || '.' || column_name FROM information_schema.columns WHERE table_schema = 'public' AND data_type IN ('text', 'character varying')
            AND collation_name IS DISTINCT FROM 'C' AND column_name NOT IN ('Content', 'Values', 'Grants', 'Scopes', 'Sought', 'Duties', 'Claims', 'Requests', 'Mappings', 'Entry', 'Outcomes', 'Facts', 'Expertise', 'Languages')
            AND table_name NOT LIKE 'AspNet%' AND table_name NOT IN ('__EFMigrationsHistory', 'DataProtectionKeys')
            """);
        Assert.Empty(others);
    }

    [Fact]
    public async Task Instants_AreOrderedAndComparedTheSameWay_InWholeMicroseconds()
    {
        var notices = Instants.Select((instant, at) => new Notice(Id(at), Guid.Empty, null, "order", new Dictionary<string, string>(), instant)).ToList();
        var lists = await SameAsync(db => db.Notices.AddRange(notices), async db =>
        {
            var rows = db.Notices.AsNoTracking().Where(notice => notice.Kind == "order");
            var found = new List<object>
            {
                await rows.OrderBy(notice => notice.At).ThenBy(notice => notice.Id).Select(notice => notice.At).ToListAsync(),
                await rows.OrderByDescending(notice => notice.At).ThenBy(notice => notice.Id).Select(notice => notice.Id).ToListAsync(),
                await rows.MaxAsync(notice => notice.At),
                await rows.MinAsync(notice => notice.At),
            };
            foreach (var instant in Instants)
            {
                found.Add(await rows.CountAsync(notice => notice.At == instant));
                found.Add(await rows.CountAsync(notice => notice.At < instant));
                found.Add(await rows.CountAsync(notice => notice.At >= instant));
            }

            return found;
        });
        var inOrder = Assert.IsType<List<DateTimeOffset>>(lists[0]);
        Assert.Equal(Instants.Select(instant => new DateTimeOffset(instant.UtcTicks - (instant.UtcTicks % 10), TimeSpan.Zero)).Order(), inOrder);
        Assert.All(inOrder, instant => Assert.Equal(TimeSpan.Zero, instant.Offset));
    }

    [Fact]
    public async Task Ids_AreOrderedAndPagedTheSameWay_AsInMemory()
    {
        var notices = Ids.Select(id => new Notice(id, Guid.Empty, null, "order", new Dictionary<string, string>(), RplHost.Start)).ToList();
        var lists = await SameAsync(db => db.Notices.AddRange(notices), async db =>
        {
            var rows = db.Notices.AsNoTracking().Where(notice => notice.Kind == "order");
            var found = new List<object> { await rows.OrderBy(notice => notice.Id).Select(notice => notice.Id).ToListAsync() };
            foreach (var id in Ids)
            {
                found.Add(await rows.CountAsync(notice => notice.Id > id));
                found.Add(await rows.CountAsync(notice => notice.Id == id));
            }

            return found;
        });
        Assert.Equal(Ids.Order(), Assert.IsType<List<Guid>>(lists[0]));
    }

    [Fact]
    public async Task Decimals_AreOrderedComparedAndSummedTheSameWay()
    {
        decimal[] values = [0m, -0.1m, 0.1m, 0.10m, 10m, 9m, 2.25m, 1m / 28m, 25m / 2.25m, 99999999999999.99m, -5m, 100m, 0.0000001m];
        var results = new List<object>();
        foreach (var kind in Enum.GetValues<DatabaseKind>())
        {
            await using var host = await RplHost.StartAsync(kind);
            await using var db = Measures.Open(kind, host.Settings.ConnectionString);
            await db.GetService<IRelationalDatabaseCreator>().CreateTablesAsync();
            db.Rows.AddRange(values.Select((value, at) => new Measure { Id = at + 1, Value = value }));
            await db.SaveChangesAsync();
            results.Add(new object[]
            {
                await db.Rows.OrderBy(row => row.Value).ThenBy(row => row.Id).Select(row => row.Id).ToListAsync(),
                await db.Rows.Where(row => row.Value > 9m).OrderBy(row => row.Id).Select(row => row.Id).ToListAsync(),
                await db.Rows.Where(row => row.Value == 0.1m).OrderBy(row => row.Id).Select(row => row.Id).ToListAsync(),
                await db.Rows.MaxAsync(row => row.Value), await db.Rows.MinAsync(row => row.Value),
                await db.Rows.OrderBy(row => row.Id).Select(row => row.Value).ToListAsync(),
            });
        }

        Assert.Equivalent(results[0], results[1], strict: true);
    }

    [Fact]
    public async Task Columns_HaveOnlyTypesThatAreComparedHere()
    {
        await using var host = await RplHost.StartAsync();
        var types = await host.WithDbAsync(db => Task.FromResult(db.Model.GetEntityTypes().Where(type => type.ClrType.Namespace!.StartsWith("RplCaseManager", StringComparison.Ordinal)).SelectMany(type => type.GetProperties())
            .Select(property => property.GetTypeMapping().Converter?.ProviderClrType ?? property.ClrType).Select(type => Nullable.GetUnderlyingType(type) ?? type).Distinct().ToList()));
        Type[] known = [typeof(string), typeof(Guid), typeof(long), typeof(int), typeof(bool), typeof(decimal), typeof(DateOnly), typeof(byte[])];
        Assert.Empty(types.Except(known).Select(type => type.FullName));
    }

    private static Guid Id(int at) => new($"0198f000-0000-7000-9000-{at:x12}");

    private static async Task<List<object>> SameAsync(Action<RplDbContext> fill, Func<RplDbContext, Task<List<object>>> ask)
    {
        var answers = new List<List<object>>();
        foreach (var kind in Enum.GetValues<DatabaseKind>())
        {
            await using var host = await RplHost.StartAsync(kind);
            await host.WithDbAsync(async db =>
            {
                fill(db);
                return await db.SaveChangesAsync();
            });
            answers.Add(await host.WithDbAsync(ask));
        }

        Assert.Equal(answers[0].Count, answers[1].Count);
        for (var at = 0; at < answers[0].Count; at++)
        {
            Assert.Equal(answers[0][at], answers[1][at]);
        }

        return answers[0];
    }

    /// <summary>No table has a decimal column yet; the next one must behave as this does.</summary>
    private sealed class Measures(DbContextOptions<Measures> options) : DbContext(options)
    {
        public DbSet<Measure> Rows => Set<Measure>();

        public static Measures Open(DatabaseKind kind, string connection)
        {
            var options = new DbContextOptionsBuilder<Measures>();
            InfrastructureServices.Configure(options, kind, connection);
            return new Measures(options.Options);
        }

        protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.Entity<Measure>().ToTable("Measures").Property(row => row.Id).ValueGeneratedNever();
    }

    private sealed class Measure
    {
        public int Id { get; init; }
        public decimal Value { get; init; }
    }
}
