using System.Text.RegularExpressions;
using RplCaseManager.Application.Operations;
using RplCaseManager.Application.People;
using RplCaseManager.Domain.People;
using RplCaseManager.Domain.Shared;
using RplCaseManager.Web.Shell.Doors;

namespace RplCaseManager.Web.Features.People;

/// <summary>An operation of the permission table in words.</summary>
/// <param name="Title">Its name as words, such as “Submit case”.</param>
/// <param name="Text">What it does: its doc comment.</param>
public sealed record PermissionLine(PermissionRow Row, string Title, string Text)
{
    private readonly string searched = SearchWords.Normalise(Title + " " + Text);

    /// <summary>Whether every word occurs in it.</summary>
    public bool Contains(IEnumerable<string> words) => words.All(word => searched.Contains(word, StringComparison.Ordinal));

    /// <summary>Whether somebody with a role may do it, in whatever relation. Who has an account may do what anyone may.</summary>
    public bool IsFor(Role role) => Row.Grants.Any(grant => grant.Role == role || (grant.Role is Role.Anyone && role is not Role.System));

    /// <summary>Granted to every role that can be granted, so that naming them all says nothing.</summary>
    public bool IsForEverybody => PeopleQuery.Grantable.All(role => Row.Grants.Any(grant => grant.Role == role));
}

/// <summary>Puts the permission table into words.</summary>
public static partial class PermissionWords
{
    /// <summary>The rows in words, in their order.</summary>
    public static IReadOnlyList<PermissionLine> Of(IReadOnlyList<PermissionRow> rows) =>
        [.. rows.Select(row => new PermissionLine(row, Title(row.Operation), Summary(row)))];

    /// <summary>The lines that fit.</summary>
    public static IReadOnlyList<PermissionLine> Find(IReadOnlyList<PermissionLine> lines, Role? role, string search)
    {
        var words = SearchWords.Normalise(search).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return [.. lines.Where(line => (role is null || line.IsFor(role.Value)) && line.Contains(words))];
    }

    private static string Title(string operation)
    {
        var words = Humps().Replace(operation, " ").ToLowerInvariant();
        return char.ToUpperInvariant(words[0]) + words[1..];
    }

    private static string Summary(PermissionRow row) =>
        typeof(Permissions).Assembly.GetType($"{typeof(Permissions).Namespace![..^".Operations".Length]}.{row.Feature}.{row.Operation}") is { } type ? DocComments.SummaryOf(type) : "";

    [GeneratedRegex("(?<=[a-z])(?=[A-Z])", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Humps();
}
