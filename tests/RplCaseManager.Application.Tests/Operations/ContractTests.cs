using Microsoft.EntityFrameworkCore;
using RplCaseManager.Application.Assessment;
using RplCaseManager.Application.Audit;
using RplCaseManager.Application.Cases;
using RplCaseManager.Application.Certificates;
using RplCaseManager.Application.Credits;
using RplCaseManager.Application.Decisions;
using RplCaseManager.Application.Evidence;
using RplCaseManager.Application.Messages;
using RplCaseManager.Application.Operations;
using RplCaseManager.Application.People;
using RplCaseManager.Application.Programmes;
using RplCaseManager.Application.Providers;
using RplCaseManager.Application.Schemes;
using RplCaseManager.Application.Standards;
using RplCaseManager.Domain.Cases;
using RplCaseManager.Domain.Credits;
using RplCaseManager.Domain.Evidence;
using RplCaseManager.Domain.People;
using RplCaseManager.Domain.Programmes;
using RplCaseManager.Domain.Schemes;
using RplCaseManager.Domain.Standards;
using RplCaseManager.TestKit;
using Xunit;

namespace RplCaseManager.Application.Tests.Operations;

/// <summary>The contract of a changing operation, for every one that exists.</summary>
public sealed class ContractTests
{
    private static Guid New => Demo.NewRequest();

    [Fact]
    public async Task EveryChange_IsRepeatable_GuardedByItsVersion_AndAudited()
    {
        await using var host = await RplHost.StartAsync();
        using var trace = new Trace(host);
        var tour = new Tour(host, trace);
        await AccountsAsync(host, tour);
        await CaseAsync(host, tour);
        await OtherEndingsAsync(host, tour);
        await JobsAsync(host, tour);
        await MailAsync(host, tour, trace);
        await ConfigurationAsync(host, tour);
        await RetentionAsync(host, tour);
        // The clock of this host does not move; MoveClockTests send the operation where it does.
        Assert.Equal(OperationTypes.Changes.Where(type => type != typeof(MoveClock)).Select(type => type.Name), tour.Visited.Select(type => type.Name).Order(StringComparer.Ordinal));
        // Those that carry an id alone (or passwords, of which nothing is kept), and one that ends the relation of whoever sent it.
        Assert.Equal(["ChangePassword", "ClaimCase", "EndSessions", "MakeCheckpoint", "MakeFirstAdministrator", "ReadNotices", "ReleaseCase", "ReopenCase", "SubmitCase", "SweepUploads"],
            tour.Visited.Except(tour.Told).Select(type => type.Name).Order(StringComparer.Ordinal));
        Assert.Empty((await host.DoAsync(Demo.Auditor, new VerifyAudit())).Faults);
    }

    [Fact]
    public async Task Trace_SeesACommitAndNothingElse()
    {
        await using var host = await RplHost.StartAsync();
        using var trace = new Trace(host);
        var before = trace.Version;
        await host.DoAsync(Demo.Candidate, new GetMe());
        Assert.Equal(before, trace.Version);
        await host.DoAsync(Demo.Candidate, new ReadNotices(New));
        Assert.NotEqual(before, trace.Version);
    }

    [Fact]
    public async Task RefusedOperations_LeaveEveryTableAsItWas()
    {
        await using var host = await RplHost.StartAsync();
        var story = await CaseStory.StartAsync(host);
        await story.ClaimSmallAsync();
        using var trace = new Trace(host);
        var (version, rows, committed) = (await story.VersionAsync(), trace.Rows(), trace.Version);
        var code = (await story.CodesAsync())[0];

        await host.RefusedAsync(Demo.Candidate, new StartCase(New, "at-cnc-specialist", "AT-CERT", []));
        await host.RefusedAsync(Demo.Candidate, new SubmitCase(New, story.CaseId, version));
        await host.RefusedAsync(Demo.Candidate, new RateOutcomes(New, story.CaseId, version, []));
        await host.RefusedAsync(Demo.Officer, new AcceptCase(New, story.CaseId, version, true));
        await host.RefusedAsync(Demo.Assessor, new Recommend(New, story.CaseId, version, "Done."));
        await host.RefusedAsync(Demo.Assessor, new RecordJudgement(New, story.CaseId, "U9.9", 0, CaseStory.Entry((await story.SeenByCandidateAsync()).Units[0].Outcomes[0], true)));
        await host.RefusedAsync(Demo.Assessor, new RequestInformation(New, story.CaseId, version, "Please show it.", ["U9.9"]));
        await host.RefusedAsync(Demo.Administrator, new InvitePerson(New, "Ada", "L", "", Demo.Assessor, Role.Assessor, null));
        await host.RefusedAsync(Demo.Administrator, new GrantRole(New, (await host.ActorAsync(Demo.Assessor)).Id, Role.Assessor, "AT-WIFI"));
        Assert.False((await host.Operations.SendAsync(Actor.Anyone, new OpenAccount(New, "Ada", "L", "", new DateOnly(1990, 1, 1), "ada@l.example", "short"))).Ok);
        await host.RefusedAsync(Demo.Candidate, new AttachEvidence(New, story.CaseId, New, new EvidenceDescription("x", EvidenceKind.WorkSample, "", null), [new(code, "")]));

        Assert.Equal(rows, trace.Rows());
        Assert.Equal(committed, trace.Version);
        // A number that a refused start had drawn is not lost.
        var next = await CaseStory.StartAsync(host, Demo.OtherCandidate);
        Assert.StartsWith("RPL-2026-000002-", (await next.SeenByCandidateAsync()).Number);
    }

    private static async Task AccountsAsync(RplHost host, Tour tour)
    {
        var opened = await tour.AsAnyoneAsync(new OpenAccount(New, "Zoé", "Ångström", "", new DateOnly(1990, 5, 6), "zoe@tour.example", "a long enough one"));
        await tour.AsJobAsync(new AddPeople(New, [new("new@tour.example", "New", "Person", "New Person", null, "en", [])], null));
        await tour.AsJobAsync(new MakeFirstAdministrator(New));
        await tour.AsJobAsync(new MakePasswordLink(New, "new@tour.example"));
        await tour.AsJobAsync(Stories.Seed.ReadConfiguration(New));
        var invited = await tour.DoAsync(Demo.Administrator, new InvitePerson(New, "Ivo", "Invited", "", "ivo@tour.example", Role.Advisor, "AT-WIFI"));
        await tour.DoAsync(Demo.Administrator, new ImportPeople(New, "tour.csv", [.. (await host.DoAsync(Demo.Administrator, new GetPeopleTemplate(PeopleFileForm.Csv))).Bytes, .. "Ann,Tour,,ann@tour.example,Auditor,AT-WIFI,,\r\n"u8], false, "", "New colleagues"));
        await tour.DoAsync(Demo.Administrator, new GrantRole(New, invited, Role.Auditor, "AT-WIFI"));
        await tour.DoAsync(Demo.Administrator, new TakeRole(New, invited, Role.Auditor, "AT-WIFI"));
        await tour.DoAsync(Demo.Administrator, new ResendInvitation(New, invited));
        var known = (await host.DoAsync(Demo.Administrator, new GetPerson(invited))).Version;
        await tour.DoAsync(Demo.Administrator, new ChangeExpertise(New, invited, known, ["Mechanical engineering"], ["de"]));
        var absence = await tour.DoAsync(Demo.Administrator, new RecordAbsence(New, invited, new DateOnly(2027, 1, 4), new DateOnly(2027, 1, 8), "Holidays", null));
        await tour.DoAsync(Demo.Administrator, new EndAbsence(New, absence));
        await tour.DoAsync(Demo.Administrator, new SetPersonActive(New, invited, false));
        await tour.DoAsync("zoe@tour.example", new ChangeProfile(New, "Zoé", "Ångström-Nguyen", "", new DateOnly(1990, 5, 6)));
        await tour.AsAnyoneAsync(new ConfirmAddress(New, opened.PersonId, await CodeAsync(host, "confirm-address", opened.PersonId)));
        await tour.AsAnyoneAsync(new RequestPassword(New, "zoe@tour.example"));
        await tour.AsAnyoneAsync(new SetPassword(New, opened.PersonId, await CodeAsync(host, "password-reset", opened.PersonId), "another long enough one"));
        await tour.DoAsync("zoe@tour.example", new ChangePassword(New, "another long enough one", "a third long enough one"));
        await tour.DoAsync("zoe@tour.example", new ChangeAddress(New, "zoe@post.example", "a third long enough one"));
        await tour.AsAnyoneAsync(new ConfirmNewAddress(New, opened.PersonId, "zoe@post.example", await CodeAsync(host, "address-new", opened.PersonId)));
        await tour.DoAsync("zoe@post.example", new EndSessions(New));
        var token = await tour.DoAsync("zoe@post.example", new CreateToken(New, "Script", true, 30));
        await tour.DoAsync("zoe@post.example", new RevokeToken(New, token.Id));
        Assert.Equal(opened.PersonId, (await host.ActorAsync("zoe@post.example")).Id);
    }

    /// <summary>The code in the link of a mail.</summary>
    private static async Task<string> CodeAsync(RplHost host, string kind, Guid person)
    {
        var row = await host.WithDbAsync(db => db.Outbox.AsNoTracking().Where(found => found.Kind == kind && found.PersonId == person).OrderByDescending(found => found.Id).FirstAsync());
        return row.Values["path"].Split("code=")[1];
    }

    private static async Task CaseAsync(RplHost host, Tour tour)
    {
        var started = await tour.DoAsync(Demo.Candidate, new StartCase(New, "at-cnc-specialist", "AT-CERT", []));
        var story = new CaseStory(host, started.CaseId);
        var (id, codes) = (story.CaseId, await story.CodesAsync());
        await tour.DoAsync(Demo.Candidate, new RateOutcomes(New, id, await story.VersionAsync(), [.. codes.Select(code => new Claim(code, SelfRating.Alone, true))]));
        var kept = await AttachAsync(tour, story, "portfolio.pdf", codes);
        var unwanted = await story.UploadAsync("flange-shaft.jpg");
        await tour.DoAsync(Demo.Candidate, new DiscardUpload(New, unwanted.UploadId));
        var wrong = await AttachAsync(tour, story, "employer-testimony.docx", codes);
        await tour.DoAsync(Demo.Candidate, new ChangeEvidence(New, id, wrong, await story.VersionAsync(), new EvidenceDescription("Letter", EvidenceKind.EmployerTestimony, "Page 1", null), []));
        await tour.DoAsync(Demo.Candidate, new RemoveEvidence(New, id, wrong, await story.VersionAsync()));
        await tour.DoAsync(Demo.Candidate, new SubmitCase(New, id, await story.VersionAsync()));
        await tour.DoAsync(Demo.Officer, new DeclareConflict(New, id, false, ""));
        await tour.DoAsync(Demo.Officer, new RequestCompletion(New, id, await story.VersionAsync(), "A page is missing."));
        await tour.DoAsync(Demo.Candidate, new SubmitCase(New, id, await story.VersionAsync()));
        await tour.DoAsync(Demo.Officer, new AcceptCase(New, id, await story.VersionAsync(), true));
        await story.DeclareAsync(Demo.Assessor);
        await story.DeclareAsync(Demo.OtherAssessor);
        await tour.DoAsync(Demo.OtherAssessor, new ClaimCase(New, id));
        await tour.DoAsync(Demo.OtherAssessor, new ReleaseCase(New, id, await story.VersionAsync(), "Ill."));
        await tour.DoAsync(Demo.OtherAssessor, new DeclareConflict(New, id, true, "A relative."));
        await tour.DoAsync(Demo.Assessor, new ClaimCase(New, id));
        await tour.DoAsync(Demo.Assessor, new OpenEvidence(New, id, kept));
        await tour.DoAsync(Demo.Assessor, new RequestInformation(New, id, await story.VersionAsync(), "Please show it.", [codes[0]]));
        await tour.DoAsync(Demo.Candidate, new ProvideInformation(New, id, await story.VersionAsync(), "Here."));
        await story.JudgeAllAsync();
        var sheet = (await host.DoAsync(Demo.Assessor, new GetCase(id))).Units[0].Outcomes[0];
        await tour.DoAsync(Demo.Assessor, new RecordJudgement(New, id, sheet.Code, sheet.Sheet!.Version, CaseStory.Entry(sheet, true)));
        await tour.DoAsync(Demo.Assessor, new Recommend(New, id, await story.VersionAsync(), "I recommend the award."));
        await story.DeclareAsync(Demo.Verifier);
        await tour.DoAsync(Demo.Verifier, new ReturnToAssessor(New, id, await story.VersionAsync(), "Say more on U1.1."));
        await story.RecommendAsync();
        await tour.DoAsync(Demo.Verifier, new ConfirmRecommendation(New, id, await story.VersionAsync(), ""));
        await story.DeclareAsync(Demo.Decider);
        await tour.DoAsync(Demo.Decider, new ReturnForVerification(New, id, await story.VersionAsync(), "Was the date checked?"));
        await tour.DoAsync(Demo.Verifier, new ConfirmRecommendation(New, id, await story.VersionAsync(), "Yes."));
        await tour.DoAsync(Demo.Decider, new ReturnForAssessment(New, id, await story.VersionAsync(), "U1.2 does not convince."));
        await story.RecommendAsync();
        await story.ConfirmAsync();
        var decided = await tour.DoAsync(Demo.Decider, new Decide(New, id, await story.VersionAsync(), [new AwardChoice(RplOutcome.Microcredential, true, "")], "The evidence convinces."));
        await tour.DoAsync(Demo.Candidate, new ReadNotices(New));
        var certificate = decided.CertificateIds[0];
        host.GoTo((await host.DoAsync(Demo.Candidate, new ListMyCertificates()))[0].ValidUntil!.Value.AddDays(-20));
        await tour.AsJobAsync(new RemindCertificateHolder(New, id, certificate));
        host.GoTo((await host.DoAsync(Demo.Candidate, new ListMyCertificates()))[0].ValidUntil!.Value.AddDays(1));
        await tour.AsJobAsync(new ExpireCertificate(New, id, certificate));
        await tour.DoAsync(Demo.Decider, new RevokeCertificate(New, id, certificate, "The portfolio was somebody else's."));
        await tour.AsJobAsync(new CloseCase(New, id, await story.VersionAsync()));
    }

    private static async Task OtherEndingsAsync(RplHost host, Tour tour)
    {
        var story = await CaseStory.StartAsync(host, Demo.OtherCandidate);
        await story.SubmitSmallAsync();
        await story.DeclareAsync(Demo.Officer);
        await tour.DoAsync(Demo.Officer, new DiscontinueCase(New, story.CaseId, await story.VersionAsync(), "A duplicate."));
        await tour.DoAsync(Demo.Officer, new ResumeCase(New, story.CaseId, await story.VersionAsync(), "A mistake."));
        await tour.DoAsync(Demo.Officer, new RejectAsInadmissible(New, story.CaseId, await story.VersionAsync(), "Not this field."));
        var second = await CaseStory.StartAsync(host, Demo.OtherCandidate);
        await tour.DoAsync(Demo.OtherCandidate, new WithdrawCase(New, second.CaseId, await second.VersionAsync(), ""));
    }

    private static async Task JobsAsync(RplHost host, Tour tour)
    {
        var story = await CaseStory.StartAsync(host, Demo.OtherCandidate);
        await tour.AsJobAsync(new RemindHolder(New, story.CaseId));
        host.Time.Advance(TimeSpan.FromDays(95));
        await tour.AsJobAsync(new LapseCase(New, story.CaseId));
        await tour.DoAsync(Demo.OtherCandidate, new ReopenCase(New, story.CaseId, await story.VersionAsync()));
        await story.ClaimSmallAsync();
        await story.AskAsync();
        host.Time.Advance(TimeSpan.FromDays(30));
        await tour.AsJobAsync(new RecordNoAnswer(New, story.CaseId));
        await tour.AsJobAsync(new MakeCheckpoint(New));
        await story.UploadAsync("flange-shaft.jpg");
        host.Time.Advance(TimeSpan.FromDays(3));
        await tour.AsJobAsync(new SweepUploads(New));
    }

    private static async Task RetentionAsync(RplHost host, Tour tour)
    {
        var story = await CaseStory.StartAsync(host, Demo.OtherCandidate, "at-cese");
        await story.AttachAsync("flange-shaft.jpg", []);
        await story.WithdrawAsync();
        // As the migration leaves a case that had ended before there were periods.
        await host.WithDbAsync(db => db.Cases.Where(found => found.Id == story.CaseId).ExecuteUpdateAsync(update => update
            .SetProperty(found => found.EndedOn, (DateOnly?)null).SetProperty(found => found.FilesEndAt, found => found.CreatedAt)));
        await tour.AsJobAsync(new CountRetention(New, story.CaseId));
        host.Time.Advance(TimeSpan.FromDays(1800));
        await tour.AsJobAsync(new RemindOfDestruction(New, story.CaseId));
        host.Time.Advance(TimeSpan.FromDays(30));
        var destroyed = await tour.AsJobAsync(new DestroyEvidence(New, story.CaseId));
        await tour.AsJobAsync(new SweepFiles(New, destroyed.Files));
    }

    private static async Task ConfigurationAsync(RplHost host, Tour tour)
    {
        var who = Demo.Administrator;
        var seed = Stories.Seed.ReadConfiguration(New);
        var standard = seed.Standards[0] with { Code = "tour-standard" };
        var made = await tour.DoAsync(who, new CreateStandard(New, standard));
        made = await tour.DoAsync(who, new SaveStandardDraft(New, made.Code, made.Version, standard with { Title = "Tour" }));
        made = await tour.DoAsync(who, new PublishStandard(New, made.Code, made.Version, "First"));
        made = await tour.DoAsync(who, new BeginStandardDraft(New, made.Code));
        made = await tour.DoAsync(who, new MapStandardOutcomes(New, made.Code, made.Version, OutcomeMap.Suggest(standard, standard)));
        made = await tour.DoAsync(who, new DiscardStandardDraft(New, made.Code, made.Version));
        await tour.DoAsync(who, new RetireStandard(New, made.Code, made.Version, "Replaced"));
        await tour.DoAsync(who, new ImportStandards(New, "tour.json", System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(standard with { Code = "tour-imported" }, Domain.Shared.RplJson.Options), false, "", ""));
        var scheme = seed.Schemes[0] with { Code = "TOUR" };
        made = await tour.DoAsync(who, new CreateScheme(New, scheme));
        made = await tour.DoAsync(who, new SaveSchemeDraft(New, made.Code, made.Version, scheme with { Name = "Tour" }));
        made = await tour.DoAsync(who, new PublishScheme(New, made.Code, made.Version, "First"));
        made = await tour.DoAsync(who, new BeginSchemeDraft(New, made.Code));
        made = await tour.DoAsync(who, new DiscardSchemeDraft(New, made.Code, made.Version));
        await tour.DoAsync(who, new RetireScheme(New, made.Code, made.Version, "Replaced"));
        var programme = new ProgrammeContent
        {
            Code = "tour-programme",
            Title = "Tour",
            Kind = ProgrammeKind.EducationProgramme,
            Summary = "A course.",
            Provider = seed.Providers[0].Code,
            Standard = seed.Standards[0].Code,
            Schemes = [seed.Schemes[0].Code],
            Parts = [new("P1", "First part", [seed.Standards[0].AllOutcomes().First().Code])],
        };
        made = await tour.DoAsync(who, new CreateProgramme(New, programme));
        made = await tour.DoAsync(who, new SaveProgrammeDraft(New, made.Code, made.Version, programme with { Title = "Tour again" }));
        made = await tour.DoAsync(who, new PublishProgramme(New, made.Code, made.Version, "First"));
        made = await tour.DoAsync(who, new BeginProgrammeDraft(New, made.Code));
        made = await tour.DoAsync(who, new DiscardProgrammeDraft(New, made.Code, made.Version));
        await tour.DoAsync(who, new RetireProgramme(New, made.Code, made.Version, "Replaced"));
        var provider = await host.DoAsync(who, new GetProvider(seed.Providers[0].Code));
        await tour.DoAsync(who, new SaveProvider(New, provider.Version, provider.Content with { Website = "https://provider.example" }, "Website"));
        var row = new CreditRowContent { Code = "XX", Country = "Nowhere", Statement = "Credits.", Systems = [new("XX-VET", "Points", CreditSystemKind.National, "VET", null, "test")] };
        await host.DoAsync(who, new SaveCreditRow(New, 0, row, "New"));
        await tour.DoAsync(who, new SaveCreditRow(New, 1, row with { Country = "Somewhere" }, "Name"));
    }

    private static async Task MailAsync(RplHost host, Tour tour, Trace trace)
    {
        trace.Execute($"UPDATE \"Outbox\" SET \"ParkedAt\" = 1 WHERE \"SentAt\" IS NULL");
        var parked = await host.WithDbAsync(db => db.Outbox.AsNoTracking().OrderBy(row => row.Id).Select(row => row.Id).FirstAsync());
        await tour.DoAsync(Demo.Administrator, new RetryMail(New, parked));
    }

    private static async Task<Guid> AttachAsync(Tour tour, CaseStory story, string fixture, IReadOnlyList<string> codes)
    {
        await using var file = File.OpenRead(Path.Combine(AppContext.BaseDirectory, "Fixtures", fixture));
        var content = await story.Host.Files.WriteAsync(file, 100_000_000, CancellationToken.None);
        var upload = await tour.DoAsync(Demo.Candidate, new ReceiveUpload(New, fixture, content, 100_000_000));
        var description = new EvidenceDescription(fixture, EvidenceKind.WorkSample, "", new DateOnly(2025, 3, 1));
        return (await tour.DoAsync(Demo.Candidate, new AttachEvidence(New, story.CaseId, upload.UploadId, description, [.. codes.Select(code => new EvidenceMapping(code, ""))]))).EvidenceId;
    }
}
