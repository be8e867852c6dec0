using Npgsql;

namespace RplCaseManager.Benchmarks.Seeding;

/// <summary>Binary COPY, table by table.</summary>
internal sealed class PostgresBulk(string connectionString) : IBulkWriter
{
    private readonly NpgsqlConnection connection = new(connectionString);

    public async Task BeginAsync() => await connection.OpenAsync();

    public async Task WriteAsync(Batch batch)
    {
        foreach (var table in Table.All.Where(table => batch.Of(table).Count > 0))
        {
            await using var import = await connection.BeginBinaryImportAsync($"COPY \"{table.Name}\" ({table.ColumnList}) FROM STDIN (FORMAT BINARY)");
            foreach (var row in batch.Of(table))
            {
                await import.WriteRowAsync(CancellationToken.None, row);
            }

            await import.CompleteAsync();
        }
    }

    public async Task EndAsync(string numbers, long next)
    {
        await using var command = new NpgsqlCommand("INSERT INTO \"Numbers\" (\"Name\", \"Next\") VALUES ($1, $2) ON CONFLICT (\"Name\") DO UPDATE SET \"Next\" = greatest(\"Numbers\".\"Next\", excluded.\"Next\")", connection);
        command.Parameters.AddWithValue(numbers);
        command.Parameters.AddWithValue(next);
        await command.ExecuteNonQueryAsync();
    }

    public async ValueTask DisposeAsync() => await connection.DisposeAsync();
}
