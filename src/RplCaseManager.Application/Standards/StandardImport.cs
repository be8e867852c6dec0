using System.Globalization;
using Microsoft.EntityFrameworkCore;
using RplCaseManager.Application.Operations;
using RplCaseManager.Application.Ports;
using RplCaseManager.Domain.Shared;
using RplCaseManager.Domain.Standards;

namespace RplCaseManager.Application.Standards;

/// <summary>What an import makes of a standard.</summary>
public enum StandardImportOutcome
{
    /// <summary>The draft, or what is published, has this content already.</summary>
    Unchanged,

    /// <summary>There was no standard with this code.</summary>
    Created,

    /// <summary>A draft is begun beside what is published.</summary>
    NewDraft,

    /// <summary>There is a draft; it gets this content.</summary>
    DraftChanged,

    /// <summary>Something is wrong with it, so that nothing of the file is imported.</summary>
    Refused,
}

/// <summary>One standard of a file and what becomes of it.</summary>
/// <param name="Number">Number of the version; 0 when it is refused.</param>
/// <param name="Publishes">The version is published at once.</param>
/// <param name="Missing">Rule ids of what is missing before it can be published; it comes as a draft then.</param>
public sealed record StandardImportRow(string Code, string Title, StandardImportOutcome Outcome, int Number, bool Publishes, IReadOnlyList<string> Missing);

/// <summary>What an import of a file would do.</summary>
/// <param name="Errors">What keeps the whole file from being imported, the first ones in the order of the file.</param>
/// <param name="ErrorCount">How many there are in all.</param>
/// <param name="Plan">Stands for these rows: sent with the import, so that it does what was shown and nothing else.</param>
public sealed record StandardImportPlan(IReadOnlyList<StandardImportRow> Rows, IReadOnlyList<ImportError> Errors, int ErrorCount, string Plan);

/// <summary>Works out what a file would do: the same for the check, which changes nothing, and for the import.</summary>
public sealed class StandardImport(IRplDb db, ISpreadsheets spreadsheets)
{
    /// <summary>Standards that one file may hold.</summary>
    public const int MostStandards = 5_000;

    private const int Batch = 500;

    /// <summary>Looks through a file.</summary>
    internal async Task<(StandardImportPlan Plan, IReadOnlyList<StandardContent> Contents)> PrepareAsync(byte[] file, string fileName, bool publish, CancellationToken cancellation)
    {
        var read = StandardFile.Read(file, fileName, spreadsheets);
        var errors = new List<ImportError>(read.Errors);
        if (read.Standards.Count > MostStandards)
        {
            errors.Insert(0, new("", null, "import.too-many", MostStandards.ToString(CultureInfo.InvariantCulture)));
            return (Planned([], errors), []);
        }

        if (read.Standards.Count == 0 && errors.Count == 0)
        {
            errors.Add(new("", null, "import.nothing"));
        }

        var references = await ConfigurationReferences.ReadAsync(db, [], cancellation);
        var (rows, contents, needs) = (new List<StandardImportRow>(), new List<StandardContent>(), new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal));
        foreach (var batch in read.Standards.Chunk(Batch))
        {
            var codes = batch.Select(standard => standard.Content.Code).ToList();
            var there = await db.Standards.AsNoTracking().Include(found => found.Versions).Where(found => codes.Contains(found.Code)).ToDictionaryAsync(found => found.Code, cancellation);
            foreach (var filed in batch)
            {
                var known = there.GetValueOrDefault(filed.Content.Code);
                var content = known is null ? filed.Content : filed.Complete((known.Draft ?? known.Current ?? known.Versions.MaxBy(version => version.Number)!).Content);
                rows.Add(Row(content, filed, known, publish, references, errors));
                contents.Add(content);
                needs.TryAdd(content.Code, QualificationCycles.Needs(content));
            }
        }

        await CyclesAsync(read.Standards, needs, errors, cancellation);
        return (Planned(rows, errors), contents);
    }

    private static StandardImportRow Row(StandardContent content, FiledStandard filed, QualificationStandard? known, bool publish, ConfigurationReferences references, List<ImportError> errors)
    {
        var problems = ConfigurationChecks.Problems(content, references).ToList();
        var missing = problems.Where(problem => problem.Rule.StartsWith("standard.missing.", StringComparison.Ordinal)).Select(problem => problem.Rule).ToList();
        var wrong = problems.Where(problem => !problem.Rule.StartsWith("standard.missing.", StringComparison.Ordinal))
            .Concat(content.Code.Length == 0 ? [] : Codes.Problems(content.Code, "code").Select(problem => new ContentProblem("code", "import.code", problem.Detail))).Select(filed.Fault).ToList();
        if (content.Title.Length > TextLimits.Name)
        {
            wrong.Add(filed.Fault(new("title", "import.too-long", TextLimits.NameText)));
        }
        else if (TextLimits.CheckAll("", content).Any())
        {
            wrong.Add(filed.Fault(new("", "import.too-long", TextLimits.ReasonText)));
        }

        errors.AddRange(wrong);
        if (wrong.Count > 0)
        {
            return new(content.Code, content.Title, StandardImportOutcome.Refused, 0, false, missing);
        }

        var publishes = publish && missing.Count == 0 && (known is not { Draft: { } draft, Current: { } current } || draft.Outcomes.Adapt(current.Content, content).Problems(current.Content, content).Count == 0);
        return known switch
        {
            null => new(content.Code, content.Title, StandardImportOutcome.Created, 1, publishes, missing),
            { Draft: { } mine } => new(content.Code, content.Title, SeedChecks.Same(mine.Content, content) ? StandardImportOutcome.Unchanged : StandardImportOutcome.DraftChanged, mine.Number, publishes, missing),
            { Current: { } now } when SeedChecks.Same(now.Content, content) => new(content.Code, content.Title, StandardImportOutcome.Unchanged, now.Number, false, missing),
            _ => new(content.Code, content.Title, StandardImportOutcome.NewDraft, known.Versions.Count + 1, publishes, missing),
        };
    }

    /// <summary>Standards that need each other; what the file names and does not hold is looked up.</summary>
    private async Task CyclesAsync(IReadOnlyList<FiledStandard> standards, Dictionary<string, IReadOnlyList<string>> needs, List<ImportError> errors, CancellationToken cancellation)
    {
        foreach (var cycle in await StandardCycles.FindAsync(db, needs, cancellation))
        {
            var text = StandardCycles.Text(cycle);
            errors.AddRange(standards.Where(standard => cycle.Contains(standard.Content.Code, StringComparer.Ordinal)).Take(1).Select(standard => standard.Fault(new("prerequisiteRule", "import.cycle", text))));
        }
    }

    private static StandardImportPlan Planned(List<StandardImportRow> rows, List<ImportError> errors)
    {
        // A person goes through a text file from the top.
        return new(rows, [.. errors.OrderBy(error => error.Line ?? 0).Take(ImportedFile.ListedErrors)], errors.Count,
            ImportedFile.PlanOf(rows.Select(row => string.Create(CultureInfo.InvariantCulture, $"{row.Code}|{row.Outcome}|{row.Number}|{row.Publishes}"))));
    }
}
