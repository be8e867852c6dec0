using RplCaseManager.Application.Assessment;
using RplCaseManager.Application.Audit;
using RplCaseManager.Application.Cases;
using RplCaseManager.Application.Decisions;
using RplCaseManager.Application.Operations;
using RplCaseManager.Application.People;
using RplCaseManager.Domain.People;
using RplCaseManager.Domain.Shared;
using RplCaseManager.TestKit;
using Xunit;

namespace RplCaseManager.Application.Tests.People;

/// <summary>Absence and stand-in: who takes over, who is reminded, and who may record it.</summary>
public sealed class AbsenceTests
{
    private static DateOnly Today(RplHost host) => DateOnly.FromDateTime(host.Time.GetUtcNow().UtcDateTime);

    private static async Task<Guid> AbsentAsync(RplHost host, Guid? standIn) =>
        await host.DoAsync(Demo.Assessor, new RecordAbsence(Demo.NewRequest(), (await host.ActorAsync(Demo.Assessor)).Id, Today(host), Today(host).AddDays(90), "Ill", standIn));

    [Fact]
    public async Task StandIn_SeesAndTakesOverTheCases_OfWhoIsAbsent()
    {
        await using var host = await RplHost.StartAsync();
        var story = await CaseStory.StartAsync(host);
        await story.ClaimSmallAsync();
        var other = (await host.ActorAsync(Demo.OtherAssessor)).Id;
        await story.DeclareAsync(Demo.OtherAssessor);
        Stories.ByRule("case.claim.taken", await host.RefusedAsync(Demo.OtherAssessor, new ClaimCase(Demo.NewRequest(), story.CaseId)));
        Assert.Empty((await host.DoAsync(Demo.OtherAssessor, new ListCases(CaseList.ToClaim))).Rows);

        await AbsentAsync(host, other);
        Assert.Equal(story.CaseId, Assert.Single((await host.DoAsync(Demo.OtherAssessor, new ListCases(CaseList.ToClaim))).Rows).Id);
        Assert.Equal(1, (await host.DoAsync(Demo.OtherAssessor, new CountCases()))[CaseList.ToClaim]);
        await host.DoAsync(Demo.OtherAssessor, new ClaimCase(Demo.NewRequest(), story.CaseId));
        Assert.Equal(other, (await story.StoredAsync()).AssessorId);
        var line = Assert.Single((await host.DoAsync(Demo.Auditor, new GetCaseHistory(story.CaseId))).Lines, found => found.Action == "case.handed-over");
        Assert.Equal("absence", line.Data["why"]);
        Assert.IsType<NotYours>(await host.RefusedAsync(Demo.Assessor, new ReleaseCase(Demo.NewRequest(), story.CaseId, await story.VersionAsync(), "Mine.")));
        Assert.Empty((await host.DoAsync(Demo.OtherAssessor, new ListCases(CaseList.ToClaim))).Rows);
    }

    [Fact]
    public async Task Absence_BeginsAtMidnightWhereTheInstallationIs()
    {
        await using var host = await RplHost.StartAsync();
        var story = await CaseStory.StartAsync(host);
        await story.ClaimSmallAsync();
        var (me, other) = ((await host.ActorAsync(Demo.Assessor)).Id, (await host.ActorAsync(Demo.OtherAssessor)).Id);
        await story.DeclareAsync(Demo.OtherAssessor);
        // Half past nine in the evening in UTC, half past eleven in Vienna: the absence of tomorrow has not begun.
        host.Time.SetUtcNow(new DateTimeOffset(2026, 9, 2, 21, 30, 0, TimeSpan.Zero));
        await host.DoAsync(Demo.Assessor, new RecordAbsence(Demo.NewRequest(), me, new(2026, 9, 3), new(2026, 9, 3), "Ill", other));
        Assert.Empty((await host.DoAsync(Demo.OtherAssessor, new ListCases(CaseList.ToClaim))).Rows);
        host.Time.SetUtcNow(new DateTimeOffset(2026, 9, 2, 22, 30, 0, TimeSpan.Zero));
        Assert.Single((await host.DoAsync(Demo.OtherAssessor, new ListCases(CaseList.ToClaim))).Rows);
        Assert.Equal(new DateOnly(2026, 9, 3), (await host.DoAsync(Demo.Assessor, new GetPerson())).Today);
        host.Time.SetUtcNow(new DateTimeOffset(2026, 9, 3, 22, 0, 0, TimeSpan.Zero));
        Assert.Empty((await host.DoAsync(Demo.OtherAssessor, new ListCases(CaseList.ToClaim))).Rows);
    }

    [Fact]
    public async Task StandIn_WithAConflictOfInterest_TakesNothingOver()
    {
        await using var host = await RplHost.StartAsync();
        var story = await CaseStory.StartAsync(host);
        await story.ClaimSmallAsync();
        await AbsentAsync(host, (await host.ActorAsync(Demo.OtherAssessor)).Id);
        await host.DoAsync(Demo.OtherAssessor, new DeclareConflict(Demo.NewRequest(), story.CaseId, true, "A relative."));
        Assert.Empty((await host.DoAsync(Demo.OtherAssessor, new ListCases(CaseList.ToClaim))).Rows);
        Assert.IsType<Conflicted>(await host.RefusedAsync(Demo.OtherAssessor, new ClaimCase(Demo.NewRequest(), story.CaseId)));
    }

    // Only an assessor has a case alone. Every case officer, verifier and decider of the body may act on each of its cases, so that nothing has to be taken over from who is absent.
    [Fact]
    public async Task StandIns_OfTheOtherRoles_ActWithoutTakingAnythingOver_AndUnderTheSameRules()
    {
        await using var host = await RplHost.StartAsync();
        var story = await CaseStory.StartAsync(host);
        await story.SubmitAsync();
        var needed = (await story.SeenByCandidateAsync()).Prerequisites is { Satisfied: false };
        var officer = await StandInAsync(host, Demo.Officer, Role.CaseOfficer);
        var accept = new AcceptCase(Demo.NewRequest(), story.CaseId, await story.VersionAsync(), true, needed ? "The record of employment shows it." : "");
        Assert.IsType<DeclareFirst>(await host.RefusedAsync(officer, accept));
        await story.DeclareAsync(officer);
        await host.DoAsync(officer, accept);

        await story.ClaimAsync();
        await story.JudgeAllAsync();
        await story.RecommendAsync();
        var verifier = await StandInAsync(host, Demo.Verifier, Role.Verifier);
        await story.DeclareAsync(verifier);
        await host.DoAsync(verifier, new ConfirmRecommendation(Demo.NewRequest(), story.CaseId, await story.VersionAsync(), ""));

        var decider = await StandInAsync(host, Demo.Decider, Role.Decider);
        await host.DoAsync(decider, new DeclareConflict(Demo.NewRequest(), story.CaseId, true, "A relative."));
        var decide = new Decide(Demo.NewRequest(), story.CaseId, await story.VersionAsync(), [new AwardChoice(Domain.Schemes.RplOutcome.Microcredential, true, "")], "The evidence convinces.");
        Assert.IsType<Conflicted>(await host.RefusedAsync(decider, decide));
        Assert.Equal(1, (await host.DoAsync(Demo.Decider, new CountCases()))[CaseList.Decision]);
        Assert.Equal(0, (await host.DoAsync(decider, new CountCases()))[CaseList.Decision]);
    }

    private static async Task<string> StandInAsync(RplHost host, string absent, Role role)
    {
        var email = $"stand-in.{role}@wifi.example".ToLowerInvariant();
        var standIn = await host.DoAsync(Demo.Administrator, new InvitePerson(Demo.NewRequest(), "Ada", role.ToString(), "", email, role, "AT-WIFI"));
        await host.DoAsync(Demo.Administrator, new RecordAbsence(Demo.NewRequest(), (await host.ActorAsync(absent)).Id, Today(host), Today(host).AddDays(90), "Ill", standIn));
        return email;
    }

    [Fact]
    public async Task Reminder_GoesToTheStandInToo()
    {
        await using var host = await RplHost.StartAsync();
        var story = await CaseStory.StartAsync(host);
        await story.ClaimSmallAsync();
        await AbsentAsync(host, (await host.ActorAsync(Demo.OtherAssessor)).Id);
        host.GoTo((await story.StoredAsync()).DueOn!.Value.AddDays(-7));
        await host.RunJobsAsync();
        Assert.Equal(2, (await host.OutboxAsync(story.CaseId, "reminder-assessor")).Select(row => row.PersonId).Distinct().Count());
    }

    [Fact]
    public async Task Absence_IsRefused_WhereDaysOrStandInDoNotFit_AndEndsEarlier()
    {
        await using var host = await RplHost.StartAsync();
        var (me, other, candidate) = ((await host.ActorAsync(Demo.Assessor)).Id, (await host.ActorAsync(Demo.OtherAssessor)).Id, (await host.ActorAsync(Demo.Candidate)).Id);
        RecordAbsence Absence(int from, int until, Guid? standIn = null) => new(Demo.NewRequest(), me, Today(host).AddDays(from), Today(host).AddDays(until), "", standIn);
        Stories.ByRule("absence.days", await host.RefusedAsync(Demo.Assessor, Absence(2, 1)));
        Stories.ByRule("absence.stand-in", await host.RefusedAsync(Demo.Assessor, Absence(1, 2, candidate)));
        Stories.ByRule("absence.stand-in", await host.RefusedAsync(Demo.Assessor, Absence(1, 2, me)));
        Assert.IsType<NotYours>(await host.RefusedAsync(Demo.OtherAssessor, Absence(1, 2)));
        var id = await host.DoAsync(Demo.Assessor, Absence(-1, 5, other));
        Stories.ByRule("absence.overlaps", await host.RefusedAsync(Demo.Administrator, Absence(5, 6)));
        Assert.Equal(1, (await host.DoAsync(Demo.Administrator, new ListPeople(Absent: true))).Total);
        await host.DoAsync(Demo.Administrator, new EndAbsence(Demo.NewRequest(), id));
        Assert.Equal(0, (await host.DoAsync(Demo.Administrator, new ListPeople(Absent: true))).Total);
        Assert.Empty((await host.DoAsync(Demo.Assessor, new GetPerson())).Absences);
    }

    [Fact]
    public async Task Fields_AreEnteredByAnAdministrator_LanguagesByThePerson()
    {
        await using var host = await RplHost.StartAsync();
        var me = await host.DoAsync(Demo.Assessor, new GetPerson());
        ChangeExpertise Change(long version, IReadOnlyList<string> fields, params string[] languages) => new(Demo.NewRequest(), me.Row.Id, version, fields, languages);
        Stories.ByRule("person.expertise.administrator", await host.RefusedAsync(Demo.Assessor, Change(me.Version, ["Welding"], "de")));
        Stories.ByField("Languages", "language-tag", await host.RefusedAsync(Demo.Assessor, Change(me.Version, [], "klingon!")));
        var version = await host.DoAsync(Demo.Administrator, Change(me.Version, ["Welding", " Welding "], "de"));
        await host.DoAsync(Demo.Assessor, Change(version, ["Welding"], "de", "en"));
        var now = await host.DoAsync(Demo.Assessor, new GetPerson());
        Assert.Equal(["Welding"], now.Expertise);
        Assert.Equal(["de", "en"], now.Languages);
        Assert.IsType<NotYours>(await host.RefusedAsync(Demo.Assessor, new GetPerson((await host.ActorAsync(Demo.OtherAssessor)).Id)));
        Assert.IsType<RoleMissing>(await host.RefusedAsync(Demo.Candidate, new GetPerson()));
    }

    [Fact]
    public async Task Bodies_SayWhoIsMissing_AndTheFilterIsTheirStaff()
    {
        await using var host = await RplHost.StartAsync();
        var bodies = await host.DoAsync(Demo.Administrator, new ListBodyStaff());
        var wifi = bodies.Single(body => body.Code == "AT-WIFI");
        Assert.Empty(wifi.Missing);
        Assert.Contains(bodies, body => body.Missing.Contains(Role.Decider));
        var found = await host.DoAsync(Demo.Administrator, new ListPeople(Body: "AT-WIFI", Role: Role.Assessor));
        Assert.Equal(found.Total, wifi.Staff.Count(row => row is { Role: Role.Assessor, Everywhere: false }));
        Assert.Equal(found.Total, found.Rows.Count);
    }
}
