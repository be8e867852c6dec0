using System.Text.Json;
using System.Text.Json.Nodes;
using RplCaseManager.Application.People;
using RplCaseManager.Application.Standards;
using RplCaseManager.Domain.People;
using RplCaseManager.Domain.Providers;
using RplCaseManager.Domain.Schemes;
using RplCaseManager.Domain.Shared;
using RplCaseManager.Domain.Standards;

namespace RplCaseManager.Infrastructure.Setup;

/// <summary>Reads a seed folder. A file that cannot be read throws <see cref="SeedFileException"/> with its path, line and reason.</summary>
public sealed class SeedFolder(string folder)
{
    private static readonly JsonSerializerOptions Strict = new(RplJson.Options) { UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow };

    /// <summary>Whether the folder is there.</summary>
    public bool Exists => Directory.Exists(folder);

    /// <summary>The import of everything but people.</summary>
    public ImportSeed ReadConfiguration(Guid requestId) => new(requestId,
        Read<HolidayCalendar>("calendars"), Read<ProviderContent>("providers"), Read<SchemeContent>("schemes"), Read<StandardContent>("standards"));

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
            var node = JsonNode.Parse(File.ReadAllText(path))?.AsObject() ?? throw new JsonException("The file is empty.");
            node.Remove("$schema");
            return node.Deserialize<T>(Strict) ?? throw new JsonException("The file is empty.");
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw new SeedFileException(path, exception);
        }
    }

    private sealed record PeopleFile(IReadOnlyList<ImportedPerson> People);
}

/// <summary>A seed file cannot be read.</summary>
public sealed class SeedFileException(string path, Exception inner) : Exception($"{path}: {inner.Message}", inner);
