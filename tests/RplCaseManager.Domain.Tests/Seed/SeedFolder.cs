using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using RplCaseManager.Domain.Credits;
using RplCaseManager.Domain.People;
using RplCaseManager.Domain.Programmes;
using RplCaseManager.Domain.Providers;
using RplCaseManager.Domain.Schemes;
using RplCaseManager.Domain.Standards;

namespace RplCaseManager.Domain.Tests.Seed;

/// <summary>A role, and the awarding body for which it is held; null for a candidate.</summary>
public sealed record DemoRole(Role Role, string? Body);

/// <summary>A person with an account.</summary>
public sealed record DemoPerson(
    string Email, string GivenName, string FamilyName, string LatinName, DateOnly DateOfBirth, string Language, IReadOnlyList<DemoRole> Roles);

/// <summary>The content of <c>seed-data/people/demo.json</c>.</summary>
public sealed record DemoPeople(IReadOnlyList<DemoPerson> People);

/// <summary>A file of the seed data with what it holds.</summary>
public sealed record SeedFile<T>(string Path, T Content)
{
    /// <summary>The file's name without folder and extension.</summary>
    public string Name => System.IO.Path.GetFileNameWithoutExtension(Path);
}

/// <summary>Reads the checked-in seed data strictly: nothing unknown, nothing missing, no null where none is allowed.</summary>
internal static class SeedFolder
{
    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(namingPolicy: null, allowIntegerValues: false) },
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        PropertyNameCaseInsensitive = false,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        NumberHandling = JsonNumberHandling.Strict,
    };

    public static string Root { get; } = Find();

    public static IReadOnlyList<SeedFile<StandardContent>> Standards { get; } = Read<StandardContent>("standards");
    public static IReadOnlyList<SeedFile<SchemeContent>> Schemes { get; } = Read<SchemeContent>("schemes");
    public static IReadOnlyList<SeedFile<ProviderContent>> Providers { get; } = Read<ProviderContent>("providers");
    public static IReadOnlyList<SeedFile<HolidayCalendar>> Calendars { get; } = Read<HolidayCalendar>("calendars");
    public static IReadOnlyList<SeedFile<CreditRowContent>> CreditRows { get; } = Read<CreditRowContent>("credit-systems");
    public static IReadOnlyList<SeedFile<ProgrammeContent>> Programmes { get; } = Read<ProgrammeContent>("programmes");
    public static IReadOnlyList<SeedFile<DemoPeople>> People { get; } = Read<DemoPeople>("people");

    /// <summary>Every file that is not a schema.</summary>
    public static IEnumerable<string> DataFiles() => AllFiles().Where(path => !IsSchema(path));

    /// <summary>Every schema.</summary>
    public static IEnumerable<string> SchemaFiles() => AllFiles().Where(IsSchema);

    public static JsonObject Parse(string path) => JsonNode.Parse(File.ReadAllText(path))!.AsObject();

    public static T Deserialize<T>(JsonObject json)
    {
        var content = json.DeepClone().AsObject();
        content.Remove("$schema");
        return content.Deserialize<T>(Strict) ?? throw new JsonException("empty");
    }

    private static bool IsSchema(string path) => path.EndsWith(".schema.json", StringComparison.Ordinal);

    private static IEnumerable<string> AllFiles() => Directory.EnumerateFiles(Root, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal);

    private static List<SeedFile<T>> Read<T>(string folder) =>
        !Directory.Exists(Path.Combine(Root, folder)) ? [] : [.. Directory.EnumerateFiles(Path.Combine(Root, folder), "*.json").Order(StringComparer.Ordinal)
            .Select(path => new SeedFile<T>(path, Deserialize<T>(Parse(path))))];

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "RplCaseManager.sln")))
            {
                return Path.Combine(folder.FullName, "seed-data");
            }
        }

        throw new DirectoryNotFoundException("RplCaseManager.sln was not found above " + AppContext.BaseDirectory);
    }
}
