using Bunit;
using Microsoft.Extensions.DependencyInjection;
using RplCaseManager.Application.Cases;
using RplCaseManager.Application.Operations;
using RplCaseManager.Domain.Cases;
using RplCaseManager.Web.Features.Cases;
using RplCaseManager.Web.Shell;

namespace RplCaseManager.Web.Tests.Features.Cases;

/// <summary>Until when files are kept, and that they were destroyed, as candidate and staff read it.</summary>
public sealed class KeptFilesTests : PageTest
{
    private static readonly DateOnly Ended = new(2026, 8, 1);
    private static readonly DateOnly Last = new(2028, 8, 1);

    public KeptFilesTests() => Services.AddSingleton<RefusalTexts>();

    public static TheoryData<CaseState, int?, bool, bool, string> Standings => new()
    {
        { CaseState.InAssessment, 24, false, false, "WIFI keeps your files for 24 months after the case has ended. Then they are destroyed." },
        { CaseState.InAssessment, 1, false, false, "WIFI keeps your files for 1 month after the case has ended. Then they are destroyed." },
        { CaseState.InAssessment, null, false, false, "WIFI keeps your files for good." },
        { CaseState.Withdrawn, 24, true, false, "yours until 1 August 2028. Then they are destroyed. If you want to keep any of them, download them before." },
        { CaseState.Withdrawn, null, true, false, "Your case ended on 1 August 2026. WIFI keeps your files for good." },
        { CaseState.Withdrawn, 24, true, true, "Your files were destroyed on 2 August 2028. Your case ended on 1 August 2026, and WIFI keeps files for 24 months after that." },
    };

    [Theory]
    [MemberData(nameof(Standings))]
    public void Candidate_ReadsHowItStandsWithTheFiles(CaseState state, int? months, bool ended, bool destroyed, string words)
    {
        var shown = Render<KeptFilesCard>(parts => parts.Add(part => part.Case, Case(state, months, ended, destroyed)));
        Assert.Contains(words, shown.Markup);
        Assert.DoesNotContain("Kept.", shown.Markup);
        Assert.DoesNotContain("{", shown.Markup);
        // There is something to fetch, or to read, once the case has ended.
        Assert.Equal(ended && months is not null, shown.FindAll("a").Count == 1);
    }

    [Fact]
    public void CaseWithoutFiles_SaysNothing() =>
        Assert.Empty(Render<KeptFilesCard>(parts => parts.Add(part => part.Case, Case(CaseState.Withdrawn, 24, true, false) with { Evidence = [] })).Markup.Trim());

    [Theory]
    [InlineData(31, false)]
    [InlineData(30, true)]
    [InlineData(0, true)]
    public void LastMonth_IsMarked(int days, bool soon) =>
        Assert.Equal(soon, KeptFiles.Of(Case(CaseState.Closed, 24, true, false) with { Today = Last.AddDays(-days) })!.IsSoon);

    [Fact]
    public void WithoutADecision_NoneIsPromisedToStay()
    {
        var shown = Case(CaseState.Withdrawn, 24, true, false);
        Assert.DoesNotContain("decision", Render<KeptFilesCard>(parts => parts.Add(part => part.Case, shown)).Markup);
        Assert.Contains("the decision with its reasons", Render<KeptFilesCard>(parts => parts.Add(part => part.Case, shown with { HasDecision = true })).Markup);
    }

    [Fact]
    public void CaseTakenUpAgain_WithNewFiles_IsNotCalledDestroyed()
    {
        var details = Case(CaseState.Withdrawn, 24, true, true);
        var mixed = details with { Evidence = [.. details.Evidence, Sample.Piece(Guid.CreateVersion7())] };
        Assert.Equal(FilesKept.Until, KeptFiles.Of(mixed)!.Standing);
        Assert.Equal(FilesKept.Open, KeptFiles.Of(mixed with { Files = new(24, null, null) })!.Standing);
    }

    [Theory]
    [InlineData(24, "scheme AT-CERT keeps files of evidence for 24 months")]
    [InlineData(1, "scheme AT-CERT keeps files of evidence for one month")]
    public void Refusal_NamesTheDayAndThePeriod(int months, string words)
    {
        var text = Services.GetRequiredService<RefusalTexts>().Of(new EvidenceGone(new DateOnly(2028, 3, 3), "AT-CERT", months));
        Assert.Contains("destroyed on 3 March 2028", text);
        Assert.Contains(words, text);
    }

    private static CaseDetails Case(CaseState state, int? months, bool ended, bool destroyed) => Sample.Case(state, Sample.Outcome("U1.1")) with
    {
        Files = new(months, ended ? Ended : null, ended && months is not null ? Last : null),
        Evidence = [Sample.Piece(Guid.CreateVersion7()) with { DestroyedOn = destroyed ? Last.AddDays(1) : null }],
    };
}
