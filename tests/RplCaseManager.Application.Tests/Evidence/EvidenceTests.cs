using Microsoft.EntityFrameworkCore;
using RplCaseManager.Application.Evidence;
using RplCaseManager.Application.Operations;
using RplCaseManager.Application.Ports;
using RplCaseManager.Domain.Cases;
using RplCaseManager.Domain.Evidence;
using RplCaseManager.TestKit;
using Xunit;

namespace RplCaseManager.Application.Tests.Evidence;

/// <summary>Files of a case: received, attached, opened, removed.</summary>
public sealed class EvidenceTests
{
    private static readonly EvidenceDescription Described = new("Letter", EvidenceKind.EmployerTestimony, "", null);

    [Fact]
    public async Task SameFileTwice_IsRecognised_AndOfferedForReuse()
    {
        await using var host = await RplHost.StartAsync();
        var story = await CaseStory.StartAsync(host);
        var first = await story.AttachAsync("portfolio.pdf", ["U1.1"]);
        var again = await story.UploadAsync("portfolio.pdf");
        Assert.Equal(new DuplicateEvidence(first, "portfolio.pdf"), await host.RefusedAsync(Demo.Candidate, Attach(story, again.UploadId, "U1.2")));

        await host.DoAsync(Demo.Candidate, new RemoveEvidence(Demo.NewRequest(), story.CaseId, first, await story.VersionAsync()));
        Assert.True((await host.SendAsync(Demo.Candidate, Attach(story, again.UploadId, "U1.2"))).Ok);
    }

    [Fact]
    public async Task Attach_ToAnUnknownOutcome_OrWithoutATitle_IsRefused()
    {
        await using var host = await RplHost.StartAsync();
        var story = await CaseStory.StartAsync(host);
        var upload = await story.UploadAsync("portfolio.pdf");
        Assert.Equal("U9.9", Stories.ByRule("outcome.unknown", await host.RefusedAsync(Demo.Candidate, Attach(story, upload.UploadId, "U9.9"))));
        Stories.ByField("Title", "required", await host.RefusedAsync(Demo.Candidate, Attach(story, upload.UploadId, "U1.1") with { Description = Described with { Title = " " } }));
        Stories.ByField("Title", "too-long", await host.RefusedAsync(Demo.Candidate, Attach(story, upload.UploadId, "U1.1") with { Description = Described with { Title = new string('x', 201) } }));
    }

    [Fact]
    public async Task Attach_OfSomebodyElsesUpload_IsRefusedAsIfItDidNotExist()
    {
        await using var host = await RplHost.StartAsync();
        var story = await CaseStory.StartAsync(host);
        var other = await CaseStory.StartAsync(host, Demo.OtherCandidate);
        var upload = await other.UploadAsync("portfolio.pdf");
        Assert.Equal(new NotFound("upload"), await host.RefusedAsync(Demo.Candidate, Attach(story, upload.UploadId, "U1.1")));
    }

    [Fact]
    public async Task Upload_IsAttachedOnce()
    {
        await using var host = await RplHost.StartAsync();
        var story = await CaseStory.StartAsync(host);
        var upload = await story.UploadAsync("portfolio.pdf");
        var piece = (await host.DoAsync(Demo.Candidate, Attach(story, upload.UploadId, "U1.1"))).EvidenceId;
        await host.DoAsync(Demo.Candidate, new RemoveEvidence(Demo.NewRequest(), story.CaseId, piece, await story.VersionAsync()));
        Assert.Equal(new NotFound("upload"), await host.RefusedAsync(Demo.Candidate, Attach(story, upload.UploadId, "U1.1")));
    }

    [Fact]
    public async Task RemovedPiece_StaysInTheHistory_AndCanStillBeOpened()
    {
        await using var host = await RplHost.StartAsync();
        var story = await CaseStory.StartAsync(host);
        var piece = await story.AttachAsync("portfolio.pdf", ["U1.1"]);
        await host.DoAsync(Demo.Candidate, new RemoveEvidence(Demo.NewRequest(), story.CaseId, piece, await story.VersionAsync()));
        Assert.Empty((await story.SeenByCandidateAsync()).Evidence);
        Assert.NotNull(await host.WithDbAsync(db => db.Evidence.Where(row => row.Id == piece).Select(row => row.RemovedAt).SingleAsync()));
        Assert.NotEmpty((await host.DoAsync(Demo.Auditor, new OpenEvidence(Demo.NewRequest(), story.CaseId, piece))).Ticket);
        Assert.Equal(new NotFound("evidence"), await host.RefusedAsync(Demo.Candidate, new RemoveEvidence(Demo.NewRequest(), story.CaseId, piece, await story.VersionAsync())));
    }

    [Fact]
    public async Task Opening_IsRecordedEachTime_AndChangesNothingElse()
    {
        await using var host = await RplHost.StartAsync();
        var story = await CaseStory.InAsync(host, CaseState.Submitted);
        var (piece, version) = ((await story.SeenByCandidateAsync()).Evidence[0].Id, await story.VersionAsync());
        await story.DeclareAsync(Demo.Officer);
        await host.DoAsync(Demo.Officer, new OpenEvidence(Demo.NewRequest(), story.CaseId, piece));
        await host.DoAsync(Demo.Officer, new OpenEvidence(Demo.NewRequest(), story.CaseId, piece));
        Assert.Equal(2, (await host.ActionsAsync(Domain.Audit.Streams.Case(story.CaseId))).Count(action => action == "evidence.opened"));
        Assert.Equal(version, await story.VersionAsync());
    }

    [Fact]
    public async Task Piece_OfAnotherCase_IsNotThere()
    {
        await using var host = await RplHost.StartAsync();
        var (mine, other) = (await CaseStory.StartAsync(host), await CaseStory.StartAsync(host, Demo.OtherCandidate));
        var piece = await other.AttachAsync("portfolio.pdf", ["U1.1"]);
        Assert.Equal(new NotFound("evidence"), await host.RefusedAsync(Demo.Candidate, new OpenEvidence(Demo.NewRequest(), mine.CaseId, piece)));
        Assert.Equal(new NotFound("evidence"), await host.RefusedAsync(Demo.Candidate, new ChangeEvidence(Demo.NewRequest(), mine.CaseId, piece, await mine.VersionAsync(), Described, [])));
    }

    [Theory]
    [InlineData("file.empty")]
    [InlineData("file.executable")]
    [InlineData("file.type")]
    public async Task Upload_ThatIsNotEvidence_SaysWhy(string rule)
    {
        await using var host = await RplHost.StartAsync();
        var pdf = new FileType("application/pdf", ".pdf", "PDF");
        var content = rule switch
        {
            "file.empty" => new StoredContent(new string('0', 64), 0, pdf, false),
            "file.executable" => new StoredContent(new string('1', 64), 10, pdf, true),
            _ => new StoredContent(new string('2', 64), 10, null, false),
        };
        Assert.Equal(new FileRefused(rule, "report.pdf"), await host.RefusedAsync(Demo.Candidate, new ReceiveUpload(Demo.NewRequest(), "C:\\me\\report.pdf", content, 100)));
    }

    [Fact]
    public async Task Sweeper_RemovesWhatNobodyAttached_AndKeepsWhatEvidenceUses()
    {
        await using var host = await RplHost.StartAsync();
        var story = await CaseStory.StartAsync(host);
        await story.AttachAsync("portfolio.pdf", ["U1.1"]);
        var (same, orphan) = (await story.UploadAsync("portfolio.pdf"), await story.UploadAsync("flange-shaft.jpg"));
        host.Time.Advance(TimeSpan.FromDays(2));
        await host.RunJobsAsync();
        Assert.NotNull(Open(host, orphan.Sha256));
        host.Time.Advance(TimeSpan.FromHours(1));
        await host.RunJobsAsync();
        Assert.Null(Open(host, orphan.Sha256));
        Assert.NotNull(Open(host, same.Sha256));
        Assert.Equal(new NotFound("upload"), await host.RefusedAsync(Demo.Candidate, Attach(story, orphan.UploadId, "U1.1")));
    }

    private static AttachEvidence Attach(CaseStory story, Guid upload, string code) => new(Demo.NewRequest(), story.CaseId, upload, Described, [new EvidenceMapping(code, "")]);

    private static string? Open(RplHost host, string sha256)
    {
        using var stream = host.Files.OpenRead(sha256);
        return stream is null ? null : sha256;
    }
}
