using Microsoft.AspNetCore.WebUtilities;
using RplCaseManager.Application.Audit;
using RplCaseManager.Domain.Shared;

namespace RplCaseManager.Web.Features.Audit;

/// <summary>What of a history is shown; an entry may belong to several.</summary>
public enum HistoryGroup
{
    Everything,

    /// <summary>The case is another one after it: all but looks and reminders.</summary>
    Changes,

    /// <summary>Somebody opened evidence.</summary>
    Looks,

    /// <summary>Judgements, recommendations and their verification.</summary>
    Judgements,

    /// <summary>Decisions and what became of their certificates.</summary>
    Decisions,

    /// <summary>Requests, answers and reminders: what went to somebody in writing.</summary>
    Letters,
}

/// <summary>Filter and search of a history, as they stand in the address.</summary>
public sealed record HistoryQuery(HistoryGroup Group, string Search)
{
    /// <summary>Nothing filtered.</summary>
    public static HistoryQuery All { get; } = new(HistoryGroup.Everything, "");

    /// <summary>Reads the address; what it does not know filters nothing.</summary>
    public static HistoryQuery Read(string? show, string? search) =>
        new(Enum.TryParse<HistoryGroup>(show, ignoreCase: true, out var group) && Enum.IsDefined(group) ? group : HistoryGroup.Everything, search?.Trim() ?? "");

    /// <summary>The same on a page.</summary>
    public string On(string path)
    {
        var values = new Dictionary<string, string?>(StringComparer.Ordinal);
        if (Group is not HistoryGroup.Everything)
        {
            values["show"] = Group.ToString().ToLowerInvariant();
        }

        if (Search.Length > 0)
        {
            values["q"] = Search;
        }

        return QueryHelpers.AddQueryString(path, values);
    }

    /// <summary>Whether an action belongs to a group.</summary>
    public static bool Contains(HistoryGroup group, string action)
    {
        ArgumentNullException.ThrowIfNull(action);
        var look = action is "evidence.opened";
        var reminder = action is "reminder.sent" or "certificate.reminded" or "retention.reminded";
        var recommended = action is "case.recommended" || action.StartsWith("recommendation.", StringComparison.Ordinal);
        return group switch
        {
            HistoryGroup.Everything => true,
            HistoryGroup.Changes => !look && !reminder,
            HistoryGroup.Looks => look,
            HistoryGroup.Judgements => recommended || action.StartsWith("judgement.", StringComparison.Ordinal),
            HistoryGroup.Decisions => !reminder && (action is "case.decided" or "case.inadmissible" || action.StartsWith("decision.", StringComparison.Ordinal) || action.StartsWith("certificate.", StringComparison.Ordinal)),
            HistoryGroup.Letters => reminder || action is "completion.requested" || action.StartsWith("information.", StringComparison.Ordinal),
        };
    }

    /// <summary>The lines that are shown, in their order: every word of the search must occur in what is read on a line.</summary>
    public IReadOnlyList<HistoryLine> Of(IReadOnlyList<HistoryLine> lines, Func<HistoryLine, string> read)
    {
        ArgumentNullException.ThrowIfNull(lines);
        var words = SearchWords.Normalise(Search).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return [.. lines.Where(line => Contains(Group, line.Action)
            && (words.Length == 0 || (SearchWords.Normalise(read(line)) is var text && Array.TrueForAll(words, word => text.Contains(word, StringComparison.Ordinal)))))];
    }
}
