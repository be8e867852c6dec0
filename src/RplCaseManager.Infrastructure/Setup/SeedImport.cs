using RplCaseManager.Application.Operations;
using RplCaseManager.Application.Standards;
using RplCaseManager.Domain.Shared;
using RplCaseManager.Domain.Standards;

namespace RplCaseManager.Infrastructure.Setup;

/// <summary>How far an import of a seed folder is.</summary>
/// <param name="Checking">The first pass, which changes nothing.</param>
/// <param name="Done">Standards looked at, or written.</param>
/// <param name="Of">All of them; null while they are counted.</param>
public sealed record SeedProgress(bool Checking, int Done, int? Of);

/// <summary>
/// Imports a seed folder of any size. A small one is one transaction. A large one is looked through first, as a whole and without a change; only then it is written, a batch a
/// transaction, so that memory holds a batch and others are let in between: what is refused is refused before anything is written, and an import that was killed goes on when it is repeated.
/// </summary>
public sealed class SeedImport(OperationRunner operations, TimeProvider time)
{
    /// <summary>Standards of one transaction.</summary>
    public const int Batch = 500;

    /// <summary>Problems after which the look stops.</summary>
    private const int MostProblems = 1_000;

    /// <summary>Imports; answers what became of each thing.</summary>
    /// <param name="progress">Told after each batch of a large folder.</param>
    public async Task<Result<IReadOnlyList<ImportedThing>>> RunAsync(SeedFolder seed, Action<SeedProgress> progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(seed);
        ArgumentNullException.ThrowIfNull(progress);
        var first = seed.ReadStandards().Take(Batch + 1).ToList();
        if (first.Count <= Batch)
        {
            return await SendAsync(seed.ReadConfiguration(NewRequest()), cancellation);
        }

        first.Clear();
        var (surroundings, programmes) = (seed.ReadSurroundings(NewRequest()), seed.ReadProgrammes());
        var (refusal, count) = await CheckAsync(seed, surroundings with { Programmes = programmes }, progress, cancellation);
        if (refusal is not null)
        {
            return refusal;
        }

        var things = new List<ImportedThing>();
        var done = 0;
        foreach (var part in seed.ReadStandards().Chunk(Batch).Select(batch => new ImportSeed(NewRequest()) { Standards = batch }).Prepend(surroundings).Append(new ImportSeed(NewRequest()) { Programmes = programmes }).Where(HoldsSomething))
        {
            var result = await SendAsync(part, cancellation);
            if (!result.Ok)
            {
                return result;
            }

            things.AddRange(result.Value);
            if (part.Standards.Count > 0)
            {
                progress(new(false, done += part.Standards.Count, count));
            }
        }

        return things;
    }

    private async Task<(Refusal? Refusal, int Count)> CheckAsync(SeedFolder seed, ImportSeed around, Action<SeedProgress> progress, CancellationToken cancellation)
    {
        var (problems, seen, count) = (new List<ImportProblem>(), new HashSet<string>(StringComparer.Ordinal), 0);
        var needs = new List<StandardNeeds>();
        var named = around.Programmes.Select(programme => programme.Standard).ToHashSet(StringComparer.Ordinal);
        var ofProgrammes = new List<Domain.Standards.StandardContent>();
        foreach (var batch in seed.ReadStandards().Chunk(Batch))
        {
            foreach (var standard in batch)
            {
                if (seen.Add(standard.Code))
                {
                    needs.Add(new(standard.Code, QualificationCycles.Needs(standard)));
                }
                else
                {
                    problems.Add(new("standard", standard.Code, new("code", "import.twice", standard.Code)));
                }
            }

            ofProgrammes.AddRange(batch.Where(standard => named.Contains(standard.Code)));
            var found = await operations.SendAsync(Actor.System, new CheckSeed(around with { Programmes = [], Standards = [.. batch.DistinctBy(standard => standard.Code)] }), cancellation: cancellation);
            if (!found.Ok)
            {
                return (found.Refusal, count);
            }

            problems.AddRange(found.Value.Where(problem => problem.Kind == "standard" || count == 0));
            progress(new(true, count += batch.Length, null));
            if (problems.Count >= MostProblems)
            {
                break;
            }
        }

        var rest = await operations.SendAsync(Actor.System, new CheckSeed(around with { Standards = [.. ofProgrammes.DistinctBy(standard => standard.Code)] }, needs), cancellation: cancellation);
        problems.AddRange(rest.Value?.Where(problem => problem.Kind == "programme" || problem.Problem.Rule == "import.cycle") ?? []);
        return (rest.Refusal ?? (problems.Count > 0 ? new ImportRefused(problems) : null), count);
    }

    private Task<Result<IReadOnlyList<ImportedThing>>> SendAsync(ImportSeed import, CancellationToken cancellation) => operations.SendAsync(Actor.System, import, cancellation: cancellation);

    private static bool HoldsSomething(ImportSeed part) => part.Calendars.Count + part.CreditRows.Count + part.Providers.Count + part.Schemes.Count + part.Standards.Count + part.Programmes.Count > 0;

    private Guid NewRequest() => Guid.CreateVersion7(time.GetUtcNow());
}
