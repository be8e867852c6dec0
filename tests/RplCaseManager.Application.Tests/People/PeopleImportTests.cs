using Microsoft.EntityFrameworkCore;
using RplCaseManager.Application.Audit;
using RplCaseManager.Application.Messages;
using RplCaseManager.Application.Operations;
using RplCaseManager.Application.People;
using RplCaseManager.Domain.Audit;
using RplCaseManager.Domain.People;
using RplCaseManager.Domain.Shared;
using RplCaseManager.Infrastructure.Setup;
using RplCaseManager.TestKit;
using Xunit;
using static RplCaseManager.Application.Tests.People.PeopleSheets;

namespace RplCaseManager.Application.Tests.People;

/// <summary>What an import of people does: everybody or nobody, once, and in the trail.</summary>
public abstract class PeopleImportTests(DatabaseKind kind)
{
    private const string New = "zoë.o'brien@branch.example";

    [Fact]
    public async Task WhoIsNew_IsInvited_WithRolesFieldsAndLanguages_AndTheTrailSaysWhy()
    {
        await using var host = await RplHost.StartAsync(kind);
        var file = host.Workbook(
            Row(New, "assessor; Verifier", "at-wifi", languages: "DE, pt-br", expertise: "Mechanical engineering; Welding, MAG"),
            Row("elena@branch.example", "Case officer", PeopleForms.EveryBody, "Елена", "Димитрова", "Elena Dimitrova"),
            Row(New.ToUpperInvariant(), "Decider", "CZ-MIT", languages: "en"),
            Row("ivo@branch.example", "Administrator; Auditor", "AT-WIFI", "Ivo", "Invited"));
        var before = await PeopleAsync(host);
        var plan = await host.CheckAsync(file);
        Assert.Empty(plan.Errors);
        Assert.Equal([3, 1, 2], plan.Rows.Select(row => row.Grants.Count));
        Assert.All(plan.Rows, row => Assert.Equal(PersonImportOutcome.Invited, row.Outcome));
        Assert.Equal(before, await PeopleAsync(host));

        Assert.Equal(new PeopleImportResult(3, 0, 0), await host.DoAsync(Demo.Administrator, Import(file, plan)));
        var zoe = await PersonAsync(host, New);
        Assert.Equal([new(Role.Assessor, "AT-WIFI"), new(Role.Verifier, "AT-WIFI"), new(Role.Decider, "CZ-MIT")], zoe.Grants);
        Assert.Equal(["Mechanical engineering", "Welding, MAG"], zoe.Expertise);
        Assert.Equal(["de", "pt-BR", "en"], zoe.Languages);
        Assert.Equal([new RoleGrant(Role.CaseOfficer, null)], (await PersonAsync(host, "elena@branch.example")).Grants);
        Assert.Equal([new RoleGrant(Role.Administrator, null), new(Role.Auditor, "AT-WIFI")], (await PersonAsync(host, "ivo@branch.example")).Grants);

        var mails = (await host.DoAsync(Demo.Administrator, new ListMail())).Rows;
        Assert.Equal(3, mails.Count(mail => mail.Kind == "invitation"));
        // The link of the mail lets the person in.
        var path = await host.WithDbAsync(async db => (await db.Outbox.AsNoTracking().SingleAsync(row => row.PersonId == zoe.Id)).Values["path"]);
        Assert.True((await host.Operations.SendAsync(Actor.Anyone, new SetPassword(Demo.NewRequest(), zoe.Id, path.Split("code=")[1], "a long enough one"))).Ok);

        var entry = (await host.DoAsync(Demo.Auditor, new ListConfigurationHistory(Stream: Streams.Account(zoe.Id)))).Lines.Single(line => line.Entry.Action == "person.invited").Entry;
        Assert.Equal(("Ana Žgajnar Črešnik", "Assessor@AT-WIFI Verifier@AT-WIFI Decider@CZ-MIT", "Staff of the new branch"), (entry.By, entry.Data["roles"], entry.Texts["reason"]));
        Assert.Equal("– → Mechanical engineering, Welding, MAG, de, pt-BR, en", entry.Texts["changed"]);
        Assert.Contains("people.imported", await host.ActionsAsync(Streams.System));
        Assert.Empty((await host.DoAsync(Demo.Auditor, new VerifyAudit())).Faults);
    }

    [Fact]
    public async Task WhoIsHereAlready_GetsRolesOnlyWhereAskedFor_AndKeepsTheRest()
    {
        await using var host = await RplHost.StartAsync(kind);
        var known = await PersonAsync(host, Demo.Assessor);
        var file = host.Workbook(
            Row(Demo.Assessor.ToUpperInvariant(), "Assessor; Verifier", "AT-WIFI", known.GivenName, known.FamilyName, expertise: "Poetry", languages: "is"),
            Row(Demo.Decider, "Decider", "AT-WIFI", "Another", "Name"),
            Row(Demo.Auditor, "Auditor; Candidate", "AT-WIFI", "Elena", "Dimitrova"));

        var plan = await host.CheckAsync(file);
        Assert.All(plan.Rows, row => Assert.Equal((PersonImportOutcome.Unchanged, 0), (row.Outcome, row.Grants.Count)));
        Assert.Equal([new RoleGrant(Role.Verifier, "AT-WIFI")], plan.Rows[0].Withheld);
        Assert.Empty(plan.Rows[1].Withheld);
        Assert.Equal(new PeopleImportResult(0, 0, 3), await host.DoAsync(Demo.Administrator, Import(file, plan)));

        plan = await host.CheckAsync(file, toExisting: true);
        Assert.Empty(plan.Errors);
        Assert.Equal([PersonImportOutcome.RolesGranted, PersonImportOutcome.Unchanged, PersonImportOutcome.RolesGranted], plan.Rows.Select(row => row.Outcome));
        Assert.Equal(new PeopleImportResult(0, 2, 1), await host.DoAsync(Demo.Administrator, Import(file, plan, toExisting: true)));
        var after = await PersonAsync(host, Demo.Assessor);
        Assert.Equal([.. known.Grants, new RoleGrant(Role.Verifier, "AT-WIFI")], after.Grants);
        Assert.Equal((known.FullName, known.Expertise, known.Languages), (after.FullName, after.Expertise, after.Languages));
        Assert.DoesNotContain((await host.DoAsync(Demo.Administrator, new ListMail())).Rows, mail => mail.Kind == "invitation");
        var entry = (await host.DoAsync(Demo.Auditor, new ListConfigurationHistory(Stream: Streams.Account(known.Id)))).Lines[0].Entry;
        Assert.Equal(("role.granted", "Verifier", "Staff of the new branch"), (entry.Action, entry.Data["role"], entry.Texts["reason"]));
        Assert.EndsWith(", Verifier@AT-WIFI", entry.Texts["changed"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task RolesForSomebodyElseThanNamed_OrWithAClosedAccount_AreRefused()
    {
        await using var host = await RplHost.StartAsync(kind);
        var (assessor, officer) = (await PersonAsync(host, Demo.Assessor), await PersonAsync(host, Demo.Officer));
        await host.DoAsync(Demo.Administrator, new SetPersonActive(Demo.NewRequest(), officer.Id, false));
        var file = host.Workbook(Row(Demo.Assessor, "Decider", "AT-WIFI", "Somebody", "Else"), Row(Demo.Officer, "Decider", "AT-WIFI", officer.GivenName, officer.FamilyName));
        var plan = await host.CheckAsync(file, toExisting: true);
        Assert.Equal([("People!D2", "import.person.other", assessor.FullName), ("People!D3", "import.person.closed", officer.FullName)], plan.Errors.Select(error => (error.Place, error.Rule, error.Detail)));
        Assert.Equal(2, Assert.IsType<ImportFileRefused>(await host.RefusedAsync(Demo.Administrator, Import(file, plan, toExisting: true))).Count);
    }

    [Fact]
    public async Task OneWrongRow_KeepsEverybodyOut_AndWhatChangedMeanwhile_IsShownFirst()
    {
        await using var host = await RplHost.StartAsync(kind);
        var before = await PeopleAsync(host);
        var wrong = host.Workbook(Row(New), Row("elena@branch.example", body: "XX-NONE"));
        Assert.IsType<ImportFileRefused>(await host.RefusedAsync(Demo.Administrator, Import(wrong, await host.CheckAsync(wrong))));
        Assert.Equal(before, await PeopleAsync(host));

        var file = host.Workbook(Row(New), Row("elena@branch.example"));
        var plan = await host.CheckAsync(file);
        await host.DoAsync(Demo.Administrator, new InvitePerson(Demo.NewRequest(), "Elena", "First", "", "elena@branch.example", Role.Auditor, "AT-WIFI"));
        Assert.IsType<ImportPlanChanged>(await host.RefusedAsync(Demo.Administrator, Import(file, plan)));
        Stories.ByField("Reason", "required", await host.RefusedAsync(Demo.Administrator, Import(file, plan) with { Reason = " " }));
        Assert.Equal(before + 1, await PeopleAsync(host));
    }

    [Fact]
    public async Task SentTwiceAtOnce_IsDoneOnceAndAnsweredTwice()
    {
        await using var host = await RplHost.StartAsync(kind);
        var file = host.Workbook(Row(New), Row("elena@branch.example"));
        var import = Import(file, await host.CheckAsync(file));
        var results = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() => host.SendAsync(Demo.Administrator, import))));
        Assert.All(results, result => Assert.Equal(new PeopleImportResult(2, 0, 0), result.Value));
        Assert.Equal(2, (await host.DoAsync(Demo.Administrator, new ListMail())).Rows.Count(mail => mail.Kind == "invitation"));
        // Names and addresses are not kept for the answer.
        Assert.DoesNotContain(await host.WithDbAsync(db => db.Requests.AsNoTracking().Select(row => row.Result).ToListAsync()), result => result.Contains("branch.example", StringComparison.Ordinal));
    }

    private static Task<int> PeopleAsync(RplHost host) => host.WithDbAsync(async db => await db.People.CountAsync() == await db.Users.CountAsync() ? await db.People.CountAsync() : -1);

    private static Task<Person> PersonAsync(RplHost host, string email) => host.WithDbAsync(db => db.People.AsNoTracking().SingleAsync(person => person.Email == email));
}

public sealed class PeopleImportOnSqliteTests() : PeopleImportTests(DatabaseKind.Sqlite);

[Trait("Needs", "PostgreSql")]
public sealed class PeopleImportOnPostgreSqlTests() : PeopleImportTests(DatabaseKind.PostgreSql);
