using Npgsql;
using RplCaseManager.Infrastructure.Setup;

namespace RplCaseManager.TestKit;

/// <summary>Makes databases for tests: each test has its own, copied from one that was migrated and seeded once a process.</summary>
internal static class Databases
{
    /// <summary>Connection string of a PostgreSQL server on which the tests may create databases; <c>tests/run.sh</c> starts one.</summary>
    private const string PostgresVariable = "RPL_TEST_POSTGRES";

    public static string NewPostgres(string? template)
    {
        var name = "rpl_" + Guid.CreateVersion7().ToString("N");
        Execute(template is null ? $"CREATE DATABASE {name}" : $"CREATE DATABASE {name} TEMPLATE {template}");
        return name;
    }

    public static void DropPostgres(string name) => Execute($"DROP DATABASE IF EXISTS {name} WITH (FORCE)");

    public static string PostgresConnection(string database) =>
        new NpgsqlConnectionStringBuilder(Server) { Database = database, MaxPoolSize = 30 }.ConnectionString;

    private static string Server => Environment.GetEnvironmentVariable(PostgresVariable)
        ?? throw new InvalidOperationException($"{PostgresVariable} names no PostgreSQL server. Run the tests by tests/run.sh, which starts one.");

    private static void Execute(string sql)
    {
        using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(Server) { Database = "postgres", Pooling = false }.ConnectionString);
        connection.Open();
        using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The names are made here.
        command.CommandText = sql;
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }
}

/// <summary>A prepared installation that others are copied from.</summary>
internal static class Prepared
{
    private static readonly Dictionary<DatabaseKind, Task<(string Folder, string? Database)>> Made = [];
    private static readonly Lock Making = new();

    public static Task<(string Folder, string? Database)> GetAsync(DatabaseKind kind, Func<Task<(string, string?)>> make)
    {
        lock (Making)
        {
            return Made.TryGetValue(kind, out var made) ? made : Made[kind] = make();
        }
    }
}
