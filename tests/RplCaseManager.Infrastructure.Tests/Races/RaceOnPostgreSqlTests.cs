using Microsoft.EntityFrameworkCore;
using RplCaseManager.Application.Assessment;
using RplCaseManager.Application.Audit;
using RplCaseManager.Application.Cases;
using RplCaseManager.Application.Certificates;
using RplCaseManager.Application.Evidence;
using RplCaseManager.Application.Operations;
using RplCaseManager.Domain.Assessment;
using RplCaseManager.Domain.Audit;
using RplCaseManager.Domain.Cases;
using RplCaseManager.Domain.Certificates;
using RplCaseManager.Domain.Evidence;
using RplCaseManager.Domain.Shared;
using RplCaseManager.Infrastructure.Setup;
using RplCaseManager.Infrastructure.Tests.Audit;
using RplCaseManager.TestKit;
using Xunit;

namespace RplCaseManager.Infrastructure.Tests.Races;

/// <summary>The pairs that matter most, on the database whose writers are truly at work at once.</summary>
[Trait("Needs", "PostgreSql")]
public sealed class RaceOnPostgreSqlTests() : RaceTests(DatabaseKind.PostgreSql)
{
    [Fact]
    public async Task SubmitAndAttach_TheFileIsWhatWasSubmitted()
    {
        await using var race = await Race.StartAsync(Kind);
        for (var round = 0; round < 20; round++)
        {
            var story = await CaseStory.StartAsync(race.Host);
            await story.FillAsync();
            var upload = await story.UploadAsync("flange-shaft.jpg");
            var attach = new AttachEvidence(Demo.NewRequest(), story.CaseId, upload.UploadId, new EvidenceDescription("Shaft", EvidenceKind.PhotoVideoAudio, "", null), []);
            var (submitted, attached) = await race.AtOnceAsync(Demo.Candidate, new SubmitCase(Demo.NewRequest(), story.CaseId, await story.VersionAsync()), Demo.Candidate, attach);
            Assert.True(submitted.Ok ^ attached.Ok);
            Assert.True(submitted.Ok ? attached.Refusal is WrongState : submitted.Refusal is ChangedMeanwhile);
            var seen = await race.Host.WithDbAsync(async db => (
                Pieces: await db.Evidence.CountAsync(piece => piece.CaseId == story.CaseId), State: await db.Cases.Where(found => found.Id == story.CaseId).Select(found => found.State).SingleAsync(),
                Attached: await db.Uploads.Where(found => found.Id == upload.UploadId).Select(found => found.AttachedTo).SingleAsync()));
            Assert.Equal(submitted.Ok ? (1, CaseState.Submitted, true) : (2, CaseState.Draft, false), (seen.Pieces, seen.State, seen.Attached is null));
            await story.WithdrawAsync();
        }

        await race.ProveAsync();
    }

    [Fact]
    public async Task JudgeAndJudge_OneSheetIsSaved_TheOtherIsTold_AndTwoSheetsDoNotCollide()
    {
        await using var race = await Race.StartAsync(Kind);
        var story = await CaseStory.InAsync(race.Host, CaseState.InAssessment);
        var outcomes = (await race.Host.DoAsync(Demo.Assessor, new GetCase(story.CaseId))).Units.SelectMany(unit => unit.Outcomes).Take(20).ToList();
        foreach (var outcome in outcomes)
        {
            var (yes, no) = (CaseStory.Entry(outcome, true), CaseStory.Entry(outcome, false));
            var (one, other) = await race.AtOnceAsync(Demo.Assessor, new RecordJudgement(Demo.NewRequest(), story.CaseId, outcome.Code, 0, yes),
                Demo.Assessor, new RecordJudgement(Demo.NewRequest(), story.CaseId, outcome.Code, 0, no));
            Assert.True(one.Ok ^ other.Ok);
            Assert.IsType<ChangedMeanwhile>(one.Refusal ?? other.Refusal);
            var sheet = await race.Host.WithDbAsync(db => db.JudgementSheets.AsNoTracking().SingleAsync(found => found.CaseId == story.CaseId && found.OutcomeCode == outcome.Code));
            Assert.Equal((1L, one.Ok ? Judgement.Achieved : Judgement.NotYetAchieved), (sheet.Version, sheet.Judged));
        }

        foreach (var pair in outcomes.Chunk(2))
        {
            var (one, other) = await race.AtOnceAsync(Demo.Assessor, new RecordJudgement(Demo.NewRequest(), story.CaseId, pair[0].Code, 1, CaseStory.Entry(pair[0], true)),
                Demo.Assessor, new RecordJudgement(Demo.NewRequest(), story.CaseId, pair[1].Code, 1, CaseStory.Entry(pair[1], true)));
            Assert.True(one.Ok && other.Ok);
        }

        await race.ProveAsync();
    }

    [Fact]
    public async Task DecideAndAnswer_TheDecisionRestsOnWhatWasThere()
    {
        await using var race = await Race.StartAsync(Kind);
        for (var round = 0; round < 10; round++)
        {
            var story = await CaseStory.InAsync(race.Host, CaseState.InformationRequested);
            var (code, assessor) = ((await story.CodesAsync())[0], Demo.Assessor);
            var upload = await story.UploadAsync("flange-shaft.jpg");
            // The answer and the piece for it arrive together: in either order, or the piece comes too late and is told.
            var attach = new AttachEvidence(Demo.NewRequest(), story.CaseId, upload.UploadId, new EvidenceDescription("Shaft", EvidenceKind.PhotoVideoAudio, "", null), [new EvidenceMapping(code, "")]);
            var (answered, attached) = await race.AtOnceAsync(Demo.Candidate, new ProvideInformation(Demo.NewRequest(), story.CaseId, await story.VersionAsync(), "Here."), Demo.Candidate, attach);
            Assert.True(answered.Ok ? attached.Ok || attached.Refusal is WrongState : attached.Ok && answered.Refusal is ChangedMeanwhile);
            if (!answered.Ok)
            {
                await story.AnswerAsync();
            }

            await story.JudgeAllAsync(assessor);
            await story.RecommendAsync();
            await story.ConfirmAsync();
            await story.DeclareAsync(Demo.Decider);
            var version = await story.VersionAsync();
            var late = attached.Ok ? (await story.UploadAsync("employer-testimony.docx")).UploadId : upload.UploadId;
            var (decided, more) = await race.AtOnceAsync(Demo.Decider, race.Decide(story.CaseId, version, true),
                Demo.Candidate, attach with { RequestId = Demo.NewRequest(), UploadId = late });
            Assert.True(decided.Ok);
            Assert.IsType<WrongState>(more.Refusal);
            var (pieces, content) = await race.Host.WithDbAsync(async db => (await db.Evidence.Where(piece => piece.CaseId == story.CaseId).Select(piece => piece.Id).ToListAsync(),
                (await db.Decisions.AsNoTracking().SingleAsync(found => found.CaseId == story.CaseId)).Content));
            Assert.Equal(pieces.Order(), content.Outcomes.SelectMany(outcome => outcome.Evidence).Select(piece => piece.EvidenceId).Distinct().Order());
            Assert.Equal((1, 1), await race.CountAsync(story.CaseId));
        }

        await race.ProveAsync();
    }

    [Fact]
    public async Task WithdrawAndDecide_OneOfThemHappens()
    {
        await using var race = await Race.StartAsync(Kind);
        for (var round = 0; round < 10; round++)
        {
            var story = await CaseStory.InAsync(race.Host, CaseState.AwaitingDecision);
            await story.DeclareAsync(Demo.Decider);
            var version = await story.VersionAsync();
            var (withdrawn, decided) = await race.AtOnceAsync(Demo.Candidate, new WithdrawCase(Demo.NewRequest(), story.CaseId, version, ""), Demo.Decider, race.Decide(story.CaseId, version, true));
            Assert.True(withdrawn.Ok ^ decided.Ok);
            Assert.IsType<ChangedMeanwhile>(withdrawn.Refusal ?? decided.Refusal);
            Assert.Equal(decided.Ok ? (1, 1) : (0, 0), await race.CountAsync(story.CaseId));
            Assert.Equal(decided.Ok ? CaseState.Decided : CaseState.Withdrawn, (await story.SeenByCandidateAsync()).State);
        }

        await race.ProveAsync();
    }

    [Fact]
    public async Task ExpireAndRevoke_TheRevocationStands()
    {
        await using var race = await Race.StartAsync(Kind);
        for (var round = 0; round < 8; round++)
        {
            var story = await CaseStory.InAsync(race.Host, CaseState.Decided);
            var id = await race.Host.WithDbAsync(db => db.Certificates.Where(found => found.CaseId == story.CaseId).Select(found => found.Id).SingleAsync());
            race.Host.Time.Advance(TimeSpan.FromDays(3 * 366));
            var (expired, revoked) = await race.AtOnceAsync("", new ExpireCertificate(Demo.NewRequest(), story.CaseId, id), Demo.Decider, new RevokeCertificate(Demo.NewRequest(), story.CaseId, id, "The evidence was forged."));
            Assert.True(revoked.Ok);
            Assert.True(expired.Ok || expired.Refusal is WrongState);
            var certificate = await race.Host.WithDbAsync(db => db.Certificates.AsNoTracking().SingleAsync(found => found.Id == id));
            Assert.Equal((CertificateState.Revoked, expired.Ok ? CertificateState.Expired : CertificateState.Active), (certificate.State, certificate.BeforeRevocation));
            Assert.Equal(expired.Ok ? 1 : 0, await race.EntriesAsync(story.CaseId, "certificate.expired"));
            Assert.Equal(1, await race.EntriesAsync(story.CaseId, "certificate.revoked"));
        }

        await race.ProveAsync();
    }

    [Fact]
    public async Task CheckpointAndWork_NeitherWaitsForTheOtherForEver()
    {
        await using var race = await Race.StartAsync(Kind);
        // An import writes many streams and the system's at last, which a checkpoint over all of them writes too.
        var streams = Enumerable.Range(0, 30).Select(at => $"standard:{at:00}").Append(Streams.System).ToList();
        for (var round = 0; round < 30; round++)
        {
            await race.Host.AppendAsync(streams, 1);
            using var start = new Barrier(2);
            var import = Task.Factory.StartNew(() =>
            {
                start.SignalAndWait();
                return race.Host.AppendAsync(streams, 1);
            }, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default).Unwrap();
            var checkpoint = Task.Factory.StartNew(() =>
            {
                start.SignalAndWait();
                return race.Host.Operations.SendAsync(Actor.System, new MakeCheckpoint(Demo.NewRequest()));
            }, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default).Unwrap();
            await import;
            Assert.True((await checkpoint).Ok);
        }

        Assert.Empty((await race.Host.DoAsync(Demo.Auditor, new VerifyAudit())).Faults);
    }
}
