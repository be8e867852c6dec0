using System.Globalization;
using Microsoft.EntityFrameworkCore;
using RplCaseManager.Application.Ports;
using RplCaseManager.Domain.Standards;

namespace RplCaseManager.Infrastructure.Persistence;

/// <summary>
/// The register's queries: FTS5 on SQLite, a vector of words with a GIN index on PostgreSQL. Both hold the words that
/// <see cref="Domain.Shared.SearchWords.Words"/> made, split at blanks and nowhere else, so that no parser of theirs can tell the hits apart.
/// What is typed reaches them as quoted words of letters and digits only: no operator of theirs can be typed.
/// </summary>
internal sealed class RegisterIndex(RplDbContext db) : IRegisterIndex
{
    private const int TotalMark = -1;

    public async Task<RegisterFound> FindAsync(RegisterQuery query, CancellationToken cancellation)
    {
        var (pageSql, pageValues) = Page(query);
        var rows = await db.RegisterEntries.FromSqlRaw(pageSql, pageValues).AsNoTracking().ToListAsync(cancellation);
        var (countSql, countValues) = Counts(query);
        var lines = await db.Database.SqlQueryRaw<Line>(countSql, countValues).ToListAsync(cancellation);
        return new(rows, checked((int)lines.Single(line => line.Facet == TotalMark).Hits),
            [.. lines.Where(line => line.Facet != TotalMark).Select(line => new RegisterCount((RegisterFacet)line.Facet, line.Value, line.Name, checked((int)line.Hits)))]);
    }

    private (string Sql, object[] Values) Page(RegisterQuery query)
    {
        var values = new List<object>();
        var where = And([.. Match(query, values), .. Narrowed(query, null, values)]);
        if (query.After is { } after)
        {
            where = And([.. where.Length > 0 ? [where] : Array.Empty<string>(), $"""(e."SortTitle", e."Code") > ({Value(after.SortTitle, values)}, {Value(after.Code, values)})"""]);
        }

        return ($"""
            SELECT e."Row", e."VersionId", e."Code", e."Number", e."Title", e."SortTitle", e."Kind", e."Country", e."Sector", e."AwardingBody", e."BodyName", e."EqfLevel", e."CreditSystem", e."CreditAmount", e."Facts"
            FROM {From(query)} {Where(where)}
            ORDER BY e."SortTitle", e."Code" LIMIT {Value(query.Take, values)}
            """, [.. values]);
    }

    private (string Sql, object[] Values) Counts(RegisterQuery query)
    {
        var values = new List<object>();
        var (with, from) = ("", From(query));
        if (query.Words.Count > 0)
        {
            // The words are looked up once for all facets. Without words the facets are counted from their own indexes.
            with = $"""
                WITH hit AS MATERIALIZED (SELECT e."Kind", e."Country", e."EqfLevel", e."CreditSystem", e."CreditAmount", e."AwardingBody", e."BodyName", e."Sector" FROM {from} {Where(And(Match(query, values)))})

                """;
            from = "hit e";
        }

        var parts = new List<string> { $"""SELECT {TotalMark} AS "Facet", CAST(NULL AS text) AS "Value", CAST(NULL AS text) AS "Name", count(*) AS "Hits" FROM {from} {Where(And(Narrowed(query, null, values)))}""" };
        parts.AddRange(Enum.GetValues<RegisterFacet>().Select(facet =>
        {
            var column = Column(facet);
            var name = facet is RegisterFacet.Provider ? """max(e."BodyName")""" : "CAST(NULL AS text)";
            return $"""SELECT {(int)facet}, CAST({column} AS text), {name}, count(*) FROM {from} {Where(And(Narrowed(query, facet, values)))} GROUP BY {column}""";
        }));
        return (with + string.Join("\nUNION ALL\n", parts), [.. values]);
    }

    private string From(RegisterQuery query) => query.Words.Count > 0 && db.Database.IsSqlite()
        ? """ "RegisterWords" w CROSS JOIN "RegisterEntries" e ON e."Row" = w.rowid """
        : """ "RegisterEntries" e """;

    private IReadOnlyList<string> Match(RegisterQuery query, List<object> values) => query.Words.Count == 0 ? []
        : db.Database.IsSqlite() ? [$"""w."RegisterWords" MATCH {Value(string.Join(" AND ", query.Words.Select(word => $"\"{word}\"*")), values)}"""]
        : [$"""e."Words" @@ CAST({Value(string.Join(" & ", query.Words.Select(word => $"'{word}':*")), values)} AS tsquery)"""];

    /// <summary>The conditions of every facet but one.</summary>
    private static List<string> Narrowed(RegisterQuery query, RegisterFacet? but, List<object> values)
    {
        var conditions = new List<string>();
        foreach (var (facet, chosen) in query.Chosen.Where(pair => pair.Key != but))
        {
            var column = Column(facet);
            var stated = chosen.OfType<string>().Select(value => Value(facet is RegisterFacet.Level ? (object)Level(value) : value, values)).ToList();
            conditions.Add("(" + string.Join(" OR ", [.. stated.Count > 0 ? [$"{column} IN ({string.Join(", ", stated)})"] : Array.Empty<string>(), .. chosen.Contains(null) ? [column + " IS NULL"] : Array.Empty<string>()]) + ")");
        }

        if (but is not RegisterFacet.Credits)
        {
            conditions.AddRange(query.CreditsFrom is { } from ? [$"""e."CreditAmount" >= {Value(from, values)}"""] : []);
            conditions.AddRange(query.CreditsTo is { } to ? [$"""e."CreditAmount" <= {Value(to, values)}"""] : []);
        }

        return conditions;
    }

    // What is no level is the level of nothing.
    private static int Level(string value) => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var level) ? level : -1;

    private static string Column(RegisterFacet facet) => facet switch
    {
        RegisterFacet.Kind => """e."Kind" """,
        RegisterFacet.Country => """e."Country" """,
        RegisterFacet.Level => """e."EqfLevel" """,
        RegisterFacet.Credits => """e."CreditSystem" """,
        RegisterFacet.Provider => """e."AwardingBody" """,
        RegisterFacet.Sector => """e."Sector" """,
    };

    /// <summary>Adds a value and answers its place; values never become part of the text.</summary>
    private static string Value(object value, List<object> values)
    {
        values.Add(value);
        return "{" + (values.Count - 1).ToString(CultureInfo.InvariantCulture) + "}";
    }

    private static string And(IReadOnlyList<string> conditions) => string.Join(" AND ", conditions);

    private static string Where(string conditions) => conditions.Length > 0 ? "WHERE " + conditions : "";

    /// <summary>One line of the counts.</summary>
    private sealed record Line(int Facet, string? Value, string? Name, long Hits);
}
