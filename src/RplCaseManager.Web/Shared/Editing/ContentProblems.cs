using RplCaseManager.Domain.Shared;

namespace RplCaseManager.Web.Shared.Editing;

/// <summary>What stands in the way of publishing, in words, found by its place.</summary>
public sealed class ContentProblems(IReadOnlyList<ContentProblem> problems, Func<ContentProblem, string> words)
{
    /// <summary>Nothing.</summary>
    public static ContentProblems None { get; } = new([], problem => problem.Rule);

    /// <summary>Every problem.</summary>
    public IReadOnlyList<ContentProblem> All => problems;

    /// <summary>A problem in words.</summary>
    public string WordsOf(ContentProblem problem) => words(problem);

    /// <summary>The sentences about exactly this place.</summary>
    public IReadOnlyList<string> At(string path) => [.. problems.Where(problem => string.Equals(problem.Path, path, StringComparison.Ordinal)).Select(words)];

    /// <summary>The problems of a place and of all that it holds.</summary>
    public IReadOnlyList<ContentProblem> Under(string path) => [.. problems.Where(problem => IsUnder(problem.Path, path))];

    /// <summary>Id of the input at a place, for links to it: <c>at-units-2-title</c>.</summary>
    public static string IdOf(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return "at-" + path.Replace('[', '-').Replace('.', '-').Replace("]", "", StringComparison.Ordinal);
    }

    /// <summary>Whether a place is another one or inside it.</summary>
    public static bool IsUnder(string path, string outer)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(outer);
        return path.StartsWith(outer, StringComparison.Ordinal) && (path.Length == outer.Length || path[outer.Length] is '.' or '[');
    }
}
