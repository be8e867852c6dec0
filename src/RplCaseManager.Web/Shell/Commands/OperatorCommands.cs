using System.CommandLine;
using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using RplCaseManager.Application.Audit;
using RplCaseManager.Application.Messages;
using RplCaseManager.Application.Operations;
using RplCaseManager.Application.People;
using RplCaseManager.Application.Standards;
using RplCaseManager.Domain.People;
using RplCaseManager.Domain.Shared;
using RplCaseManager.Infrastructure.Jobs;
using RplCaseManager.Infrastructure.Persistence;
using RplCaseManager.Infrastructure.Setup;

namespace RplCaseManager.Web.Shell.Commands;

/// <summary>The operator's commands of the same program. Each prints what it did and ends with 0, or says why not and ends with another code.</summary>
internal sealed class OperatorCommands(Func<string[], IHost> compose, string[] all, TextWriter output, TextWriter errors)
{
    private static readonly string[] Names = ["migrate", "seed", "user", "token", "audit", "jobs", "clock", "help", "--help", "-h", "-?"];

    /// <summary>Whether the arguments are a command and not the server's settings.</summary>
    public static bool IsCommand(string[] args) => args.Length > 0 && (Names.Contains(args[0], StringComparer.Ordinal) || !args[0].StartsWith('-'));

    /// <summary>Runs a command; settings may follow as <c>--Rpl:DataFolder=…</c>. Answers 0: done; 1: not done, and why; 2: no such command, or a setting that cannot be used.</summary>
    public async Task<int> RunAsync()
    {
        var words = all.Where(word => !IsSetting(word)).ToArray();
        var root = new RootCommand("RplCaseManager: recognition of prior learning. Without a command it starts the server. Settings follow the command, such as --Rpl:DataFolder=/srv/rpl.");
        root.Subcommands.Add(Migrate());
        root.Subcommands.Add(Seed());
        root.Subcommands.Add(User());
        root.Subcommands.Add(Token());
        root.Subcommands.Add(Audit());
        root.Subcommands.Add(Jobs());
        root.Subcommands.Add(Clock());
        var parsed = root.Parse(words is ["help"] ? ["--help"] : words);
        try
        {
            var code = await parsed.InvokeAsync(new InvocationConfiguration { Output = output, Error = errors, EnableDefaultExceptionHandler = false });
            return parsed.Errors.Count > 0 ? 2 : code;
        }
        catch (WrongSettingException exception)
        {
            Refuse(exception.Message);
            return 2;
        }
        catch (Exception exception) when (exception is SeedFileException or IOException or UnauthorizedAccessException or DbException)
        {
            return Refuse(exception.Message);
        }
    }

    /// <summary>Whether a word is a setting of the program and not of the command.</summary>
    public static bool IsSetting(string word) => word.StartsWith("--environment=", StringComparison.Ordinal) || (word.StartsWith("--", StringComparison.Ordinal) && word.Split('=')[0].Contains(':', StringComparison.Ordinal));

    private Command Migrate()
    {
        var command = new Command("migrate", "Creates the data folder and brings the schema up to date.");
        command.SetAction(async (_, cancellation) =>
        {
            using var host = compose(all);
            try
            {
                await host.Services.GetRequiredService<DatabaseSetup>().MigrateAsync(cancellation);
            }
            catch (InvalidOperationException exception)
            {
                // A lock that a former process left behind; the message says what to do.
                return Refuse(exception.Message);
            }

            Say($"The schema in {host.Services.GetRequiredService<RplSettings>().DataFolder} is up to date.");
            return 0;
        });
        return command;
    }

    private Command Seed()
    {
        var folder = new Argument<string>("folder") { Description = "Folder with schemes, standards, providers and calendars." };
        var import = new Command("import", "Imports configuration; what is there with the same content stays as it is.") { folder };
        import.SetAction((parsed, cancellation) => WithAsync(async services =>
        {
            var seed = new SeedFolder(Path.GetFullPath(parsed.GetRequiredValue(folder)));
            if (!seed.Exists)
            {
                return Refuse($"There is no folder {parsed.GetRequiredValue(folder)}.");
            }

            var result = await services.GetRequiredService<SeedImport>().RunAsync(seed, progress => Say(ProgressOf(progress)), cancellation);
            if (result.Refusal is ImportRefused refused)
            {
                foreach (var problem in refused.Problems)
                {
                    Refuse($"{seed.PlaceOf(problem)}: {problem.Kind} {problem.Code}, {problem.Problem.Path}: {services.GetRequiredService<RefusalTexts>().Of(problem.Problem)}");
                }
            }

            if (!result.Ok)
            {
                return Refuse(services, result.Refusal);
            }

            // Of a large import only the counts.
            foreach (var thing in result.Value.Count > SeedImport.Batch ? [] : result.Value)
            {
                Say($"{thing.Outcome,-12} {thing.Kind} {thing.Code}");
            }

            Say($"{result.Value.Count} things: {string.Join(", ", result.Value.CountBy(thing => thing.Outcome).Select(pair => $"{pair.Value} {pair.Key}"))}.");
            return 0;
        }));
        return new Command("seed", "Configuration that ships as data.") { import };
    }

    private static string ProgressOf(SeedProgress progress) => progress.Of is { } all
        ? $"written {progress.Done.ToString("N0", CultureInfo.InvariantCulture)} of {all.ToString("N0", CultureInfo.InvariantCulture)} standards"
        : $"{(progress.Checking ? "checked" : "written")} {progress.Done.ToString("N0", CultureInfo.InvariantCulture)} standards";

    private Command User()
    {
        var (email, given, family) = (Required<string>("--email", "Address."), Required<string>("--given", "Given name."), Required<string>("--family", "Family name."));
        var latin = new Option<string>("--latin") { Description = "Name in Latin letters, where the name is written in others.", DefaultValueFactory = _ => "" };
        var role = Required<string>("--role", "Role, such as Assessor@AT-WIFI; without @ for the whole installation.");
        var password = new Option<string?>("--password") { Description = "Password; without it a link that sets one is printed." };
        var create = new Command("create", "Makes a person with a role.") { email, given, family, latin, role, password };
        create.SetAction((parsed, _) => WithAsync(async services =>
        {
            var parts = parsed.GetRequiredValue(role).Split('@', 2);
            if (!Enum.TryParse<Role>(parts[0], ignoreCase: true, out var what) || what is Role.Anyone or Role.System)
            {
                return Refuse($"There is no role {parts[0]}. Roles: {string.Join(", ", Enum.GetNames<Role>().Except(["Anyone", "System"]))}.");
            }

            var latinName = parsed.GetValue(latin)!;
            var person = new NewPerson(parsed.GetRequiredValue(email), parsed.GetRequiredValue(given), parsed.GetRequiredValue(family), latinName, null, "en", [new RoleGrant(what, parts.Length > 1 ? parts[1] : null)]);
            var result = await SendAsync(services, new AddPeople(NewRequest(services), [person], parsed.GetValue(password)));
            if (!result.Ok)
            {
                return Refuse(services, result.Refusal);
            }

            if (result.Value == 0)
            {
                return Refuse($"There is an account {person.Email} already.");
            }

            Say($"Made {person.GivenName} {person.FamilyName} ({person.Email}), {what}{(parts.Length > 1 ? " of " + parts[1] : "")}.");
            if (parsed.GetValue(password) is null)
            {
                var link = await SendAsync(services, new MakePasswordLink(NewRequest(services), person.Email));
                if (!link.Ok)
                {
                    return Refuse(services, link.Refusal);
                }

                Say("Give them this link; it sets their password, works once and ends after a day:");
                Say(new Uri(services.GetRequiredService<RplSettings>().BaseAddress, link.Value.Path).ToString());
            }

            return 0;
        }));
        return new Command("user", "People.") { create };
    }

    private Command Token()
    {
        var (email, name) = (Required<string>("--email", "Whose token."), Required<string>("--name", "What it is for."));
        var days = new Option<int>("--days") { Description = "Days until it ends.", DefaultValueFactory = _ => 90 };
        var write = new Option<bool>("--write") { Description = "May change something; else it only reads." };
        var create = new Command("create", "Makes a token for the HTTP interface and prints its secret once.") { email, name, days, write };
        create.SetAction((parsed, _) => WithAsync(async services =>
        {
            if (await PersonLookup.FindAsync(services, parsed.GetRequiredValue(email)) is not { } person)
            {
                return Refuse($"There is no account {parsed.GetRequiredValue(email)}.");
            }

            var result = await services.GetRequiredService<OperationRunner>().SendAsync(new Actor(person), new CreateToken(NewRequest(services), parsed.GetRequiredValue(name), parsed.GetValue(write), parsed.GetValue(days)));
            if (!result.Ok)
            {
                return Refuse(services, result.Refusal);
            }

            Say(result.Value.Secret);
            return 0;
        }));
        return new Command("token", "Tokens of the HTTP interface.") { create };
    }

    private Command Audit()
    {
        var verify = new Command("verify", "Checks every chain of the audit trail, its heads and its checkpoints.");
        verify.SetAction((_, _) => WithAsync(async services =>
        {
            var result = await SendAsync(services, new VerifyAudit());
            if (!result.Ok)
            {
                return Refuse(services, result.Refusal);
            }

            var found = result.Value;
            Say($"{found.Streams} streams, {found.Entries} entries, {found.Checkpoints} checkpoints.");
            if (found.CheckpointLogMissing)
            {
                Say("Not checked: whether checkpoints were removed at the end; their log outside the database is not there.");
            }

            foreach (var fault in found.Faults)
            {
                Say($"{fault.Stream} #{fault.Sequence} {AuditWords.Of(fault.Kind)}");
            }

            Say(found.Faults.Count == 0 ? "The trail is unbroken." : $"{found.Faults.Count} faults.");
            return found.Faults.Count == 0 ? 0 : 1;
        }));
        return new Command("audit", "The audit trail.") { verify };
    }

    private Command Jobs()
    {
        var run = new Command("run", "Carries out everything due and sends every mail, once.");
        run.SetAction((_, cancellation) => WithAsync(async services =>
        {
            var (done, sent) = await services.GetRequiredService<HangfireJobs>().RunAllAsync(cancellation);
            Say($"{done} done, {sent} mails sent.");
            return 0;
        }));
        return new Command("jobs", "Reminders, expiries, mail.") { run };
    }

    private Command Clock()
    {
        var to = new Argument<string>("instant") { Description = "A day (2029-12-01) or an instant (2029-12-01T08:00Z)." };
        var set = new Command("set", "Moves the clock of a Development installation forward.") { to };
        set.SetAction((parsed, _) => WithAsync(async services =>
        {
            if (!DateTimeOffset.TryParse(parsed.GetRequiredValue(to), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var instant))
            {
                return Refuse($"\"{parsed.GetRequiredValue(to)}\" is not a day such as 2029-12-01 or an instant such as 2029-12-01T08:00Z.");
            }

            var result = await SendAsync(services, new MoveClock(NewRequest(services), instant));
            if (!result.Ok)
            {
                return Refuse(services, result.Refusal);
            }

            Say($"It is now {instant:yyyy-MM-dd HH:mm} UTC.");
            return 0;
        }));
        return new Command("clock", "Time, in Development.") { set };
    }

    /// <summary>Commands work on a database that is there and up to date.</summary>
    private async Task<int> WithAsync(Func<IServiceProvider, Task<int>> act)
    {
        using var host = compose(all);
        await using (var scope = host.Services.CreateAsyncScope())
        {
            var (db, settings) = (scope.ServiceProvider.GetRequiredService<RplDbContext>().Database, scope.ServiceProvider.GetRequiredService<RplSettings>());
            if (!await db.CanConnectAsync())
            {
                return Refuse(settings.Database is DatabaseKind.Sqlite ? $"There is no database in {settings.DataFolder}. The command migrate makes one." : "The database of ConnectionStrings:Rpl does not answer.");
            }

            if ((await db.GetPendingMigrationsAsync()).Any())
            {
                return Refuse("The schema is not up to date. The command migrate brings it there.");
            }
        }

        return await act(host.Services);
    }

    private static Task<Result<T>> SendAsync<T>(IServiceProvider services, IOperation<T> operation) => services.GetRequiredService<OperationRunner>().SendAsync(Actor.System, operation);

    private static Guid NewRequest(IServiceProvider services) => Guid.CreateVersion7(services.GetRequiredService<TimeProvider>().GetUtcNow());

    private static Option<T> Required<T>(string name, string description) => new(name) { Description = description, Required = true };

    private void Say(string line) => output.WriteLine(line);

    private int Refuse(string line)
    {
        errors.WriteLine(line);
        return 1;
    }

    private int Refuse(IServiceProvider services, Refusal refusal) => Refuse(refusal is InvalidInput invalid
        ? string.Join(Environment.NewLine, invalid.Problems.Select(problem => problem.Field + ": " + services.GetRequiredService<RefusalTexts>().Of(problem)))
        : services.GetRequiredService<RefusalTexts>().Of(refusal));
}
