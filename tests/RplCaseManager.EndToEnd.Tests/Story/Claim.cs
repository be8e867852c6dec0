namespace RplCaseManager.EndToEnd.Tests.Story;

/// <summary>What a candidate claims in a story, as the awarding body's people see it.</summary>
/// <param name="Candidate">Name of the candidate.</param>
/// <param name="Outcome">Title of the first learning outcome.</param>
/// <param name="Outcomes">How many learning outcomes are claimed; all of them.</param>
/// <param name="Prefix">How the numbers of the body's certificates begin.</param>
internal sealed record Claim(string Candidate, string Outcome, int Outcomes, string Prefix);
