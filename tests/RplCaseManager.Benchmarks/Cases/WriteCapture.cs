using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace RplCaseManager.Benchmarks.Cases;

/// <summary>A command with the values it carried.</summary>
internal sealed record CapturedCommand(string Sql, IReadOnlyList<(string Name, object? Value)> Values);

/// <summary>Sees every command of an installation: keeps what was written, transaction by transaction, and counts the rest.</summary>
internal sealed class WriteCapture : DbCommandInterceptor
{
    private readonly List<List<CapturedCommand>> transactions = [];
    private readonly Dictionary<string, int> seen = new(StringComparer.Ordinal);

    /// <summary>Writes of each transaction since the last <see cref="Clear"/>.</summary>
    public IReadOnlyList<IReadOnlyList<CapturedCommand>> Transactions => transactions;

    /// <summary>How often each command text was sent.</summary>
    public IReadOnlyDictionary<string, int> Seen => seen;

    /// <summary>Keeps every command in <see cref="Reads"/>.</summary>
    public bool KeepReads { get; set; }

    public List<CapturedCommand> Reads { get; } = [];

    /// <summary>Begins a new transaction.</summary>
    public void Next() => transactions.Add([]);

    public void Clear()
    {
        transactions.Clear();
        seen.Clear();
    }

    public override InterceptionResult<DbDataReader> ReaderExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result)
    {
        Keep(command);
        return result;
    }

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result, CancellationToken cancellationToken = default)
    {
        Keep(command);
        return new(result);
    }

    public override ValueTask<InterceptionResult<int>> NonQueryExecutingAsync(DbCommand command, CommandEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        Keep(command);
        return new(result);
    }

    private void Keep(DbCommand command)
    {
        seen[command.CommandText] = seen.GetValueOrDefault(command.CommandText) + 1;
        if (KeepReads)
        {
            Reads.Add(Captured(command));
        }

        var text = command.CommandText.TrimStart();
        if (transactions.Count > 0 && (text.StartsWith("INSERT", StringComparison.Ordinal) || text.StartsWith("UPDATE", StringComparison.Ordinal) || text.StartsWith("DELETE", StringComparison.Ordinal)))
        {
            transactions[^1].Add(Captured(command));
        }
    }

    private static CapturedCommand Captured(DbCommand command) =>
        new(command.CommandText, [.. command.Parameters.Cast<SqliteParameter>().Select(parameter => (parameter.ParameterName, parameter.Value))]);
}

/// <summary>Writes captured transactions again with bare ADO.NET: prepared statements, one transaction each, nothing read.</summary>
internal sealed class BareReplay : IDisposable
{
    private readonly SqliteConnection connection;
    private readonly Dictionary<string, SqliteCommand> commands = new(StringComparer.Ordinal);

    public BareReplay(string connectionString)
    {
        connection = new SqliteConnection(connectionString);
        connection.Open();
        using var pragmas = new SqliteCommand("PRAGMA busy_timeout=30000; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;", connection);
        pragmas.ExecuteNonQuery();
    }

    public void Run(IReadOnlyList<CapturedCommand> writes)
    {
        using var transaction = connection.BeginTransaction();
        foreach (var write in writes)
        {
            var command = Prepared(write);
            command.Transaction = transaction;
            for (var index = 0; index < write.Values.Count; index++)
            {
                command.Parameters[index].Value = write.Values[index].Value ?? DBNull.Value;
            }

            command.ExecuteNonQuery();
        }

        transaction.Commit();
    }

    public void Dispose()
    {
        foreach (var command in commands.Values)
        {
            command.Dispose();
        }

        connection.Dispose();
        SqliteConnection.ClearAllPools();
    }

    private SqliteCommand Prepared(CapturedCommand write)
    {
        if (!commands.TryGetValue(write.Sql, out var command))
        {
#pragma warning disable CA2100 // The text is what the product sent.
            command = new SqliteCommand(write.Sql, connection);
#pragma warning restore CA2100
            foreach (var (name, value) in write.Values)
            {
                command.Parameters.Add(new SqliteParameter(name, value ?? DBNull.Value));
            }

            command.Prepare();
            commands.Add(write.Sql, command);
        }

        return command;
    }
}
