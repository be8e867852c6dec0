using System.Text.Json;
using RplCaseManager.Domain.Audit;

namespace RplCaseManager.Application.Audit;

/// <summary>Makes entries of the trail readable.</summary>
internal static class HistoryLines
{
    /// <summary>One entry with the names and texts that belong to it.</summary>
    /// <param name="by">Name of whoever acted; empty for the system.</param>
    public static HistoryLine Of(AuditEntry entry, string by, IEnumerable<AuditDetail> details)
    {
        var texts = details.ToDictionary(detail => detail.Name, detail => detail.Text, StringComparer.Ordinal);
        try
        {
            using var payload = JsonDocument.Parse(entry.Payload);
            var root = payload.RootElement;
            return new(entry.Sequence, entry.At, root.GetProperty("effect").GetDateTimeOffset(), by, entry.Action,
                root.GetProperty("data").EnumerateObject().ToDictionary(field => field.Name, field => field.Value.GetString() ?? "", StringComparer.Ordinal),
                texts, [.. root.GetProperty("commit").EnumerateObject().Select(field => field.Name).Where(name => !texts.ContainsKey(name))], entry.Hash);
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or ArgumentException)
        {
            // Somebody changed the payload; the faults beside the lines say so, and the rest stays readable.
            return new(entry.Sequence, entry.At, entry.At, by, entry.Action, new Dictionary<string, string>(), texts, [], entry.Hash);
        }
    }
}
