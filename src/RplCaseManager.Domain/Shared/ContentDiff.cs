using System.Text.Json;
using System.Text.Json.Nodes;

namespace RplCaseManager.Domain.Shared;

/// <summary>One difference between two contents.</summary>
/// <param name="Path">Place, such as <c>units[U2].outcomes[U2.1].title</c>: entries of a list are named by their code where they have one.</param>
/// <param name="Before">Value before as text; null: it was not there.</param>
/// <param name="After">Value after as text; null: it is gone.</param>
public sealed record ContentChange(string Path, string? Before, string? After);

/// <summary>What differs between two contents of the same kind, place by place. Entries that have a code are compared by it, so that an inserted unit is one difference.</summary>
public static class ContentDiff
{
    /// <summary>The differences in the order of the content after; null before means that everything is new.</summary>
    /// <param name="isWhole">Whether what stands at a place is one value that is not looked into, such as a length of time; null: everything is looked into.</param>
    public static IReadOnlyList<ContentChange> Between<T>(T? before, T after, Func<string, bool>? isWhole = null) where T : class
    {
        var changes = new List<ContentChange>();
        Compare("", before is null ? null : Node(before), Node(after), isWhole ?? (_ => false), changes);
        return changes;
    }

    private static JsonNode? Node<T>(T content) => JsonSerializer.SerializeToNode(content, RplJson.Options);

    private static void Compare(string path, JsonNode? before, JsonNode? after, Func<string, bool> isWhole, List<ContentChange> changes)
    {
        if (JsonNode.DeepEquals(before, after))
        {
            return;
        }

        if (isWhole(path))
        {
            changes.Add(new(path, Text(before), Text(after)));
        }
        else if ((before, after) is (JsonObject or null, JsonObject) or (JsonObject, null))
        {
            var (old, fresh) = (before as JsonObject, after as JsonObject);
            foreach (var name in Names(old, fresh))
            {
                Compare(path.Length == 0 ? name : path + "." + name, old?[name], fresh?[name], isWhole, changes);
            }
        }
        else if ((before, after) is (JsonArray or null, JsonArray) or (JsonArray, null) && Keyed(before as JsonArray, after as JsonArray) is { } keyed)
        {
            foreach (var (key, one, other) in keyed)
            {
                Compare($"{path}[{key}]", one, other, isWhole, changes);
            }
        }
        else
        {
            changes.Add(new(path, Text(before), Text(after)));
        }
    }

    private static IEnumerable<string> Names(JsonObject? before, JsonObject? after) =>
        (after ?? []).Select(pair => pair.Key).Union((before ?? []).Select(pair => pair.Key), StringComparer.Ordinal);

    private static List<(string Key, JsonNode? Before, JsonNode? After)>? Keyed(JsonArray? before, JsonArray? after)
    {
        var (old, fresh) = (ByCode(before), ByCode(after));
        return old is null || fresh is null ? null
            : [.. fresh.Keys.Union(old.Keys, StringComparer.Ordinal).Select(key => (key, old.GetValueOrDefault(key), fresh.GetValueOrDefault(key)))];
    }

    // Null when an entry has no code, or two have the same.
    private static Dictionary<string, JsonNode?>? ByCode(JsonArray? list)
    {
        var found = new Dictionary<string, JsonNode?>(StringComparer.Ordinal);
        foreach (var entry in list ?? [])
        {
            var code = (entry as JsonObject)?["code"] ?? (entry as JsonObject)?["outcome"];
            if (code?.GetValueKind() is not JsonValueKind.String || !found.TryAdd(code.GetValue<string>(), entry))
            {
                return null;
            }
        }

        return found;
    }

    private static string? Text(JsonNode? node) => node switch
    {
        null => null,
        JsonValue value when value.GetValueKind() is JsonValueKind.String => value.GetValue<string>(),
        _ => node.ToJsonString(RplJson.Options),
    };
}
