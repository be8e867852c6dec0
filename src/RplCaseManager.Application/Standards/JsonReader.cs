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
            return new([], [new("", badLine, "import.encoding", badLine.ToString(System.Globalization.CultureInfo.InvariantCulture))]);
        }

        var standards = new List<FiledStandard>();
        try
        {
            var (counted, lines) = (0, 0);
            foreach (var (start, length, path) in JsonPlaces.Elements(file.Span))
            {
                lines += JsonPlaces.LinesIn(file.Span[counted..start]);
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

    private static FiledStandard? One(ReadOnlyMemory<byte> json, int linesBefore, string path, List<ImportError> errors)
    {
        try
        {
            if (JsonPlaces.NullInList(json.Span) is { } missing)
            {
                errors.Add(new(Join(path, missing.Path), linesBefore + missing.Line, "import.json.null"));
                return null;
            }

            var content = JsonSerializer.Deserialize<StandardContent>(json.Span, RplJson.Strict)!;
            return new(content, path, problem => new(Join(path, problem.Path), linesBefore + JsonPlaces.LineOf(json.Span, problem.Path), problem.Rule, problem.Detail), _ => content);
        }
        catch (Exception exception) when (exception is JsonException or NotSupportedException or ArgumentNullException)
        {
            var known = exception as JsonException;
            errors.Add(new(Join(path, known?.Path?.TrimStart('$').TrimStart('.') ?? ""), linesBefore + (int)(known?.LineNumber ?? 0) + 1, "import.json", Message(exception)));
            return null;
        }
    }

    private static int? Utf8Fault(ReadOnlySpan<byte> text)
    {
        for (var at = 0; at < text.Length;)
        {
            if (Rune.DecodeFromUtf8(text[at..], out _, out var length) is not System.Buffers.OperationStatus.Done)
            {
                return JsonPlaces.LinesIn(text[..at]) + 1;
            }

            at += length;
        }

        return null;
    }

    private static string Join(string path, string inner) => path.Length == 0 ? inner : inner.Length == 0 ? path : inner[0] == '[' ? path + inner : path + "." + inner;

    private static string Message(Exception exception) => JsonWords.Of(exception).Split(" Path: ")[0] is var words && words.Length > TextLimits.Name ? words[..TextLimits.Name] + "…" : words;
}
