using Microsoft.Data.Sqlite;
using RplCaseManager.TestKit;

namespace RplCaseManager.Application.Tests.Operations;

/// <summary>Sees whether anything at all was committed to the database file: SQLite counts it for every connection that looks on.</summary>
public sealed class Trace : IDisposable
{
    private readonly SqliteConnection connection;

    public Trace(RplHost host)
    {
        connection = new SqliteConnection(new SqliteConnectionStringBuilder(host.Settings.ConnectionString) { Pooling = false }.ConnectionString);
        connection.Open();
    }

    /// <summary>Changes with every commit of somebody else, and with nothing else.</summary>
    public long Version => Read("PRAGMA data_version");

    /// <summary>Rows of every table.</summary>
    public IReadOnlyDictionary<string, long> Rows()
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name";
        var tables = new List<string>();
        using (var reader = command.ExecuteReader())
        {
            while (reader.Read())
            {
                tables.Add(reader.GetString(0));
            }
        }

        return tables.ToDictionary(table => table, table => Read($"SELECT count(*) FROM \"{table}\""), StringComparer.Ordinal);
    }

    /// <summary>Runs a statement, as somebody behind the application's back would.</summary>
    public void Execute(string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The statements are the test's own.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    public void Dispose() => connection.Dispose();

    private long Read(string sql)
    {
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The statements are the test's own.
        command.CommandText = sql;
#pragma warning restore CA2100
        return (long)command.ExecuteScalar()!;
    }
}
