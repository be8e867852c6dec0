using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using RplCaseManager.Domain.People;
using RplCaseManager.Domain.Shared;
using RplCaseManager.Domain.Standards;
using Xunit;

namespace RplCaseManager.Domain.Tests.Seed;

/// <summary>Keeps the JSON schemas in step with the records: the same names, the same kinds, the same enum members.</summary>
public sealed class SeedSchemasTests
{
    private static readonly IReadOnlyDictionary<string, Type> Types =
        typeof(StandardContent).Assembly.GetExportedTypes().Concat([typeof(DemoPeople), typeof(DemoPerson), typeof(DemoRole), typeof(DayOfWeek)])
            .GroupBy(type => type.Name, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);

    public static TheoryData<string> Schemas() => [.. SeedFolder.SchemaFiles().Select(path => Path.GetFileName(path))];

    [Fact]
    public void Schemas_AreOneAKind() =>
        Assert.Equal(["calendar", "people", "provider", "scheme", "standard"], SeedFolder.SchemaFiles().Select(path => Path.GetFileName(path).Split('.')[0]));

    [Theory, MemberData(nameof(Schemas))]
    public void Schema_NamesWhatTheRecordsName(string file)
    {
        var schema = SeedFolder.Parse(Path.Combine(SeedFolder.Root, "schemas", file));
        Assert.Equal("https://json-schema.org/draft/2020-12/schema", schema["$schema"]!.GetValue<string>());
        AssertNames(schema["title"]!.GetValue<string>(), schema, "$schema");
        var described = 0;
        foreach (var (name, definition) in schema["$defs"]!.AsObject())
        {
            Assert.NotNull(definition!["description"]);
            if (definition["enum"] is JsonArray members)
            {
                // Nobody's account is "anyone" or "the system".
                var allowed = Enum.GetNames(Types[name]).Except(name == nameof(Role) ? [nameof(Role.Anyone), nameof(Role.System)] : Array.Empty<string>());
                Assert.Equal(allowed, members.Select(member => member!.GetValue<string>()));
                described++;
            }
            else if (definition["properties"] is not null)
            {
                AssertNames(name, definition.AsObject(), "is");
                described++;
            }
        }

        Assert.True(described > 0);
    }

    [Fact]
    public void Schema_KnowsEveryKindOfRequirement()
    {
        var definitions = SeedFolder.Parse(Path.Combine(SeedFolder.Root, "schemas", "standard.schema.json"))["$defs"]!;
        var kinds = typeof(Requirement).GetCustomAttributes<JsonDerivedTypeAttribute>().ToList();
        Assert.NotEmpty(kinds);
        Assert.Equal(kinds.Count, definitions["Requirement"]!["oneOf"]!.AsArray().Count);
        Assert.All(kinds, kind => Assert.Equal(
            kind.TypeDiscriminator, definitions[kind.DerivedType.Name]!["properties"]!["is"]!["const"]!.GetValue<string>()));
    }

    private static void AssertNames(string type, JsonObject schema, string extra)
    {
        Assert.False(schema["additionalProperties"]!.GetValue<bool>());
        var expected = Types[type].GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Select(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name));
        var named = schema["properties"]!.AsObject().Select(property => property.Key).ToList();
        Assert.Equal(expected.Order(StringComparer.Ordinal), named.Where(name => !string.Equals(name, extra, StringComparison.Ordinal)).Order(StringComparer.Ordinal));
        Assert.All(schema["required"]!.AsArray(), name => Assert.Contains(name!.GetValue<string>(), named));
    }
}
