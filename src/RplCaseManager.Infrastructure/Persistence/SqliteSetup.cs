using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace RplCaseManager.Infrastructure.Persistence;

/// <summary>What each connection to the file is told once: wait for others, and never lose a commit to a power cut.</summary>
internal sealed class SqliteSetup : DbConnectionInterceptor
{
    // 16 MB of pages a connection: a list page of a large installation touches more than the 2 MB that SQLite keeps, and would read them from the file each time.
    private const string Pragmas = "PRAGMA busy_timeout=30000; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA cache_size=-16000;";

    // The handles of the pool live on between two openings and keep what they were told.
    private readonly ConditionalWeakTable<object, object> told = [];

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Tell((SqliteConnection)connection);

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        // The provider has no asynchronous work: its asynchronous methods run to the end as these do.
        Tell((SqliteConnection)connection);
        return Task.CompletedTask;
    }

    private void Tell(SqliteConnection connection)
    {
        if (told.TryGetValue(connection.Handle!, out _))
        {
            return;
        }

        using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        command.ExecuteNonQuery();
        told.TryAdd(connection.Handle!, told);
    }
}
