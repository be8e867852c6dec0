using System.Collections.Concurrent;
using System.Text.Json;
using RplCaseManager.Domain.Shared;

namespace RplCaseManager.Infrastructure.Persistence;

/// <summary>
/// Reads JSON columns. The same text gives the same value: values are immutable, and people work on one case for a while, so that what was read last is kept,
/// up to a bound.
/// </summary>
internal static class JsonTexts<T> where T : class
{
    private const int Most = 256;
    private const int Longest = 16_384;
    private static readonly ConcurrentDictionary<string, T> Known = new(StringComparer.Ordinal);

    public static T Read(string text)
    {
        if (Known.TryGetValue(text, out var known))
        {
            return known;
        }

        var value = JsonSerializer.Deserialize<T>(text, RplJson.Options)!;
        if (text.Length <= Longest)
        {
            if (Known.Count >= Most)
            {
                Known.Clear();
            }

            Known.TryAdd(text, value);
        }

        return value;
    }
}
