using Microsoft.Data.Sqlite;
using RplCaseManager.Application.Cases;
using RplCaseManager.Domain.Cases;

namespace RplCaseManager.Benchmarks.Queue;

/// <summary>The queue page as one would write it by hand: two prepared statements on an open connection, the same rows as the operation answers.</summary>
internal sealed class BareQueue : IDisposable
{
    private const string Hits = """
        FROM Cases c
        WHERE c.AssessorId = $me AND c.State IN ('InAssessment', 'InformationRequested') AND c.BodyCode = $body AND c.CandidateId <> $me
          AND NOT EXISTS (SELECT 1 FROM ConflictDeclarations d WHERE d.CaseId = c.Id AND d.PersonId = $me AND d.HasConflict)
        """;

    private const string Page = """
        SELECT c.Id, c.Number, p.GivenName || ' ' || p.FamilyName, v.Title, c.SchemeVersionId, c.State, c.Holder, c.DueOn, c.DueAt, c.HeldSince, c.SubmittedAt,
          (SELECT count(*) FROM JudgementSheets j WHERE j.CaseId = c.Id AND j.Round = c.Round AND j.Judged IS NOT NULL), c.ClaimedCount, a.GivenName || ' ' || a.FamilyName, c.AssessorId
        FROM (SELECT c.*

        """ + Hits + """

        ORDER BY c.DueAt, c.Number LIMIT 26) c
        JOIN People p ON p.Id = c.CandidateId JOIN StandardVersions v ON v.Id = c.StandardVersionId JOIN People a ON a.Id = c.AssessorId
        ORDER BY c.DueAt, c.Number
        """;

    private readonly SqliteConnection connection;
    private readonly SqliteCommand page;
    private readonly SqliteCommand count;

    public BareQueue(string folder, Guid me)
    {
        connection = new SqliteConnection(Installation.SqliteConnection(folder));
        connection.Open();
        page = Prepared(Page, me);
        count = Prepared("SELECT count(*) " + Hits, me);
    }

    /// <summary>The rows (one more than the page holds) and the count.</summary>
    public (List<CaseRow> Rows, int Total) Read()
    {
        var rows = new List<CaseRow>(26);
        using (var reader = page.ExecuteReader())
        {
            while (reader.Read())
            {
                rows.Add(new CaseRow(reader.GetGuid(0), reader.GetString(1), reader.GetString(2), reader.GetString(3), reader.GetGuid(4), "", Enum.Parse<CaseState>(reader.GetString(5)), Enum.Parse<CaseHolder>(reader.GetString(6)),
                    reader.IsDBNull(7) ? null : reader.GetFieldValue<DateOnly>(7), reader.IsDBNull(8) ? null : new DateTimeOffset(reader.GetInt64(8), TimeSpan.Zero), reader.GetFieldValue<DateOnly>(9),
                    reader.IsDBNull(10) ? null : new DateTimeOffset(reader.GetInt64(10), TimeSpan.Zero), reader.GetInt32(11), reader.GetInt32(12), reader.GetString(13), reader.GetGuid(14)));
            }
        }

        return (rows, Convert.ToInt32(count.ExecuteScalar(), System.Globalization.CultureInfo.InvariantCulture));
    }

    public void Dispose()
    {
        page.Dispose();
        count.Dispose();
        connection.Dispose();
    }

    private SqliteCommand Prepared(string sql, Guid me)
    {
#pragma warning disable CA2100 // Constants of this class.
        var command = new SqliteCommand(sql, connection);
#pragma warning restore CA2100
        command.Parameters.AddWithValue("$me", me);
        command.Parameters.AddWithValue("$body", "AT-WIFI");
        command.Prepare();
        return command;
    }
}
