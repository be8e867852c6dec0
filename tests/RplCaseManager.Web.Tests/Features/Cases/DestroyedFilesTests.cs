using Bunit;
using RplCaseManager.Application.Cases;
using RplCaseManager.Domain.Cases;
using RplCaseManager.TestKit;
using RplCaseManager.Web.Features.Cases;
using RplCaseManager.Web.Features.Evidence;

namespace RplCaseManager.Web.Tests.Features.Cases;

/// <summary>Five years later: the pages of a case say what there was, and offer nothing to open.</summary>
public sealed class DestroyedFilesTests : StaffTest
{
    [Fact]
    public async Task Candidate_ReadsThatTheFilesWereDestroyed_AndWhatTheyWereCalled()
    {
        var story = await DestroyedAsync();
        await SignInAsync(Demo.Candidate);
        var page = Render<MyCasePage>(parts => parts.Add(part => part.Id, story.CaseId));
        Assert.Contains("Your files were destroyed on 3 September 2031. Your case ended on 2 September 2026", page.Markup);
        var list = Render<EvidencePage>(parts => parts.Add(part => part.Id, story.CaseId));
        Assert.Contains("portfolio.pdf", list.Markup);
        Assert.Contains("File destroyed 3 September 2031", list.Markup);
        Assert.Empty(list.FindAll(".piece button"));
    }

    [Fact]
    public async Task Auditor_SeesNameAndFingerprint_AndUnderWhichPeriod()
    {
        var story = await DestroyedAsync();
        await SignInAsync(Demo.Auditor);
        var details = await Host.DoAsync(Demo.Auditor, new GetCase(story.CaseId));
        var list = Render<EvidenceListCard>(parts => parts.Add(part => part.Details, details));
        Assert.Contains("scheme AT-CERT keeps them for 60 months", list.Markup);
        Assert.Contains("File destroyed 3 September 2031", list.Markup);
        Assert.Contains("SHA-256 " + details.Evidence.Single().Sha256, list.Markup);
        Assert.Empty(list.FindAll("button"));
        var side = Render<StaffCaseSide>(parts => parts.Add(part => part.Details, details));
        Assert.Contains("2 September 2031; destroyed", side.Markup);
    }

    private async Task<CaseStory> DestroyedAsync()
    {
        var story = await CaseStory.InAsync(Host, CaseState.Withdrawn);
        Host.Time.Advance(new DateTimeOffset(2031, 9, 2, 22, 0, 0, TimeSpan.Zero) - Host.Time.GetUtcNow());
        await Host.RunJobsAsync();
        return story;
    }
}
