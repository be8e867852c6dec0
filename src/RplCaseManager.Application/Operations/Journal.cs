using System.Collections.Concurrent;
using System.Reflection;
using RplCaseManager.Application.Ports;
using RplCaseManager.Domain.Messages;
using RplCaseManager.Domain.Shared;

namespace RplCaseManager.Application.Operations;

/// <summary>One thing that happened, before it is chained.</summary>
/// <param name="Data">Ids, codes, enum names and numbers; never a name or a free text.</param>
/// <param name="Personal">Names and free texts; the entry commits to them with a salt.</param>
public sealed record JournalEntry(string Stream, string Action, IReadOnlyDictionary<string, string> Data, IReadOnlyDictionary<string, string> Personal);

/// <summary>What a handler records: audit entries, notices and outbox rows. The pipeline writes them in the same transaction.</summary>
public sealed class Journal(IRplDb db, OperationContext context)
{
    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> Properties = new();
    private readonly List<JournalEntry> entries = [];

    /// <summary>Entries recorded so far.</summary>
    public IReadOnlyList<JournalEntry> Entries => entries;

    /// <summary>Records what happened.</summary>
    public void Record(string stream, string action, object? data = null, object? personal = null) =>
        entries.Add(new JournalEntry(stream, action, Values(data), Values(personal)));

    /// <summary>Tells a person: a notice, and a mail through the outbox.</summary>
    /// <param name="key">Unique: what it is about; the second notice with the same key is not made.</param>
    public void Tell(Guid personId, Guid? caseId, string kind, string key, object values)
    {
        var texts = Values(values);
        db.Notices.Add(new Notice(context.NewId(), personId, caseId, kind, texts, context.Now));
        Mail(personId, caseId, kind, key, texts);
    }

    /// <summary>A mail alone.</summary>
    public void Mail(Guid personId, Guid? caseId, string kind, string key, object values) =>
        db.Outbox.Add(new OutboxMessage(context.NewId(), key, personId, caseId, kind, Values(values), context.Now));

    private static IReadOnlyDictionary<string, string> Values(object? values) => values switch
    {
        null => new Dictionary<string, string>(),
        IReadOnlyDictionary<string, string> ready => ready,
        _ => ValuesOf(values),
    };

    private static Dictionary<string, string> ValuesOf(object values)
    {
        // The names of an anonymous type never change; asking the type for them each time cost more than writing them.
        var properties = Properties.GetOrAdd(values.GetType(), static type => type.GetProperties());
        var texts = new Dictionary<string, string>(properties.Length, StringComparer.Ordinal);
        foreach (var property in properties)
        {
            texts.Add(property.Name, Text(property.GetValue(values)));
        }

        return texts;
    }

    private static string Text(object? value) => value switch
    {
        null => "",
        DateTimeOffset instant => instant.UtcDateTime.ToString("O", System.Globalization.CultureInfo.InvariantCulture),
        DateOnly day => day.ToString("O", System.Globalization.CultureInfo.InvariantCulture),
        IFormattable formattable => formattable.ToString(null, System.Globalization.CultureInfo.InvariantCulture),
        IEnumerable<string> list => string.Join(' ', list),
        _ => value.ToString() ?? "",
    };
}
