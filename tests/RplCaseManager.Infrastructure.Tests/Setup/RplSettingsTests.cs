using Microsoft.Extensions.Configuration;
using RplCaseManager.Infrastructure.Setup;
using Xunit;

namespace RplCaseManager.Infrastructure.Tests.Setup;

/// <summary>A wrong setting is named, with what is expected; without any setting everything has its default.</summary>
public sealed class RplSettingsTests : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("rpl-settings-").FullName;

    public void Dispose() => Directory.Delete(root, recursive: true);

    [Fact]
    public void Settings_NotGiven_HaveTheirDefaults()
    {
        var settings = RplSettings.Read(new ConfigurationBuilder().Build(), root);
        Assert.Equal((Path.Combine(root, "data"), DatabaseKind.Sqlite, new Uri("http://localhost:5080"), true), (settings.DataFolder, settings.Database, settings.BaseAddress, settings.Jobs));
        Assert.Equal((MailKind.Pickup, Path.Combine(root, "data", "mail")), (settings.Mail.Kind, settings.Mail.Folder));
        Assert.Equal(settings.DataFolder, Read(("Rpl:DataFolder", " ")).DataFolder);
    }

    [Theory]
    [InlineData("http://localhost:5091", "http://localhost:5091")]
    [InlineData("http://+:8080;https://rpl.example.org", "https://rpl.example.org")]
    [InlineData("http://0.0.0.0:8080", "http://localhost:5080")]
    [InlineData("http://*:8080", "http://localhost:5080")]
    public void BaseAddress_NotGiven_IsWhereTheProgramListens(string urls, string expected) => Assert.Equal(new Uri(expected), Read(("urls", urls)).BaseAddress);

    [Theory]
    [InlineData("Rpl:Database", "Oracle", "Sqlite, PostgreSql")]
    [InlineData("Rpl:Database", "7", "Sqlite, PostgreSql")]
    [InlineData("Rpl:BaseAddress", "rpl.example.org", "https://")]
    [InlineData("Rpl:BaseAddress", "ftp://rpl.example.org", "https://")]
    [InlineData("Rpl:Jobs", "yes", "true or false")]
    [InlineData("Rpl:TimeZone", "Europe/Atlantis", "Europe/Vienna")]
    [InlineData("Rpl:Mail:Kind", "Pigeon", "Pickup, Smtp")]
    [InlineData("Rpl:Mail:Port", "0", "65535")]
    [InlineData("Rpl:Mail:Port", "65536", "65535")]
    [InlineData("Rpl:Mail:Port", "smtp", "65535")]
    [InlineData("Rpl:Mail:Tls", "maybe", "true or false")]
    [InlineData("Rpl:Mail:From", "nobody", "mail address")]
    [InlineData("Rpl:DataFolder", "taken", "folder")]
    [InlineData("Rpl:DataFolder", "a\0b", "folder")]
    public void Setting_ThatCannotBeUsed_IsNamedWithWhatIsExpected(string name, string value, string expected)
    {
        File.WriteAllText(Path.Combine(root, "taken"), "a file, not a folder");
        var wrong = Assert.Throws<WrongSettingException>(() => Read((name, value)));
        Assert.Equal(name, wrong.Setting);
        Assert.Contains(name, wrong.Message, StringComparison.Ordinal);
        Assert.Contains(expected, wrong.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Rpl:Database", "PostgreSql", null, "ConnectionStrings:Rpl")]
    [InlineData("Rpl:Database", "PostgreSql", "", "ConnectionStrings:Rpl")]
    [InlineData("Rpl:Database", "PostgreSql", "Hots=localhost", "ConnectionStrings:Rpl")]
    [InlineData("Rpl:Database", "PostgreSql", "Host=localhost;Port=many", "ConnectionStrings:Rpl")]
    [InlineData("Rpl:Database", "PostgreSql", "Database=rpl", "ConnectionStrings:Rpl")]
    [InlineData("Rpl:Mail:Kind", "Smtp", null, "Rpl:Mail:Host")]
    public void Setting_ThatAnotherOneNeeds_IsNamed(string name, string value, string? connection, string needed)
    {
        var wrong = Assert.Throws<WrongSettingException>(() => Read((name, value), ("ConnectionStrings:Rpl", connection)));
        Assert.Equal(needed, wrong.Setting);
        Assert.Contains(name, wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Settings_Given_AreUsed()
    {
        var settings = Read(("Rpl:Database", "postgresql"), ("ConnectionStrings:Rpl", "Host=db;Database=rpl"), ("Rpl:Mail:Kind", "smtp"), ("Rpl:Mail:Host", "mail"), ("Rpl:Mail:Port", "2525"),
            ("Rpl:Mail:Tls", "false"), ("Rpl:Jobs", "False"), ("Rpl:TimeZone", "Europe/Vienna"), ("Rpl:BaseAddress", "https://rpl.example.org"), ("Rpl:DataFolder", "else/where"));
        Assert.Equal((DatabaseKind.PostgreSql, "Host=db;Database=rpl", false, Path.Combine(root, "else", "where")), (settings.Database, settings.ConnectionString, settings.Jobs, settings.DataFolder));
        Assert.Equal("Europe/Vienna", settings.Zone.Id);
        Assert.Equal((MailKind.Smtp, "mail", 2525, false), (settings.Mail.Kind, settings.Mail.Host, settings.Mail.Port, settings.Mail.Tls));
    }

    private RplSettings Read(params (string Name, string? Value)[] values) =>
        RplSettings.Read(new ConfigurationBuilder().AddInMemoryCollection(values.Select(pair => KeyValuePair.Create(pair.Name, pair.Value))).Build(), root);
}
