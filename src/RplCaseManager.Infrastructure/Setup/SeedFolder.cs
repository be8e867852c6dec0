using System.Text.Json;
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

/// <summary>Reads a seed folder; a file holds one thing or a list of them. A file that cannot be read throws <see cref="SeedFileException"/> with its path, line and reason.</summary>
public sealed class SeedFolder(string folder)
{
    private static readonly Dictionary<string, string> Folders = new(StringComparer.Ordinal)
    {
        ["calendar"] = "calendars",
        ["credit row"] = "credit-systems",
        ["provider"] = "providers",
        ["scheme"] = "schemes",
        ["standard"] = "standards",
        ["programme"] = "programmes",
    };

    /// <summary>Whether the folder is there.</summary>
    public bool Exists => Directory.Exists(folder);

    /// <summary>The import of everything but people.</summary>
    public ImportSeed ReadConfiguration(Guid requestId) => ReadSurroundings(requestId) with
    {
        Standards = [.. ReadStandards()],
        Programmes = ReadProgrammes(),
    };

    /// <summary>What standards refer to: calendars, credits, providers, schemes.</summary>
    public ImportSeed ReadSurroundings(Guid requestId) => new(requestId)
    {
        Calendars = [.. Read<HolidayCalendar>("calendar")],
        CreditRows = [.. Read<CreditRowContent>("credit row")],
        Providers = [.. Read<ProviderContent>("provider")],
        Schemes = [.. Read<SchemeContent>("scheme")],
    };

    /// <summary>The standards, read file after file while they are taken.</summary>
    public IEnumerable<StandardContent> ReadStandards() => Read<StandardContent>("standard");

    /// <summary>The programmes.</summary>
    public IReadOnlyList<ProgrammeContent> ReadProgrammes() => [.. Read<ProgrammeContent>("programme")];

    /// <summary>The demo people.</summary>
    public IReadOnlyList<NewPerson> ReadPeople() => [.. ReadFolder<PeopleFile>("people").SelectMany(file => file.People)];

    /// <summary>File and line of a problem of an import, such as <c>standards/iwe.json(12)</c>; the kind's folder when no file holds the thing.</summary>
    public string PlaceOf(ImportProblem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        foreach (var path in Files(Folders[problem.Kind]))
        {
            ReadOnlySpan<byte> json = Json(path);
            foreach (var (start, length, _) in JsonPlaces.Elements(json))
            {
                var element = json.Slice(start, length);
                if (CodeOf(element) == problem.Code)
                {
                    var line = JsonPlaces.LinesIn(json[..start]) + JsonPlaces.LineOf(element, problem.Problem.Path);
                    return $"{Path.GetRelativePath(folder, path)}({line.ToString(System.Globalization.CultureInfo.InvariantCulture)})";
                }
            }
        }

        return Folders[problem.Kind];
    }

    private IEnumerable<T> Read<T>(string kind) where T : class => ReadFolder<T>(Folders[kind]);

    private IEnumerable<T> ReadFolder<T>(string name) where T : class => Files(name).SelectMany(ReadFile<T>);

    private IEnumerable<string> Files(string name)
    {
        var path = Path.Combine(folder, name);
        return !Directory.Exists(path) ? [] : Directory.EnumerateFiles(path, "*.json").Order(StringComparer.Ordinal);
    }

    private static List<T> ReadFile<T>(string path) where T : class
    {
        var lines = 0;
        try
        {
            var (things, counted) = (new List<T>(), 0);
            ReadOnlySpan<byte> json = Json(path);
            foreach (var (start, length, _) in JsonPlaces.Elements(json))
            {
                lines += JsonPlaces.LinesIn(json[counted..start]);
                counted = start;
                var element = json.Slice(start, length);
                if (JsonPlaces.NullInList(element) is { } missing)
                {
                    throw new JsonException($"A list may not hold null: {missing.Path}", missing.Path, missing.Line - 1, null);
                }

                things.Add(JsonSerializer.Deserialize<T>(element, RplJson.Strict) ?? throw new JsonException("There is nothing but null."));
            }

            return things;
        }
        catch (JsonException exception)
        {
            throw new SeedFileException(path, lines, exception);
        }
    }

    private static ReadOnlySpan<byte> Json(string path)
    {
        ReadOnlySpan<byte> bytes = File.ReadAllBytes(path);
        return bytes.StartsWith("\uFEFF"u8) ? bytes[3..] : bytes;
    }

    private static string? CodeOf(ReadOnlySpan<byte> element)
    {
        var reader = new Utf8JsonReader(element, new JsonReaderOptions { AllowTrailingCommas = true });
        string? country = null;
        while (reader.Read())
        {
            if (reader.TokenType is not JsonTokenType.PropertyName || reader.CurrentDepth != 1)
            {
                continue;
            }

            if (reader.ValueTextEquals("code"u8))
            {
                reader.Read();
                return reader.GetString();
            }

            if (reader.ValueTextEquals("country"u8))
            {
                // A calendar goes by its country.
                reader.Read();
                country = reader.GetString();
            }
        }

        return country;
    }

    private sealed record PeopleFile(IReadOnlyList<NewPerson> People);
}

/// <summary>A seed file cannot be read.</summary>
/// <param name="linesBefore">Lines of the file before the thing that cannot be read.</param>
public sealed class SeedFileException(string path, int linesBefore, JsonException inner) : Exception($"{path}({linesBefore + (inner.LineNumber ?? 0) + 1}): {JsonWords.Of(inner)}", inner);
