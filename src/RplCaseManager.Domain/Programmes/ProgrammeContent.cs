using RplCaseManager.Domain.Shared;
using RplCaseManager.Domain.Standards;

namespace RplCaseManager.Domain.Programmes;

/// <summary>Education programme, or an examination without teaching.</summary>
public enum ProgrammeKind { EducationProgramme, Examination }

/// <summary>A part of a programme, with the learning outcomes of its standard that it teaches or examines.</summary>
/// <param name="OutcomeCodes">Outcomes of the programme's standard; all must be shown for an exemption.</param>
/// <param name="Credits">Credits in the programme's credit system, or null.</param>
public sealed record ProgrammePart(
    string Code, string Title, IReadOnlyList<string> OutcomeCodes, decimal? WorkloadHours = null, decimal? Credits = null, bool MayBeExempted = true);

/// <summary>What the largest share of exemptions is measured in.</summary>
public enum ShareOf { Parts, Credits, Workload }

/// <summary>The content of one version of a programme or an examination of a provider; exemption and admission aim at it (Cedefop 5.4.1 (c) to (e)).</summary>
public sealed record ProgrammeContent
{
    /// <summary>Unique code, stable over versions; also the name of the file.</summary>
    public required string Code { get; init; }
    public required string Title { get; init; }
    public required ProgrammeKind Kind { get; init; }
    /// <summary>One or two plain sentences for a visitor of the register.</summary>
    public required string Summary { get; init; }
    /// <summary>Code of the provider that offers it.</summary>
    public required string Provider { get; init; }
    /// <summary>Code of the standard whose learning outcomes its parts teach; judgements are on those.</summary>
    public required string Standard { get; init; }
    /// <summary>Codes of the schemes under which exemption or admission can be sought.</summary>
    public IReadOnlyList<string> Schemes { get; init; } = [];
    public string? CreditSystem { get; init; }
    public required IReadOnlyList<ProgrammePart> Parts { get; init; }
    /// <summary>The entry requirement in words, or null where there is none to recognise.</summary>
    public string? Entry { get; init; }
    /// <summary>The entry requirement as a rule; null: no admission can be sought.</summary>
    public Requirement? EntryRequirement { get; init; }
    /// <summary>Largest share that exemptions may cover, 0 to 1.</summary>
    public decimal LargestShareExempted { get; init; } = 1m;
    public ShareOf ShareOf { get; init; } = ShareOf.Parts;
    public string? Source { get; init; }
    /// <summary>What was worked out and from what, in words.</summary>
    public string? Provenance { get; init; }
}
