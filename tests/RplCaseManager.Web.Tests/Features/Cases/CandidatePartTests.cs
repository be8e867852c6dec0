using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using RplCaseManager.Application.Operations;
using RplCaseManager.Domain.Cases;
using RplCaseManager.Web.Features.Cases;
using RplCaseManager.Web.Shell;

namespace RplCaseManager.Web.Tests.Features.Cases;

/// <summary>Parts of the candidate's pages as they are read.</summary>
public sealed class CandidatePartTests : PageTest
{
    public CandidatePartTests() => Services.AddSingleton<RefusalTexts>();

    public static TheoryData<CaseState> States => [.. Enum.GetValues<CaseState>()];

    [Theory]
    [MemberData(nameof(States))]
    public void SituationCallout_InEveryState_ReadsAsSentencesWithoutHoles(CaseState state)
    {
        var shown = Render<SituationCallout>(parts => parts.Add(part => part.Case, Sample.Case(state, Sample.Outcome("U1.1"))));
        Assert.NotEmpty(shown.Find("h2").TextContent);
        Assert.DoesNotContain("Callout.", shown.Markup);
        Assert.DoesNotContain("{", shown.Markup);
    }

    [Theory]
    [MemberData(nameof(States))]
    public void WhoHasIt_InEveryState_NamesSomebodyOrNobody(CaseState state)
    {
        var shown = Render<WhoHasItCard>(parts => parts.Add(part => part.Case, Sample.Case(state)));
        Assert.DoesNotContain("Who.", shown.Markup);
        Assert.DoesNotContain("Role.", shown.Markup);
    }

    [Fact]
    public void Inadmissible_NamesTheLastDayOfTheAppeal_AndShowsNoButton()
    {
        var shown = Render<SituationCallout>(parts => parts.Add(part => part.Case, Sample.Case(CaseState.Inadmissible)));
        Assert.Contains("2 October 2026", shown.Markup);
        Assert.Empty(shown.FindAll("button, a.btn"));
    }

    [Fact]
    public void TaskList_ConnectingBeforeThereIsEvidence_IsNoLink()
    {
        var shown = Render<TaskListCard>(parts => parts.Add(part => part.Case, Sample.Case(CaseState.Draft, Sample.Outcome("U1.1"))));
        Assert.Equal(3, shown.FindAll("li a").Count);
    }

    [Fact]
    public void ChangedMeanwhile_SaysWhoAndWhat_AndOffersToLoad()
    {
        var asked = 0;
        var shown = Render<ActRefusal>(parts => parts
            .Add(part => part.Refusal, new ChangedMeanwhile("Zoë Größl", DateTimeOffset.UnixEpoch, "evidence.attached", 7))
            .Add(part => part.OnReload, EventCallback.Factory.Create(this, () => asked++)));
        Assert.Contains("Zoë Größl", shown.Markup);
        Assert.Contains(Text<Web.Resources.CaseWords>("Changed.evidence.attached"), shown.Markup);
        shown.Find("button").Click();
        Assert.Equal(1, asked);
    }

    [Theory]
    [InlineData(false, 1)]
    [InlineData(true, 0)]
    public void Refusal_IsFocusedOnce_UnlessThePersonIsTyping(bool leavesFocus, int focused)
    {
        var shown = Render<ActRefusal>(parts => parts.Add(part => part.Refusal, new CameSecond("case")).Add(part => part.LeavesFocus, leavesFocus));
        shown.Render(parts => parts.Add(part => part.LeavesFocus, leavesFocus));
        Assert.Equal(focused, JSInterop.Invocations.Count(call => call.Identifier.Contains("focus", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(true, "You")]
    [InlineData(false, "Candidate")]
    public void Requests_AreReadByBoth_AndAnAnswerWithoutWordsSaysSo(bool forCandidate, string who)
    {
        var asked = new DateTimeOffset(2026, 9, 2, 22, 30, 0, TimeSpan.Zero);
        var details = Sample.Case(CaseState.InAssessment) with
        {
            Requests = [new(Guid.CreateVersion7(), "Which machine?", [], "Ingrid Aðalsteinsdóttir", asked, Sample.Today, asked, "", false), new(Guid.CreateVersion7(), "And when?", [], "Ingrid Aðalsteinsdóttir", asked, Sample.Today, null, "", true)],
        };
        var shown = Render<RequestsCard>(parts => parts.Add(part => part.Details, details).Add(part => part.ForCandidate, forCandidate));
        Assert.Equal(["And when?", "Which machine?"], shown.FindAll("blockquote").Select(said => said.TextContent));
        Assert.Equal(who, shown.FindAll(".asked")[1].QuerySelectorAll("b")[1].TextContent);
        Assert.Contains("3 September 2026, 00:30", shown.Markup, StringComparison.Ordinal);
        Assert.Contains(Text<Web.Resources.CaseWords>("Requests.NoWords"), shown.Markup, StringComparison.Ordinal);
        Assert.Empty(Render<RequestsCard>(parts => parts.Add(part => part.Details, Sample.Case(CaseState.Draft))).Markup.Trim());
    }

    [Fact]
    public void Rating_AsksTheRating_AndTheClaimApart()
    {
        SelfRating? rated = null;
        bool? claimed = null;
        var shown = Render<RateOutcomeCard>(parts => parts
            .Add(part => part.Outcome, Sample.Outcome("U1.1"))
            .Add(part => part.Value, new Claim("U1.1", null, false))
            .Add(part => part.OnRated, value => rated = value)
            .Add(part => part.OnClaimed, value => claimed = value));
        shown.FindAll("input[type=radio]")[2].Change(true);
        Assert.Equal(SelfRating.Alone, rated);
        Assert.Null(claimed);
        shown.Find("input[type=checkbox]").Change(true);
        Assert.True(claimed);
    }

    [Fact]
    public void Gaps_ManyTooOld_AreCountedNotNamed()
    {
        var outcomes = Enumerable.Range(1, 5).Select(number => Sample.Outcome($"U1.{number}", true, SelfRating.Alone, Guid.CreateVersion7()) with { Outdated = 1 }).ToArray();
        var details = Sample.Case(CaseState.Draft, outcomes);
        var shown = Render<GapList>(parts => parts.Add(part => part.Case, details).Add(part => part.Gaps, FileGaps.Of(details)));
        Assert.Single(shown.FindAll("li"));
    }

    [Fact]
    public void Gaps_KeepATitleOfAnotherDirectionToItself()
    {
        var details = Sample.Case(CaseState.Draft, Sample.Outcome("U1.1", claimed: true, pieces: Guid.CreateVersion7())) with { Evidence = [Sample.Piece(Guid.CreateVersion7()) with { Title = "شهادة العمل" }] };
        var line = Render<GapList>(parts => parts.Add(part => part.Case, details).Add(part => part.Gaps, FileGaps.Of(details))).Find("li");
        Assert.Null(line.GetAttribute("dir"));
        Assert.Contains("\u2068شهادة العمل\u2069", line.TextContent, StringComparison.Ordinal);
    }
}
