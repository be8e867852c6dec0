using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using RplCaseManager.Domain.Shared;

namespace RplCaseManager.Application.Operations;

/// <summary>Lengths of texts, in characters: generous enough that nobody has to cut a thought.</summary>
public static class TextLimits
{
    /// <summary>A name or title.</summary>
    public const int Name = 200;

    /// <summary>A reason, a request, points, an answer, a rationale.</summary>
    public const int Reason = 10_000;

    /// <summary>A remark on one line, such as where in a file something is shown.</summary>
    public const int Remark = 500;

    /// <summary>A password: longer than anybody types, short enough that hashing it costs nothing.</summary>
    public const int Password = 256;

    /// <summary>The problem of a text that is longer than its limit; nothing else is asked of it.</summary>
    public static IEnumerable<FieldProblem> Check(string field, string? text, int limit) =>
        text?.Length > limit ? [new(field, "too-long", limit.ToString(CultureInfo.InvariantCulture))] : [];

    /// <summary>The problem of a content in which one text, a code included, is longer than any may be.</summary>
    public static IEnumerable<FieldProblem> CheckAll<T>(string field, T content) =>
        Texts(JsonSerializer.SerializeToNode(content, RplJson.Options)).Any(text => text.Length > Reason) ? [new(field, "too-long", ReasonText)] : [];

    private static IEnumerable<string> Texts(JsonNode? node) => node switch
    {
        JsonObject members => members.SelectMany(member => Texts(member.Value)),
        JsonArray items => items.SelectMany(Texts),
        JsonValue value when value.GetValueKind() is JsonValueKind.String => [value.GetValue<string>()],
        _ => [],
    };

    /// <summary>The limit of a reason as texts quote it.</summary>
    public static string ReasonText { get; } = Reason.ToString(CultureInfo.InvariantCulture);

    /// <summary>The limit of a name as texts quote it.</summary>
    public static string NameText { get; } = Name.ToString(CultureInfo.InvariantCulture);
}

/// <summary>Dates in the values of letters: ISO; the letter writes them in the reader's language.</summary>
public static class Days
{
    /// <summary>ISO form, or an empty text.</summary>
    public static string Text(DateOnly? day) => day?.ToString("O", CultureInfo.InvariantCulture) ?? "";
}
