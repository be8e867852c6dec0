using RplCaseManager.Domain.Shared;

namespace RplCaseManager.Domain.Programmes;

/// <summary>A part of a programme, with the learning outcomes that it teaches.</summary>
public sealed record ProgrammePart(string Code, string Title, IReadOnlyList<string> OutcomeCodes, decimal? Credits = null, bool MayBeExempted = true);

/// <summary>An education programme or an examination of a provider; exemption and admission aim at it.</summary>
/// <param name="EntryRequirement">What must be held for admission; null: the programme has no entry requirement to recognise.</param>
/// <param name="LargestShareExempted">Largest share of the parts that exemptions may cover, 0 to 1.</param>
public sealed record ProgrammeContent(string Code, string Title, string Provider, IReadOnlyList<ProgrammePart> Parts, Requirement? EntryRequirement = null, decimal LargestShareExempted = 1m);
