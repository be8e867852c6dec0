namespace RplCaseManager.Benchmarks.Seeding;

/// <summary>A table with the columns that the seeding tool fills, in the order of the values.</summary>
internal sealed record Table(string Name, IReadOnlyList<string> Columns)
{
    public static Table People { get; } = new("People", ["Id", "GivenName", "FamilyName", "LatinName", "SearchName", "DateOfBirth", "Email", "Language", "Grants", "RoleNames", "Active", "Version"]);

    public static Table Cases { get; } = new("Cases", ["Id", "Number", "CandidateId", "SchemeId", "SchemeVersionId", "BodyCode", "StandardId", "StandardVersionId", "Sought", "CreatedAt", "SubmittedAt",
        "State", "ReturnState", "StandingState", "DecisionStands", "ReopenedByAuthority", "Round", "OpenKey", "HistoryCount", "Holder", "HeldSince", "DueOn", "DueAt", "NextReminderAt", "WindowUntil",
        "WindowEndsAt", "AuthorityDueOn", "AuthorityStoppedOn", "AuthorityStoppedDays", "AssessorDaysLeft", "CaseOfficerId", "AssessorId", "VerifierId", "DeciderId", "Duties", "Claims", "ClaimedCount",
        "Requests", "IdentityChecked", "VerificationDrawn", "Recommendation", "Version"]);

    public static Table History { get; } = new("CaseHistory", ["CaseId", "Sequence", "Trigger", "From", "To", "By", "At", "Reason", "DueOn"]);

    public static Table Conflicts { get; } = new("ConflictDeclarations", ["Id", "CaseId", "PersonId", "HasConflict", "Reason", "At"]);

    public static Table Evidence { get; } = new("Evidence", ["Id", "CaseId", "CandidateId", "Title", "Kind", "Note", "DatedOn", "FileName", "Sha256", "Size", "MediaType", "Label", "AddedAt",
        "AddedAfterSubmission", "RemovedAt", "Mappings", "Version"]);

    public static Table Sheets { get; } = new("JudgementSheets", ["Id", "CaseId", "Round", "OutcomeCode", "Entry", "Judged", "JudgedBy", "SavedAt", "Version"]);

    /// <summary>In the order in which rows may be written: what others refer to first.</summary>
    public static IReadOnlyList<Table> All { get; } = [People, Cases, History, Conflicts, Evidence, Sheets];

    public string ColumnList => string.Join(", ", Columns.Select(column => $"\"{column}\""));
}

/// <summary>Rows of some thousand cases, by table.</summary>
internal sealed class Batch
{
    private readonly Dictionary<string, List<object?[]>> rows = Table.All.ToDictionary(table => table.Name, _ => new List<object?[]>(), StringComparer.Ordinal);

    public void Add(Table table, params object?[] values) => rows[table.Name].Add(values);

    public IReadOnlyList<object?[]> Of(Table table) => rows[table.Name];
}

/// <summary>Writes batches as fast as the database takes them.</summary>
internal interface IBulkWriter : IAsyncDisposable
{
    Task BeginAsync();
    Task WriteAsync(Batch batch);

    /// <summary>Sets the running number, so that new cases go on behind the seeded ones.</summary>
    Task EndAsync(string numbers, long next);
}
