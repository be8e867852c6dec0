using RplCaseManager.Domain.Credits;
using RplCaseManager.Domain.Programmes;
using RplCaseManager.Domain.Providers;
using RplCaseManager.Domain.Schemes;
using RplCaseManager.Domain.Standards;

namespace RplCaseManager.Domain.Tests.Seed;

/// <summary>Keeps the JSON schemas in step with the records. After a change of a record, <c>RPL_WRITE_SCHEMAS=1</c> writes them anew.</summary>
public sealed class SeedSchemasTests
{
    private static readonly Dictionary<string, Type> Kinds = new(StringComparer.Ordinal)
    {
        ["calendar"] = typeof(HolidayCalendar),
        ["credit-row"] = typeof(CreditRowContent),
        ["people"] = typeof(DemoPeople),
        ["programme"] = typeof(ProgrammeContent),
        ["provider"] = typeof(ProviderContent),
        ["scheme"] = typeof(SchemeContent),
        ["standard"] = typeof(StandardContent),
    };

    public static TheoryData<string> Names() => [.. Kinds.Keys];

    [Fact]
    public void Schemas_AreOneAKind() => Assert.Equal(Kinds.Keys.Order(), SeedFolder.SchemaFiles().Select(path => Path.GetFileName(path).Split('.')[0]).Order());

    [Theory, MemberData(nameof(Names))]
    public void Schema_SaysWhatTheRecordReads(string kind)
    {
        var path = Path.Combine(SeedFolder.Root, "schemas", kind + ".schema.json");
        var schema = SeedSchema.Of(Kinds[kind]);
        if (Environment.GetEnvironmentVariable("RPL_WRITE_SCHEMAS") == "1")
        {
            File.WriteAllText(path, schema);
        }

        Assert.Equal(schema, File.ReadAllText(path).ReplaceLineEndings("\n"));
    }
}
