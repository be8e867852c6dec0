using Microsoft.EntityFrameworkCore;
using RplCaseManager.Application.Ports;
using RplCaseManager.Domain.Shared;
using RplCaseManager.Domain.Standards;

namespace RplCaseManager.Application.Standards;

/// <summary>Standards of an import that ask for each other, alone or by way of what is there already; one check for every door by which standards come in.</summary>
internal static class StandardCycles
{
    private const int Batch = 500;

    /// <summary>The cycles, each as the codes along it, that hold one of the standards.</summary>
    /// <param name="needs">What each standard of the import needs (<see cref="QualificationCycles.Needs(StandardContent)"/>); what they name besides is looked up and added.</param>
    public static async Task<IReadOnlyList<IReadOnlyList<string>>> FindAsync(IRplDb db, Dictionary<string, IReadOnlyList<string>> needs, CancellationToken cancellation)
    {
        var brought = needs.Keys.ToHashSet(StringComparer.Ordinal);
        for (var ask = Unknown(needs.Values); ask.Count > 0; ask = Unknown(ask.Select(code => needs[code])))
        {
            foreach (var batch in ask.Chunk(Batch))
            {
                var found = await db.Standards.AsNoTracking().Include(standard => standard.Versions).Where(standard => batch.Contains(standard.Code)).ToListAsync(cancellation);
                foreach (var standard in found)
                {
                    needs[standard.Code] = (standard.Draft ?? standard.Current) is { } version ? QualificationCycles.Needs(version.Content) : [];
                }
            }

            ask.ForEach(code => needs.TryAdd(code, []));
        }

        return [.. QualificationCycles.Find(needs).Where(cycle => cycle.Any(brought.Contains))];

        List<string> Unknown(IEnumerable<IReadOnlyList<string>> lists) => [.. lists.SelectMany(list => list).Distinct(StringComparer.Ordinal).Where(code => !needs.ContainsKey(code))];
    }

    /// <summary>The cycles as problems of an import, each at the first of its standards that the import brings.</summary>
    public static async Task<IReadOnlyList<ImportProblem>> ProblemsAsync(IRplDb db, IReadOnlyDictionary<string, IReadOnlyList<string>> needs, CancellationToken cancellation) =>
        [.. (await FindAsync(db, new Dictionary<string, IReadOnlyList<string>>(needs, StringComparer.Ordinal), cancellation))
            .Select(cycle => new ImportProblem("standard", cycle.First(needs.ContainsKey), new("prerequisiteRule", "import.cycle", Text(cycle))))];

    /// <summary>A cycle as people read it: <c>a → b → a</c>.</summary>
    public static string Text(IReadOnlyList<string> cycle) => string.Join(" → ", cycle.Append(cycle[0]));
}
