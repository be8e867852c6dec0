using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using RplCaseManager.TestKit;

namespace RplCaseManager.Infrastructure.Tests;

/// <summary>SQL behind the application's back.</summary>
internal static class Behind
{
    /// <summary>Carries out statements; answers the number of rows.</summary>
    public static Task<int> SqlAsync(this RplHost host, string sql) => host.CommandAsync(sql, command => command.ExecuteNonQueryAsync());

    /// <summary>The first value.</summary>
    public static async Task<T> ScalarAsync<T>(this RplHost host, string sql) =>
        (T)Convert.ChangeType((await host.CommandAsync(sql, command => command.ExecuteScalarAsync()))!, typeof(T), System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The first column.</summary>
    public static Task<List<string>> ColumnAsync(this RplHost host, string sql) => host.CommandAsync(sql, async command =>
    {
        var values = new List<string>();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            values.Add(Convert.ToString(reader.GetValue(0), System.Globalization.CultureInfo.InvariantCulture)!);
        }

        return values;
    });

    private static async Task<T> CommandAsync<T>(this RplHost host, string sql, Func<DbCommand, Task<T>> run) => await host.WithDbAsync(async db =>
    {
        await db.Database.OpenConnectionAsync();
        await using var command = db.Database.GetDbConnection().CreateCommand();
#pragma warning disable CA2100 // The tests write the statements.
        command.CommandText = sql;
#pragma warning restore CA2100
        return await run(command);
    });

    /// <summary>A Guid as the database stores it, quoted.</summary>
    public static string Text(this RplHost host, Guid id) => host.Settings.Database is Infrastructure.Setup.DatabaseKind.Sqlite ? $"'{id.ToString().ToUpperInvariant()}'" : $"'{id}'";
}
