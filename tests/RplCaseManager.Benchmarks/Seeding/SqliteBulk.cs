using Microsoft.Data.Sqlite;

namespace RplCaseManager.Benchmarks.Seeding;

/// <summary>Prepared inserts in big transactions, without a journal; the indexes are dropped before and built after.</summary>
internal sealed class SqliteBulk(string connectionString) : IBulkWriter
{
    private readonly SqliteConnection connection = new(connectionString + ";Foreign Keys=False");
    private readonly Dictionary<string, SqliteCommand> inserts = new(StringComparer.Ordinal);
    private readonly List<string> indexes = [];

    public async Task BeginAsync()
    {
        await connection.OpenAsync();
        Run("PRAGMA synchronous=OFF; PRAGMA journal_mode=OFF; PRAGMA locking_mode=EXCLUSIVE; PRAGMA cache_size=-400000; PRAGMA temp_store=MEMORY; PRAGMA foreign_keys=OFF;");
        var tables = string.Join(", ", Table.All.Select(table => $"'{table.Name}'"));
        var dropped = new List<string>();
        await using (var command = Command($"SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL AND tbl_name IN ({tables})"))
        await using (var reader = await command.ExecuteReaderAsync())
        {
            while (await reader.ReadAsync())
            {
                dropped.Add($"DROP INDEX \"{reader.GetString(0)}\"");
                indexes.Add(reader.GetString(1));
            }
        }

        dropped.ForEach(Run);
        foreach (var table in Table.All)
        {
            var insert = Command($"INSERT INTO \"{table.Name}\" ({table.ColumnList}) VALUES ({string.Join(", ", table.Columns.Select((_, index) => $"$p{index}"))})");
            for (var index = 0; index < table.Columns.Count; index++)
            {
                insert.Parameters.Add(new SqliteParameter($"$p{index}", null));
            }

            await insert.PrepareAsync();
            inserts[table.Name] = insert;
        }
    }

    public Task WriteAsync(Batch batch)
    {
        Run("BEGIN");
        foreach (var table in Table.All)
        {
            var insert = inserts[table.Name];
            foreach (var row in batch.Of(table))
            {
                for (var index = 0; index < row.Length; index++)
                {
                    insert.Parameters[index].Value = row[index] ?? DBNull.Value;
                }

                insert.ExecuteNonQuery();
            }
        }

        Run("COMMIT");
        return Task.CompletedTask;
    }

    public Task EndAsync(string numbers, long next)
    {
        indexes.ForEach(Run);
        using (var command = Command("INSERT INTO \"Numbers\" (\"Name\", \"Next\") VALUES ($name, $next) ON CONFLICT (\"Name\") DO UPDATE SET \"Next\" = max(\"Next\", excluded.\"Next\")"))
        {
            command.Parameters.AddWithValue("$name", numbers);
            command.Parameters.AddWithValue("$next", next);
            command.ExecuteNonQuery();
        }

        Run("PRAGMA journal_mode=WAL");
        return Task.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var insert in inserts.Values)
        {
            await insert.DisposeAsync();
        }

        await connection.DisposeAsync();
        SqliteConnection.ClearPool(connection);
    }

    private void Run(string sql)
    {
        using var command = Command(sql);
        command.ExecuteNonQuery();
    }

#pragma warning disable CA2100 // Names of the model, no input.
    private SqliteCommand Command(string sql) => new(sql, connection);
#pragma warning restore CA2100
}
