using Microsoft.Data.Sqlite;

namespace RplCaseManager.Benchmarks.Register;

/// <summary>The register as one would write it by hand: two prepared statements on an open connection, the same rows, total and facets as the operation answers.</summary>
internal sealed class BareRegister : IDisposable
{
    private const string Columns = "e.Code, e.Number, e.Title, e.SortTitle, e.Kind, e.Country, e.Sector, e.BodyName, e.EqfLevel, e.CreditSystem, e.Facts";

    private const string Facets = """
        SELECT -1, NULL, NULL, count(*) FROM hit
        UNION ALL SELECT 0, Kind, NULL, count(*) FROM hit GROUP BY Kind
        UNION ALL SELECT 1, Country, NULL, count(*) FROM hit GROUP BY Country
        UNION ALL SELECT 2, EqfLevel, NULL, count(*) FROM hit GROUP BY EqfLevel
        UNION ALL SELECT 3, CreditSystem, NULL, count(*) FROM hit GROUP BY CreditSystem
        UNION ALL SELECT 4, AwardingBody, max(BodyName), count(*) FROM hit GROUP BY AwardingBody
        UNION ALL SELECT 5, Sector, NULL, count(*) FROM hit GROUP BY Sector
        """;

    private readonly SqliteConnection connection;
    private readonly SqliteCommand page;
    private readonly SqliteCommand counts;

    /// <param name="match">FTS5 query; null: everything.</param>
    public BareRegister(string folder, string? match)
    {
        connection = new SqliteConnection(Installation.SqliteConnection(folder));
        connection.Open();
        page = Prepared(match is null ? $"SELECT {Columns} FROM RegisterEntries e ORDER BY e.SortTitle, e.Code LIMIT 21"
            : $"SELECT {Columns} FROM RegisterWords w CROSS JOIN RegisterEntries e ON e.Row = w.rowid WHERE w.RegisterWords MATCH $match ORDER BY e.SortTitle, e.Code LIMIT 21", match);
        counts = Prepared(match is null ? Facets.Replace("FROM hit", "FROM RegisterEntries", StringComparison.Ordinal)
            : "WITH hit AS MATERIALIZED (SELECT e.Kind, e.Country, e.EqfLevel, e.CreditSystem, e.AwardingBody, e.BodyName, e.Sector FROM RegisterWords w CROSS JOIN RegisterEntries e ON e.Row = w.rowid WHERE w.RegisterWords MATCH $match) " + Facets, match);
    }

    /// <summary>Codes of the rows (one more than the page holds), the total, and the number of values of all facets.</summary>
    public (List<string> Codes, int Total, int Values) Read()
    {
        var (codes, total, values) = (new List<string>(21), 0, 0);
        using (var reader = page.ExecuteReader())
        {
            while (reader.Read())
            {
                for (var column = 1; column < reader.FieldCount; column++)
                {
                    _ = reader.GetValue(column);
                }

                codes.Add(reader.GetString(0));
            }
        }

        using var lines = counts.ExecuteReader();
        while (lines.Read())
        {
            _ = lines.GetValue(1);
            _ = lines.GetValue(2);
            if (lines.GetInt32(0) == -1)
            {
                total = lines.GetInt32(3);
            }
            else
            {
                values++;
            }
        }

        return (codes, total, values);
    }

    public void Dispose()
    {
        page.Dispose();
        counts.Dispose();
        connection.Dispose();
    }

    private SqliteCommand Prepared(string sql, string? match)
    {
#pragma warning disable CA2100 // Constants of this class.
        var command = new SqliteCommand(sql, connection);
#pragma warning restore CA2100
        if (match is not null)
        {
            command.Parameters.AddWithValue("$match", match);
        }

        command.Prepare();
        return command;
    }
}
