using System.Globalization;
using System.Text.Json;

namespace RplCaseManager.Domain.Shared;

/// <summary>Finds places in a JSON document as problems name them, so that whoever wrote it is told a line. Throws <see cref="JsonException"/> for what is no JSON.</summary>
public static class JsonPlaces
{
    private static readonly JsonReaderOptions Lenient = new() { AllowTrailingCommas = true, MaxDepth = 64 };

    /// <summary>Line (from 1) of the value at a path such as <c>units[2].title</c>, or of the nearest thing around it.</summary>
    public static int LineOf(ReadOnlySpan<byte> json, string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        var reader = new Utf8JsonReader(json, Lenient);
        var at = new Walk();
        var (best, line) = (-1, 1);
        while (reader.Read())
        {
            if (at.Next(ref reader) is { } here && here.Length > best && Covers(here, path))
            {
                (best, line) = (here.Length, LinesIn(json[..(int)reader.TokenStartIndex]) + 1);
                if (here == path)
                {
                    break;
                }
            }
        }

        return line;
    }

    /// <summary>Where each thing of a document begins and how long it is: the document itself, or the members of its list.</summary>
    public static IReadOnlyList<(int Start, int Length, string Path)> Elements(ReadOnlySpan<byte> json)
    {
        var elements = new List<(int, int, string)>();
        var reader = new Utf8JsonReader(json, Lenient);
        reader.Read();
        if (reader.TokenType is not JsonTokenType.StartArray)
        {
            var start = (int)reader.TokenStartIndex;
            reader.Skip();
            elements.Add((start, (int)reader.BytesConsumed - start, ""));
            // Reading on finds what stands behind the end.
            reader.Read();
            return elements;
        }

        while (reader.Read() && reader.TokenType is not JsonTokenType.EndArray)
        {
            var start = (int)reader.TokenStartIndex;
            reader.Skip();
            elements.Add((start, (int)reader.BytesConsumed - start, string.Create(CultureInfo.InvariantCulture, $"[{elements.Count}]")));
        }

        reader.Read();
        return elements;
    }

    /// <summary>The first null inside a list, with its line from 1; null when there is none. The types do not say that a list holds no null, so that the serializer lets it through.</summary>
    public static (string Path, int Line)? NullInList(ReadOnlySpan<byte> json)
    {
        if (json.IndexOf("null"u8) < 0)
        {
            return null;
        }

        var reader = new Utf8JsonReader(json, Lenient);
        var lists = new Stack<bool>();
        while (reader.Read())
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.StartArray or JsonTokenType.StartObject:
                    lists.Push(reader.TokenType is JsonTokenType.StartArray);
                    break;
                case JsonTokenType.EndArray or JsonTokenType.EndObject:
                    lists.Pop();
                    break;
                case JsonTokenType.Null when lists.TryPeek(out var list) && list:
                    return (PathAt(json, reader.TokenStartIndex), LinesIn(json[..(int)reader.TokenStartIndex]) + 1);
            }
        }

        return null;
    }

    /// <summary>Line ends in a piece of text.</summary>
    public static int LinesIn(ReadOnlySpan<byte> text) => text.Count((byte)'\n');

    private static string PathAt(ReadOnlySpan<byte> json, long index)
    {
        var reader = new Utf8JsonReader(json, Lenient);
        var at = new Walk();
        while (reader.Read())
        {
            if (at.Next(ref reader) is { } here && reader.TokenStartIndex == index)
            {
                return here;
            }
        }

        return "";
    }

    private static bool Covers(string outer, string path) => path.StartsWith(outer, StringComparison.Ordinal) && (outer.Length == 0 || outer.Length == path.Length || path[outer.Length] is '.' or '[');

    /// <summary>Follows a reader and names where it is.</summary>
    private sealed class Walk
    {
        private readonly Stack<(string Path, bool List, int Next)> open = new();
        private string member = "";

        /// <summary>Path of the value at which the reader stands now; null at a name or an end.</summary>
        public string? Next(ref Utf8JsonReader reader)
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.PropertyName:
                    member = reader.GetString() ?? "";
                    return null;
                case JsonTokenType.EndArray or JsonTokenType.EndObject:
                    open.Pop();
                    return null;
                default:
                    var here = Here();
                    if (reader.TokenType is JsonTokenType.StartArray or JsonTokenType.StartObject)
                    {
                        open.Push((here, reader.TokenType is JsonTokenType.StartArray, 0));
                    }

                    return here;
            }
        }

        private string Here()
        {
            if (open.Count == 0)
            {
                return "";
            }

            var (path, list, next) = open.Pop();
            open.Push((path, list, next + 1));
            return list ? string.Create(CultureInfo.InvariantCulture, $"{path}[{next}]") : path.Length == 0 ? member : path + "." + member;
        }
    }
}
