using Microsoft.EntityFrameworkCore;
using RplCaseManager.Application.People;
using RplCaseManager.Domain.People;
using RplCaseManager.TestKit;

namespace RplCaseManager.Web.Tests.Doors;

/// <summary>The operator's commands: what they print, what they do, and their exit codes.</summary>
public sealed class CommandTests
{
    private static string SeedData => Path.Combine(Repository.Root, "seed-data");

    [Fact]
    public async Task Migrate_MakesADatabase_AndSeedImportFillsItOnce()
    {
        using var folder = new Folder();
        Assert.Equal(1, (await folder.RunAsync("seed", "import", SeedData)).Code);

        var migrated = await folder.RunAsync("migrate");
        Assert.Equal((0, $"The schema in {folder.Path} is up to date."), (migrated.Code, migrated.Printed.Trim()));
        Assert.Equal(0, (await folder.RunAsync("migrate")).Code);

        var first = await folder.RunAsync("seed", "import", SeedData);
        Assert.Equal(0, first.Code);
        Assert.Matches(@"created +standard at-cnc-specialist", first.Printed);
        Assert.DoesNotContain("unchanged", first.Printed, StringComparison.Ordinal);
        var second = await folder.RunAsync("seed", "import", SeedData);
        Assert.Equal(0, second.Code);
        Assert.Matches(@"unchanged +standard at-cnc-specialist", second.Printed);
        Assert.DoesNotContain("created", second.Printed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SeedImport_SaysWhatBecameOfEachThing()
    {
        await using var host = await RplHost.StartAsync();
        using var folder = new Folder(host.Settings.DataFolder);
        using var seed = new Folder();
        Copy(SeedData, seed.Path);
        await ReplaceAsync(seed.Path, "standards/at-cnc-specialist.json", "\"title\": \"", "\"title\": \"New: ");
        await ReplaceAsync(seed.Path, "providers/AT-WIFI.json", "\"name\": \"", "\"name\": \"New: ");
        var changed = await folder.RunAsync("seed", "import", seed.Path);
        Assert.Equal(0, changed.Code);
        Assert.Matches(@"new version +standard at-cnc-specialist", changed.Printed);
        Assert.Matches(@"changed +provider", changed.Printed);
        Assert.Contains("1 new version", changed.Printed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SeedImport_OfAFileThatCannotBeRead_NamesItAndImportsNothing()
    {
        await using var host = await RplHost.StartAsync();
        using var folder = new Folder(host.Settings.DataFolder);
        using var seed = new Folder();
        Copy(SeedData, seed.Path);
        await ReplaceAsync(seed.Path, "standards/iwp.json", "\"code\"", "\"codex\"");
        var refused = await folder.RunAsync("seed", "import", seed.Path);
        Assert.Equal(1, refused.Code);
        Assert.Contains("iwp.json", refused.Errors, StringComparison.Ordinal);
        Assert.Contains("codex", refused.Errors, StringComparison.Ordinal);
        Assert.Equal("", refused.Printed);
        Assert.Equal(1, (await folder.RunAsync("seed", "import", Path.Combine(seed.Path, "nothing"))).Code);
    }

    [Fact]
    public async Task UserCreate_MakesAPerson_AndPrintsALinkThatSetsThePassword()
    {
        await using var host = await RplHost.StartAsync();
        using var folder = new Folder(host.Settings.DataFolder);
        string[] create = ["user", "create", "--email", "rosa@wifi.example", "--given", "Rosa", "--family", "Ólafsdóttir", "--role", "Assessor@AT-WIFI"];
        var made = await folder.RunAsync(create);
        Assert.True(made.Code == 0, made.Errors);
        Assert.Contains("http://localhost:5080/account/password?id=", made.Printed, StringComparison.Ordinal);
        var grants = await host.WithDbAsync(db => db.People.Where(person => person.Email == "rosa@wifi.example").Select(person => person.Grants).SingleAsync());
        Assert.Equal([new RoleGrant(Role.Assessor, "AT-WIFI")], grants);
        // The link opens an account: it is kept nowhere.
        Assert.DoesNotContain(await host.WithDbAsync(db => db.Requests.Select(request => request.Result).ToListAsync()), result => result.Contains("code=", StringComparison.Ordinal));

        var again = await folder.RunAsync(create);
        Assert.Equal((1, ""), (again.Code, again.Printed));
        Assert.Contains("already", again.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task UserCreate_WithPassword_PrintsNoLink()
    {
        await using var host = await RplHost.StartAsync();
        using var folder = new Folder(host.Settings.DataFolder);
        var made = await folder.RunAsync("user", "create", "--email", "li@wifi.example", "--given", "丽", "--family", "王", "--latin", "Li Wang", "--role", "auditor", "--password", "a long enough one");
        Assert.True(made.Code == 0, made.Errors);
        Assert.DoesNotContain("/account/", made.Printed, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("There is no role", "--role", "King")]
    [InlineData("NOWHERE", "--role", "Assessor@NOWHERE")]
    [InlineData("Email", "--email", "no address")]
    [InlineData("FamilyName", "--family", "")]
    [InlineData("at least 10 characters", "--password", "short")]
    public async Task UserCreate_ThatCannotBe_SaysWhy(string said, string option, string value)
    {
        await using var host = await RplHost.StartAsync();
        using var folder = new Folder(host.Settings.DataFolder);
        var words = new Dictionary<string, string> { ["--email"] = "rosa@wifi.example", ["--given"] = "Rosa", ["--family"] = "Luz", ["--role"] = "Assessor@AT-WIFI", [option] = value };
        var refused = await folder.RunAsync(["user", "create", .. words.SelectMany(word => new[] { word.Key, word.Value })]);
        Assert.Equal((1, ""), (refused.Code, refused.Printed));
        Assert.Contains(said, refused.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TokenCreate_PrintsTheSecretAloneAndOnce()
    {
        await using var host = await RplHost.StartAsync();
        using var folder = new Folder(host.Settings.DataFolder);
        var made = await folder.RunAsync("token", "create", "--email", Demo.Officer, "--name", "register office", "--days", "7", "--write");
        Assert.True(made.Code == 0, made.Errors);
        var secret = made.Printed.Trim();
        Assert.Matches("^rpl_[^ \n]{30,}$", secret);
        var hash = Tokens.Hash(secret);
        var token = await host.WithDbAsync(db => db.ApiTokens.SingleAsync(found => found.Hash == hash));
        Assert.Equal(["read", "write"], token.Scopes);
        Assert.Equal(7, (token.ExpiresAt - token.CreatedAt).TotalDays, 3);

        Assert.Equal(1, (await folder.RunAsync("token", "create", "--email", "nobody@wifi.example", "--name", "x")).Code);
        Assert.Equal(1, (await folder.RunAsync("token", "create", "--email", Demo.Officer, "--name", "x", "--days", "4000")).Code);
    }

    [Fact]
    public async Task AuditVerify_NamesTheFirstBrokenEntry()
    {
        await using var host = await RplHost.StartAsync();
        using var folder = new Folder(host.Settings.DataFolder);
        var story = await CaseStory.StartAsync(host);
        await story.FillAsync();
        await host.RunJobsAsync();
        var unbroken = await folder.RunAsync("audit", "verify");
        Assert.True(unbroken.Code == 0, unbroken.Printed + unbroken.Errors);
        Assert.Matches(@"^\d+ streams, \d+ entries, \d+ checkpoints\.", unbroken.Printed);

        var stream = "case:" + story.CaseId.ToString("N");
        var touched = await host.WithDbAsync(db => db.Database.ExecuteSqlAsync($"""UPDATE "AuditEntries" SET "Payload" = replace("Payload", 'claims.set', 'claims.net') WHERE "Stream" = {stream} AND "Action" = 'claims.set'"""));
        Assert.Equal(1, touched);
        var broken = await folder.RunAsync("audit", "verify");
        Assert.Equal(1, broken.Code);
        Assert.Contains($"{stream} #2 the entry was changed", broken.Printed, StringComparison.Ordinal);
        Assert.Contains("1 faults.", broken.Printed, StringComparison.Ordinal);
    }

    [Fact]
    public async Task JobsRun_SaysWhatWasDoneAndSent()
    {
        await using var host = await RplHost.StartAsync();
        using var folder = new Folder(host.Settings.DataFolder);
        var story = await CaseStory.StartAsync(host);
        await story.SubmitAsync();
        var ran = await folder.RunAsync("jobs", "run");
        Assert.True(ran.Code == 0, ran.Errors);
        Assert.Matches(@"^\d+ done, [1-9]\d* mails sent\.", ran.Printed);
        Assert.Matches(@"^\d+ done, 0 mails sent\.", (await folder.RunAsync("jobs", "run")).Printed);
    }

    [Fact]
    public async Task ClockSet_MovesForwardInDevelopmentOnly()
    {
        await using var host = await RplHost.StartAsync();
        using var folder = new Folder(host.Settings.DataFolder);
        var production = await folder.RunAsync("clock", "set", "2099-01-01", "--environment=Production");
        Assert.Equal((1, ""), (production.Code, production.Printed));
        var moved = await folder.RunAsync("clock", "set", "2099-01-01", "--environment=Development");
        Assert.Equal((0, "It is now 2099-01-01 00:00 UTC."), (moved.Code, moved.Printed.Trim()));
        Assert.Equal(1, (await folder.RunAsync("clock", "set", "2098-12-31T10:00Z", "--environment=Development")).Code);
        Assert.Equal(0, (await folder.RunAsync("clock", "set", "2099-01-02T08:00+02:00", "--environment=Development")).Code);
        var nonsense = await folder.RunAsync("clock", "set", "tomorrow", "--environment=Development");
        Assert.Equal(1, nonsense.Code);
        Assert.Contains("tomorrow", nonsense.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("destroy")]
    [InlineData("user")]
    [InlineData("user", "create")]
    [InlineData("seed", "import")]
    [InlineData("audit", "verify", "--fast")]
    [InlineData("token", "create", "--email", "a@b.example", "--name", "x", "--days", "many")]
    public async Task UnknownWords_PrintHelpAndEndWith2(params string[] words)
    {
        using var folder = new Folder();
        var (code, printed, errors) = await folder.RunAsync(words);
        Assert.Equal(2, code);
        Assert.Contains("Usage:", printed, StringComparison.Ordinal);
        Assert.NotEqual("", errors);
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Path));
    }

    [Theory]
    [InlineData("help")]
    [InlineData("--help")]
    public async Task Help_ListsEveryCommand(string word)
    {
        using var folder = new Folder();
        var (code, printed, _) = await folder.RunAsync(word);
        Assert.Equal(0, code);
        Assert.All(["migrate", "seed", "user", "token", "audit", "jobs", "clock"], name => Assert.Contains(name, printed, StringComparison.Ordinal));
    }

    [Fact]
    public async Task WithoutDatabase_CommandsSayWhatToDo()
    {
        using var folder = new Folder();
        foreach (var words in new[] { new[] { "audit", "verify" }, ["jobs", "run"], ["token", "create", "--email", Demo.Officer, "--name", "x"] })
        {
            var (code, _, errors) = await folder.RunAsync(words);
            Assert.Equal(1, code);
            Assert.Contains("migrate", errors, StringComparison.Ordinal);
        }

        Assert.False(File.Exists(Path.Combine(folder.Path, "rpl.db")));
    }

    [Fact]
    public async Task WrongSetting_IsNamed()
    {
        using var folder = new Folder();
        var (code, printed, errors) = await folder.RunAsync("migrate", "--Rpl:Database=Oracle");
        Assert.Equal((2, ""), (code, printed));
        Assert.Contains("Rpl:Database", errors, StringComparison.Ordinal);
        Assert.Contains("Sqlite, PostgreSql", errors, StringComparison.Ordinal);
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*.json", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    private static async Task ReplaceAsync(string folder, string file, string old, string with)
    {
        var path = Path.Combine(folder, file);
        var text = await File.ReadAllTextAsync(path);
        var at = text.IndexOf(old, StringComparison.Ordinal);
        Assert.True(at >= 0, $"{file} has no {old}");
        await File.WriteAllTextAsync(path, text[..at] + with + text[(at + old.Length)..]);
    }

    /// <summary>A data folder, with the commands that work on it.</summary>
    private sealed class Folder(string? of = null) : IDisposable
    {
        public string Path { get; } = of ?? Directory.CreateTempSubdirectory("rpl-command-").FullName;

        public async Task<(int Code, string Printed, string Errors)> RunAsync(params string[] words)
        {
            using var output = new StringWriter();
            using var errors = new StringWriter();
            var code = await Program.CommandAsync([.. words, "--Rpl:DataFolder=" + Path], output, errors);
            return (code, output.ToString(), errors.ToString());
        }

        public void Dispose()
        {
            if (of is null)
            {
                Directory.Delete(Path, recursive: true);
            }
        }
    }
}
