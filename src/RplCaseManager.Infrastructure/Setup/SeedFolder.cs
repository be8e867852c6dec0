using System.Text.Json;
using System.Text.RegularExpressions;
using RplCaseManager.Application.People;
using RplCaseManager.Application.Standards;
using RplCaseManager.Domain.Credits;
using RplCaseManager.Domain.People;
using RplCaseManager.Domain.Programmes;
using RplCaseManager.Domain.Providers;
using RplCaseManager.Domain.Schemes;
using RplCaseManager.Domain.Shared;
using RplCaseManager.Domain.Standards;

namespace RplCaseManager.Infrastructure.Setup;

/// <summary>Reads a seed folder. A file that cannot be read throws <see cref="SeedFileException"/> with its path, line and reason.</summary>
public sealed partial class SeedFolder(string folder)
{
    private static readonly JsonSerializerOptions Strict = new(RplJson.Options) { UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow, AllowTrailingCommas = true };

    /// <summary>Whether the folder is there.</summary>
    public bool Exists => Directory.Exists(folder);

    /// <summary>The import of everything but people.</summary>
    public ImportSeed ReadConfiguration(Guid requestId) => new(requestId)
    {
        Calendars = Read<HolidayCalendar>("calendars"),
        CreditRows = Read<CreditRowContent>("credit-systems"),
        Providers = Read<ProviderContent>("providers"),
        Schemes = Read<SchemeContent>("schemes"),
        Standards = Read<StandardContent>("standards"),
        Programmes = Read<ProgrammeContent>("programmes"),
    };

    /// <summary>The demo people.</summary>
    public IReadOnlyList<ImportedPerson> ReadPeople() => [.. Read<PeopleFile>("people").SelectMany(file => file.People)];

    private List<T> Read<T>(string kind)
    {
        var path = Path.Combine(folder, kind);
        return !Directory.Exists(path) ? [] : [.. Directory.EnumerateFiles(path, "*.json").Order(StringComparer.Ordinal).Select(ReadFile<T>)];
    }

    private static T ReadFile<T>(string path)
    {
        try
        {
            // The reference to the schema is for editors. Blanked, not cut out, so that the lines of the file stay those of the message.
            var text = SchemaReference().Replace(File.ReadAllText(path), "");
            return JsonSerializer.Deserialize<T>(text, Strict) ?? throw new JsonException("The file is empty.");
        }
        catch (JsonException exception)
        {
            throw new SeedFileException(path, exception);
        }
    }

    [GeneratedRegex("\"\\$schema\"[ \t]*:[ \t]*\"[^\"\r\n]*\"[ \t]*,?", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SchemaReference();

    private sealed record PeopleFile(IReadOnlyList<ImportedPerson> People);
}

/// <summary>A seed file cannot be read.</summary>
public sealed class SeedFileException(string path, JsonException inner) : Exception($"{path}({(inner.LineNumber ?? 0) + 1}): {inner.Message}", inner);
