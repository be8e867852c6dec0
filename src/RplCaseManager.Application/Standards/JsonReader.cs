using System.Globalization;
using System.Text;
using System.Text.Json;
using RplCaseManager.Application.Operations;
using RplCaseManager.Domain.Shared;
using RplCaseManager.Domain.Standards;

namespace RplCaseManager.Application.Standards;

/// <summary>Reads one standard or a list of them from JSON; what is wrong is told with its line and path.</summary>
internal static class JsonReader
{
    public static FiledStandards Read(ReadOnlyMemory<byte> file)
    {
        if (file.Span.StartsWith("\uFEFF"u8))
        {
            file = file[3..];
        }

        var errors = new List<ImportError>();
        if (Utf8Fault(file.Span) is { } badLine)
        {
            return new([], [new("", badLine, "import.encoding")]);
        }

        var standards = new List<FiledStandard>();
        try
        {
            var (counted, lines) = (0, 0);
            foreach (var (start, length, path) in Elements(file.Span))
            {
                lines += LinesIn(file.Span[counted..start]);
                counted = start;
                if (One(file.Slice(start, length), lines, path, errors) is { } standard)
                {
                    standards.Add(standard);
                }
            }
        }
        catch (JsonException exception)
        {
            return new([], [new("", (int)(exception.LineNumber ?? 0) + 1, "import.json", Message(exception))]);
        }

        var twice = standards.GroupBy(standard => standard.Content.Code, StringComparer.Ordinal).Where(group => group.Count() > 1 && group.Key.Length > 0);
        errors.AddRange(twice.SelectMany(group => group.Skip(1)).Select(standard => standard.Fault(new("code", "import.twice", standard.Content.Code))));
        return new(standards, errors);
    }

    /// <summary>Line (from 1) of the value at a path of a document, or of the nearest thing around it.</summary>
    public static int LineOf(ReadOnlySpan<byte> json, string path)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { AllowTrailingCommas = true, MaxDepth = 64 });
        var at = new JsonPath();
        var (best, line) = (-1, 1);
        while (reader.Read())
        {
            var here = at.Next(ref reader);
            if (here is not null && here.Length > best && Covers(here, path))
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

    private static bool Covers(string outer, string path) => path.StartsWith(outer, StringComparison.Ordinal) && (outer.Length == 0 || outer.Length == path.Length || path[outer.Length] is '.' or '[');

    private static FiledStandard? One(ReadOnlyMemory<byte> json, int linesBefore, string path, List<ImportError> errors)
    {
        try
        {
            if (NullInList(json.Span) is { } missing)
            {
                errors.Add(new(Join(path, missing.Path), linesBefore + missing.Line, "import.json.null"));
                return null;
            }

            var content = JsonSerializer.Deserialize<StandardContent>(json.Span, RplJson.Strict)!;
            return new(content, path, problem => new(Join(path, problem.Path), linesBefore + LineOf(json.Span, problem.Path), problem.Rule, problem.Detail), _ => content);
        }
        catch (Exception exception) when (exception is JsonException or NotSupportedException or ArgumentNullException)
        {
            var known = exception as JsonException;
            errors.Add(new(Join(path, known?.Path?.TrimStart('$').TrimStart('.') ?? ""), linesBefore + (int)(known?.LineNumber ?? 0) + 1, "import.json", Message(exception)));
            return null;
        }
    }

    /// <summary>Where each standard begins and how long it is: the document itself, or the members of its list.</summary>
    private static List<(int Start, int Length, string Path)> Elements(ReadOnlySpan<byte> json)
    {
        var elements = new List<(int, int, string)>();
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { AllowTrailingCommas = true, MaxDepth = 64 });
        reader.Read();
        if (reader.TokenType is not JsonTokenType.StartArray)
        {
            var start = (int)reader.TokenStartIndex;
            reader.Skip();
            elements.Add((start, (int)reader.BytesConsumed - start, ""));
            return reader.Read() ? throw new JsonException("There is more after the end.") : elements;
        }

        while (reader.Read() && reader.TokenType is not JsonTokenType.EndArray)
        {
            var start = (int)reader.TokenStartIndex;
            reader.Skip();
            elements.Add((start, (int)reader.BytesConsumed - start, string.Create(CultureInfo.InvariantCulture, $"[{elements.Count}]")));
        }

        return elements;
    }

    // The types do not say that a list holds no null, so that the serializer lets it through.
    private static (string Path, int Line)? NullInList(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { AllowTrailingCommas = true, MaxDepth = 64 });
        var at = new JsonPath();
        while (reader.Read())
        {
            if (at.Next(ref reader) is { } here && reader.TokenType is JsonTokenType.Null && here.EndsWith(']'))
            {
                return (here, LinesIn(json[..(int)reader.TokenStartIndex]) + 1);
            }
        }

        return null;
    }

    private static int? Utf8Fault(ReadOnlySpan<byte> text)
    {
        for (var at = 0; at < text.Length;)
        {
            if (Rune.DecodeFromUtf8(text[at..], out _, out var length) is not System.Buffers.OperationStatus.Done)
            {
                return LinesIn(text[..at]) + 1;
            }

            at += length;
        }

        return null;
    }

    private static int LinesIn(ReadOnlySpan<byte> text) => text.Count((byte)'\n');

    private static string Join(string path, string inner) => path.Length == 0 ? inner : inner.Length == 0 ? path : inner[0] == '[' ? path + inner : path + "." + inner;

    private static string Message(Exception exception) => exception.Message.Split(" Path: ")[0] is { Length: > TextLimits.Name } longer ? longer[..TextLimits.Name] + "…" : exception.Message.Split(" Path: ")[0];
}

/// <summary>Follows a reader and names where it is, as problems name places: <c>units[2].outcomes[0].title</c>.</summary>
internal sealed class JsonPath
{
    private readonly Stack<(string Path, bool List, int Next)> open = new();
    private string? member;

    /// <summary>Path of the value at which the reader stands now; null at a name or an end.</summary>
    public string? Next(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.PropertyName:
                member = reader.GetString();
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
        return list ? string.Create(CultureInfo.InvariantCulture, $"{path}[{next}]") : path.Length == 0 ? member! : path + "." + member;
    }
}
