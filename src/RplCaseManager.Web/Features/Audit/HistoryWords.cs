using System.Globalization;
using Microsoft.Extensions.Localization;
using RplCaseManager.Application.Audit;

namespace RplCaseManager.Web.Features.Audit;

/// <summary>A fact of an entry as it is read.</summary>
/// <param name="Full">The whole of a value that is shown shortened, or null.</param>
public sealed record HistoryField(string Name, string Value, string? Full = null);

/// <summary>Puts the entries of a history into words.</summary>
/// <param name="names">What ids stand for, by id without hyphens.</param>
public sealed class HistoryWords(
    IStringLocalizer<Resources.AuditTrail> texts, IStringLocalizer<Resources.CaseWords> words, IStringLocalizer<Resources.States> states, IReadOnlyDictionary<string, string> names)
{
    private const int ShortHash = 12;

    // What a reader looks for first; the rest follows in the order of the entry.
    private static readonly string[] First = ["outcome", "judgement", "gap", "granted", "refused", "number", "evidence", "kind", "due", "authority", "pieces", "together"];

    /// <summary>What was done.</summary>
    public string Action(HistoryLine line) => texts["Action." + line.Action];

    /// <summary>Who did it.</summary>
    public string By(HistoryLine line) => line.By.Length > 0 ? line.By : texts["By.System"];

    /// <summary>The time of effect where it differs from the time of recording by what a person could notice.</summary>
    public static DateTimeOffset? EffectOf(HistoryLine line) => (line.At - line.Effect).Duration() >= TimeSpan.FromSeconds(1) ? line.Effect : null;

    /// <summary>The data of an entry; what says nothing is left out.</summary>
    public IReadOnlyList<HistoryField> Data(HistoryLine line) =>
        [.. line.Data.Where(pair => pair.Value.Length > 0 && pair is not { Key: "gaveBack", Value: "False" }).OrderBy(pair => Array.IndexOf(First, pair.Key) is >= 0 and var place ? place : First.Length).Select(pair => new HistoryField(Field(pair.Key), Value(pair.Key, pair.Value), IsHash(pair.Key) ? pair.Value : null))];

    /// <summary>Names and free texts of an entry; one that was erased says so.</summary>
    public IReadOnlyList<HistoryField> Personal(HistoryLine line) =>
        [.. line.Texts.Where(pair => pair.Value.Length > 0).Select(pair => new HistoryField(Field(pair.Key), pair.Value)), .. line.Erased.Select(name => new HistoryField(Field(name), texts["Erased"]))];

    /// <summary>Everything that is read on a line, for searching.</summary>
    public string Everything(HistoryLine line) =>
        string.Join(' ', Data(line).Concat(Personal(line)).SelectMany(field => new[] { field.Name, field.Value }).Prepend(By(line)).Prepend(Action(line)));

    private string Field(string name) => texts["Field." + name] is { ResourceNotFound: false } known ? known.Value : name;

    private string Value(string name, string value) => name switch
    {
        "judgement" => words["Judgement." + value],
        "kind" => words["Evidence." + value],
        "holder" => words["Holder." + value],
        "gap" => words["Gap." + value],
        "together" => words["Answer." + value],
        "state" => states[value],
        "mode" => texts["Mode." + value],
        "role" => texts["Role." + value],
        "roles" => Each(value, item => item.Split('@') is [var role, var body] ? texts["Role." + role] + (body.Length > 0 ? " · " + body : "") : item),
        "sought" or "granted" or "refused" => Each(value, item => words["Outcome." + item]),
        "ratings" => Each(value, item => Pair(item) is (var code, var rating) ? $"{code}: {words["Rating." + rating]}" : item),
        "pieces" => Each(value, item => Pair(item) is (var piece, var answers) ? $"{Name(piece)}: {Varcs(answers)}" : item, "; "),
        "evidence" => Each(value, item => Pair(item) is (var piece, _) ? Name(piece) : Name(item), "; "),
        "methods" => Each(value, item => texts["Method." + item]),
        "told" => Each(value, Name),
        _ when IsHash(name) => value.Length > ShortHash ? value[..ShortHash] + "…" : value,
        _ => Plain(value),
    };

    private string Plain(string value) => value switch
    {
        "True" => texts["Yes"],
        "False" => texts["No"],
        _ when DateOnly.TryParseExact(value, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) => day.ToString("d MMMM yyyy", CultureInfo.CurrentCulture),
        _ when Guid.TryParse(value, out _) => Name(value),
        _ => value.Replace(" ", ", ", StringComparison.Ordinal),
    };

    // An id without a name, of a decision say, is shown by its beginning: enough to tell two apart.
    private string Name(string id) => Guid.TryParse(id, out var parsed) ? names.GetValueOrDefault(parsed.ToString("N")) ?? parsed.ToString("N")[^8..] : id;

    private string Varcs(string answers) =>
        string.Join(", ", new[] { "Valid", "Authentic", "Reliable", "Current", "Sufficient" }.Zip(answers, (letter, answer) => $"{words["Varcs." + letter]} {words["Answer." + answer switch { 'y' => "Yes", 'n' => "No", '?' => "Unclear", _ => "None" }]}"));

    private static string Each(string value, Func<string, string> word, string separator = ", ") => string.Join(separator, value.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word));

    private static (string First, string Second)? Pair(string item) => item.Split('=', 2) is [var first, var second] ? (first, second) : null;

    private static bool IsHash(string name) => name is "sha256" or "hash";
}
