using Microsoft.EntityFrameworkCore;
using RplCaseManager.Application.Operations;
using RplCaseManager.Application.People;
using RplCaseManager.Domain.Cases;
using RplCaseManager.Domain.People;
using RplCaseManager.Domain.Shared;
using RplCaseManager.TestKit;
using Xunit;

namespace RplCaseManager.Application.Tests.People;

/// <summary>Accounts, invitations, roles, profiles and tokens.</summary>
public sealed class PeopleTests
{
    private static OpenAccount Open(string email = "zoe@people.example") => new(Demo.NewRequest(), "Zoé", "Ångström", "", new DateOnly(1990, 5, 6), email, "a long enough one");

    private static Task<string> PathAsync(RplHost host, Guid message) => host.WithDbAsync(async db => (await db.Outbox.FindAsync(message))!.Values["path"]);

    [Fact]
    public async Task OpenAccount_MakesACandidate_AndSendsTheConfirmation()
    {
        await using var host = await RplHost.StartAsync();
        Assert.True((await host.Operations.SendAsync(Actor.Anyone, Open(" zoe@people.example "))).Ok);
        var me = await host.DoAsync("zoe@people.example", new GetMe());
        Assert.Equal(("Zoé Ångström", new RoleGrant(Role.Candidate, null)), (me.LatinName, Assert.Single(me.Grants)));
        var mail = Assert.Single((await host.DoAsync(Demo.Administrator, new Application.Messages.ListMail())).Rows);
        Assert.Equal("confirm-address", mail.Kind);
        // The list never hands out the link; only the mail has it.
        Assert.False(mail.Values.ContainsKey("path"));
        Assert.StartsWith("/account/confirm?", await PathAsync(host, mail.Id));
    }

    [Fact]
    public async Task OpenAccount_WithWhatCannotBeUsed_NamesTheField()
    {
        await using var host = await RplHost.StartAsync();
        async Task<Refusal?> TryAsync(OpenAccount account) => (await host.Operations.SendAsync(Actor.Anyone, account)).Refusal;
        Stories.ByField("GivenName", "required", await TryAsync(Open() with { GivenName = " " }));
        Stories.ByField("LatinName", "latin-needed", await TryAsync(Open() with { GivenName = "Παναγιώτα" }));
        Stories.ByField("LatinName", "latin-only", await TryAsync(Open() with { LatinName = "Зоя" }));
        Stories.ByField("Email", "email", await TryAsync(Open("no address")));
        Stories.ByField("DateOfBirth", "required", await TryAsync(Open() with { DateOfBirth = null }));
        Stories.ByField("DateOfBirth", "date-of-birth", await TryAsync(Open() with { DateOfBirth = new DateOnly(2026, 9, 3) }));
        Stories.ByField("DateOfBirth", "date-of-birth", await TryAsync(Open() with { DateOfBirth = new DateOnly(1899, 12, 31) }));
        Assert.Contains(Assert.IsType<InvalidInput>(await TryAsync(Open() with { Password = "short" })).Problems, problem => problem.Problem == "password.PasswordTooShort");
        Assert.Equal("MALGORZATA@candidate.example", Stories.ByRule("account.exists", await TryAsync(Open("MALGORZATA@candidate.example"))));
    }

    [Fact]
    public async Task Invitation_CarriesALink_AndChecksAddressAndBody()
    {
        await using var host = await RplHost.StartAsync();
        InvitePerson Invite(string email, string? body, Role role = Role.Assessor) => new(Demo.NewRequest(), "Ivo", "Invited", "", email, role, body);
        Stories.ByField("Body", "required", await host.RefusedAsync(Demo.Administrator, Invite("ivo@body.example", "")));
        var id = await host.DoAsync(Demo.Administrator, Invite("ivo@people.example", "AT-WIFI"));
        var mail = Assert.Single((await host.DoAsync(Demo.Administrator, new Application.Messages.ListMail())).Rows);
        Assert.Equal(("invitation", "Ivo"), (mail.Kind, mail.Values["name"]));
        Assert.StartsWith($"/account/password?id={id:N}&code=", await PathAsync(host, mail.Id));
        Stories.ByRule("account.exists", await host.RefusedAsync(Demo.Administrator, Invite("ivo@people.example", null)));
        Assert.Equal(new NotFound("body"), await host.RefusedAsync(Demo.Administrator, Invite("eva@people.example", "XX-NONE")));
        Stories.ByField("Role", "required", await host.RefusedAsync(Demo.Administrator, Invite("eva@people.example", null, Role.System)));
        Stories.ByField("Email", "email", await host.RefusedAsync(Demo.Administrator, Invite("\"a@b\"@people.example", null)));
        // An address may hold more than letters, digits and hyphens.
        await host.DoAsync(Demo.Administrator, Invite("máire.o'brien@people.example", null));
    }

    [Fact]
    public async Task Roles_AreGrantedOnce_ForABodyThatExists_AndTakenOnce()
    {
        await using var host = await RplHost.StartAsync();
        var (person, me) = ((await host.ActorAsync(Demo.Assessor)).Id, (await host.ActorAsync(Demo.Administrator)).Id);
        GrantRole Grant(Role role, string? body) => new(Demo.NewRequest(), person, role, body);
        Stories.ByField("Body", "required", await host.RefusedAsync(Demo.Administrator, Grant(Role.Assessor, "")));
        await host.DoAsync(Demo.Administrator, Grant(Role.Verifier, "AT-WIFI"));
        Assert.Equal("Verifier", Stories.ByRule("person.role.has", await host.RefusedAsync(Demo.Administrator, Grant(Role.Verifier, "AT-WIFI"))));
        Assert.Equal(new NotFound("body"), await host.RefusedAsync(Demo.Administrator, Grant(Role.Verifier, "XX-NONE")));
        Assert.IsType<NotFound>(await host.RefusedAsync(Demo.Administrator, Grant(Role.System, null)));
        await host.DoAsync(Demo.Administrator, new TakeRole(Demo.NewRequest(), person, Role.Verifier, "AT-WIFI"));
        Stories.ByRule("person.role.has-not", await host.RefusedAsync(Demo.Administrator, new TakeRole(Demo.NewRequest(), person, Role.Verifier, "AT-WIFI")));
        Stories.ByRule("person.own-administrator", await host.RefusedAsync(Demo.Administrator, new TakeRole(Demo.NewRequest(), me, Role.Administrator, "AT-WIFI")));
        Stories.ByRule("person.own-account", await host.RefusedAsync(Demo.Administrator, new SetPersonActive(Demo.NewRequest(), me, false)));
    }

    [Fact]
    public async Task People_AreFoundByAnyPartOfTheirName_AndByRole()
    {
        await using var host = await RplHost.StartAsync();
        async Task<IEnumerable<string>> FindAsync(string? search, Role? role = null) => (await host.DoAsync(Demo.Administrator, new ListPeople(search, role))).Rows.Select(row => row.Email);
        Assert.Equal([Demo.Candidate], await FindAsync("swiatk"));
        Assert.Equal([Demo.Auditor], await FindAsync("димитр"));
        Assert.Equal([Demo.Auditor], await FindAsync("dimitr elena"));
        Assert.Equal(2, (await FindAsync(null, Role.Verifier)).Count());
        var first = await host.DoAsync(Demo.Administrator, new ListPeople(Take: 5));
        var second = await host.DoAsync(Demo.Administrator, new ListPeople(AfterName: first.Rows[^1].SortName, AfterId: first.Rows[^1].Id, Take: 100));
        Assert.Equal((16, true, false, 11), (first.Total, first.More, second.More, second.Rows.Count));
        Assert.Empty(first.Rows.Select(row => row.Id).Intersect(second.Rows.Select(row => row.Id)));
    }

    [Fact]
    public async Task Profile_ChangesUntilAFileIsWithTheBody()
    {
        await using var host = await RplHost.StartAsync();
        var story = await CaseStory.StartAsync(host);
        ChangeProfile Change(DateOnly? born) => new(Demo.NewRequest(), "Małgorzata", "Brückner", "", born);
        await host.DoAsync(Demo.Candidate, Change(new DateOnly(1988, 3, 14)));
        Stories.ByField("DateOfBirth", "required", await host.RefusedAsync(Demo.Candidate, Change(null)));
        Stories.ByField("DateOfBirth", "date-of-birth", await host.RefusedAsync(Demo.Candidate, Change(new DateOnly(2030, 1, 1))));
        Assert.True((await host.SendAsync(Demo.Administrator, new ChangeProfile(Demo.NewRequest(), "Ana", "Žgajnar", "", null))).Ok);
        await story.SubmitSmallAsync();
        Assert.Equal((await story.StoredAsync()).Number, Stories.ByRule("profile.case-open", await host.RefusedAsync(Demo.Candidate, Change(new DateOnly(1988, 3, 14)))));
        await story.WithdrawAsync();
        await host.DoAsync(Demo.Candidate, Change(new DateOnly(1988, 3, 14)));
        Assert.Equal(CaseState.Withdrawn, (await story.StoredAsync()).State);
    }

    [Fact]
    public async Task Token_ShowsItsSecretOnce_AndEnds()
    {
        await using var host = await RplHost.StartAsync();
        var create = new CreateToken(Demo.NewRequest(), "Script", true, 30);
        var (first, again) = (await host.DoAsync(Demo.Candidate, create), await host.DoAsync(Demo.Candidate, create));
        Assert.StartsWith("rpl_", first.Secret);
        Assert.Equal((first.Id, "", first.ExpiresAt), (again.Id, again.Secret, again.ExpiresAt));
        Assert.Equal(["read", "write"], Assert.Single(await host.DoAsync(Demo.Candidate, new ListMyTokens())).Scopes);
        Assert.Equal(new NotFound("token"), await host.RefusedAsync(Demo.OtherCandidate, new RevokeToken(Demo.NewRequest(), first.Id)));
        host.Time.Advance(TimeSpan.FromDays(30));
        Assert.False(Assert.Single(await host.DoAsync(Demo.Candidate, new ListMyTokens())).Valid);
        var second = await host.DoAsync(Demo.Candidate, new CreateToken(Demo.NewRequest(), "Reader", false, 1));
        await host.DoAsync(Demo.Candidate, new RevokeToken(Demo.NewRequest(), second.Id));
        Assert.All(await host.DoAsync(Demo.Candidate, new ListMyTokens()), token => Assert.False(token.Valid));
        Stories.ByField("Days", "token-days", await host.RefusedAsync(Demo.Candidate, create with { RequestId = Demo.NewRequest(), Days = 366 }));
    }

    [Fact]
    public async Task FirstAdministrator_IsMadeOnlyWhereThereIsNone()
    {
        await using var host = await RplHost.StartAsync();
        Assert.Equal("", (await host.AsJobAsync(new MakeFirstAdministrator(Demo.NewRequest()))).Value!.Path);
        await host.AsJobAsync(new AddPeople(Demo.NewRequest(), [new("second@people.example", "Second", "Admin", "Second Admin", null, "en", [new(Role.Administrator, null)])], null));
        await host.DoAsync("second@people.example", new SetPersonActive(Demo.NewRequest(), (await host.ActorAsync(Demo.Administrator)).Id, false));
        await host.DoAsync(Demo.Auditor, new GetMe());
        Assert.Equal("", (await host.AsJobAsync(new MakeFirstAdministrator(Demo.NewRequest()))).Value!.Path);
    }

    [Fact]
    public async Task Link_OrSecret_IsAnsweredOnce_AndNotKept()
    {
        await using var host = await RplHost.StartAsync();
        using var trace = new Operations.Trace(host);
        trace.Execute("UPDATE \"People\" SET \"Active\" = 0 WHERE \"RoleNames\" LIKE '%|Administrator|%'");
        var (first, link, token) = (new MakeFirstAdministrator(Demo.NewRequest()), new MakePasswordLink(Demo.NewRequest(), Demo.Candidate), new CreateToken(Demo.NewRequest(), "Script", true, 30));
        var path = (await host.AsJobAsync(first)).Value!.Path;
        Assert.Contains("code=", path, StringComparison.Ordinal);
        Assert.Contains("code=", (await host.AsJobAsync(link)).Value!.Path, StringComparison.Ordinal);
        Assert.StartsWith("rpl_", (await host.DoAsync(Demo.Candidate, token)).Secret);

        Assert.Equal(("", "", ""), ((await host.AsJobAsync(first)).Value!.Path, (await host.AsJobAsync(link)).Value!.Path, (await host.DoAsync(Demo.Candidate, token)).Secret));
        var kept = await host.WithDbAsync(db => db.Requests.AsNoTracking().Select(row => row.Result).ToListAsync());
        Assert.All(kept, result => Assert.True(!result.Contains("code=", StringComparison.Ordinal) && !result.Contains("rpl_", StringComparison.Ordinal), result));
    }

    [Fact]
    public async Task Import_OfPeopleWhoAreThere_LeavesThemAsTheyAre()
    {
        await using var host = await RplHost.StartAsync();
        var people = Stories.Seed.ReadPeople();
        Assert.Equal(0, (await host.AsJobAsync(new AddPeople(Demo.NewRequest(), people, "demo-people-2026"))).Value);
        Assert.IsType<InvalidInput>((await host.AsJobAsync(new AddPeople(Demo.NewRequest(), [people[0] with { Email = "x@people.example" }], "short"))).Refusal);
    }
}
