using RplCaseManager.Application.Assessment;
using RplCaseManager.Application.Cases;
using RplCaseManager.Domain.Assessment;
using RplCaseManager.Domain.Cases;
using RplCaseManager.Web.Features.Assessment;
using RplCaseManager.Web.Tests.Features.Cases;

namespace RplCaseManager.Web.Tests.Features.Assessment;

/// <summary>The workbench without its screen.</summary>
public sealed class WorkbenchModelTests
{
    private static readonly Guid Piece = Guid.CreateVersion7();
    private static readonly Guid Other = Guid.CreateVersion7();
    private static readonly Varcs AllYes = new(VarcsAnswer.Yes, VarcsAnswer.Yes, VarcsAnswer.Yes, VarcsAnswer.Yes, VarcsAnswer.Yes);

    [Fact]
    public void Order_HoldsWhatIsClaimed_AndOpensAtTheFirstThatIsNotJudged()
    {
        var model = new WorkbenchModel(Case(Judged("A", Judgement.Achieved), Sample.Outcome("B"), Open("C"), Open("D")));
        Assert.Equal(["A", "C", "D"], model.Order.Select(outcome => outcome.Code));
        Assert.Equal(("C", 2, 1, 2), (model.Current!.Code, model.Position, model.JudgedCount, model.OpenCount));
        Assert.Equal("D", new WorkbenchModel(model.Details, "d").Current!.Code);
        Assert.Equal("C", new WorkbenchModel(model.Details, "B").Current!.Code);
    }

    [Fact]
    public void WithoutClaims_ThereIsNothingCurrent()
    {
        var model = new WorkbenchModel(Case(Sample.Outcome("A")));
        model.Move(1);
        Assert.Null(model.Current);
        Assert.Null(model.Sheet);
        Assert.Null(model.NextOpen());
        Assert.Null(model.SavedAt);
    }

    [Fact]
    public void Move_StopsAtTheEnds()
    {
        var model = new WorkbenchModel(Case(Open("A"), Open("B")));
        model.Move(-1);
        Assert.Equal("A", model.Current!.Code);
        model.Move(1);
        model.Move(1);
        Assert.Equal("B", model.Current!.Code);
        Assert.False(model.Go("Z"));
        Assert.Equal("B", model.Current!.Code);
    }

    [Fact]
    public void NextOpen_GoesRoundTheEnd_AndIsNothingWhenAllIsJudged()
    {
        var model = new WorkbenchModel(Case(Open("A"), Judged("B", Judgement.Achieved), Judged("C", Judgement.NotYetAchieved)), "C");
        Assert.Equal("A", model.NextOpen()!.Code);
        model.Go("A");
        Assert.Equal("A", model.NextOpen()!.Code);
        model.SheetOf("A").SavedAs(new RecordedJudgement(1, Judgement.Achieved, "", DateTimeOffset.UnixEpoch), 0);
        Assert.Null(model.NextOpen());
    }

    [Fact]
    public void Signs_FollowWhatIsSaved_AndWhatIsNot()
    {
        var model = new WorkbenchModel(Case(Judged("A", Judgement.Achieved), Judged("B", Judgement.NotYetAchieved), Judged("C", Judgement.InsufficientEvidence), Open("D"), Judged("E", null)));
        Assert.Equal([OutcomeSign.Achieved, OutcomeSign.NotYet, OutcomeSign.Insufficient, OutcomeSign.NotJudged, OutcomeSign.Unfinished], model.Order.Select(outcome => model.SignOf(outcome.Code)));
        model.SheetOf("A").SetRationale("Something else.");
        Assert.Equal(OutcomeSign.Unfinished, model.SignOf("A"));
        Assert.True(model.IsUnsaved);
    }

    [Fact]
    public void Refresh_KeepsWhatIsNotSaved_AndTakesTheRest()
    {
        var model = new WorkbenchModel(Case(Open("A", Piece), Open("B", Piece)));
        model.SheetOf("A").SetRationale("Typed.");
        model.SheetOf("B").Selected = Piece;
        model.Refresh(Case(Judged("A", Judgement.Achieved), Judged("B", Judgement.NotYetAchieved) with { PieceIds = [Other, Piece] }));
        Assert.Equal("Typed.", model.SheetOf("A").Rationale);
        Assert.Equal(0, model.SheetOf("A").Version);
        Assert.Equal((Judgement.NotYetAchieved, Piece), (model.SheetOf("B").Judged, model.SheetOf("B").Selected));
        model.Refresh(model.Details, afresh: "A");
        Assert.Equal(Judgement.Achieved, model.SheetOf("A").Judged);
    }

    [Fact]
    public void Returned_IsShownUntilRecommendedAgain()
    {
        var details = Case(Open("A")) with { Timeline = [Entry(CaseTrigger.ReturnToAssessor, "old"), Entry(CaseTrigger.Recommend), Entry(CaseTrigger.ReturnToAssessor, "one"), Entry(CaseTrigger.RequestInformation), Entry(CaseTrigger.Provide)] };
        Assert.Equal(["one"], new WorkbenchModel(details).Returned.Select(entry => entry.Reason));
        Assert.Empty(new WorkbenchModel(details with { Timeline = [.. details.Timeline, Entry(CaseTrigger.Recommend)] }).Returned);
    }

    [Fact]
    public void Sheet_TakesThePiecesThatBelongToTheOutcomeNow()
    {
        var entry = new SheetEntry([new(Piece, AllYes), new(Guid.CreateVersion7(), AllYes)], VarcsAnswer.Yes, Judgement.Achieved, "Why.");
        var sheet = new SheetEditor(Open("A", Piece, Other) with { Sheet = new SheetDetails(3, entry, Judgement.Achieved, "", DateTimeOffset.UnixEpoch, null) });
        Assert.Equal([(Piece, AllYes), (Other, Varcs.Empty)], sheet.Entry.Pieces.Select(piece => (piece.EvidenceId, piece.Varcs)));
        Assert.False(sheet.IsDirty);
        Assert.Equal("judgement.varcs", sheet.Missing!.Rule);
    }

    [Fact]
    public void Cycle_GoesRoundYesNoAndCannotSay()
    {
        var sheet = new SheetEditor(Open("A", Piece));
        var seen = new List<VarcsAnswer?>();
        for (var press = 0; press < 4; press++)
        {
            sheet.Cycle(3);
            seen.Add(sheet.Of(Piece).Current);
        }

        Assert.Equal([VarcsAnswer.Yes, VarcsAnswer.No, VarcsAnswer.Unclear, VarcsAnswer.Yes], seen);
        Assert.Equal(4, sheet.Revision);
    }

    [Fact]
    public void Cycle_WithoutAPiece_ChangesNothing()
    {
        var sheet = new SheetEditor(Open("A"));
        sheet.Cycle(0);
        Assert.False(sheet.IsDirty);
        Assert.Null(sheet.SelectNext());
    }

    [Fact]
    public void SelectNext_GoesRoundThePieces()
    {
        var sheet = new SheetEditor(Open("A", Piece, Other));
        Assert.Equal([Other, Piece, Other], new[] { sheet.SelectNext(), sheet.SelectNext(), sheet.SelectNext() }.Select(piece => piece!.Value));
    }

    [Fact]
    public void Achieved_BeforeTheEvidenceAllowsIt_IsHeldBack_AndTheRestIsSent()
    {
        var sheet = new SheetEditor(Open("A", Piece));
        sheet.SetJudgement(Judgement.Achieved);
        sheet.SetRationale(" Why. ");
        Assert.Equal("judgement.achieved.evidence", sheet.HeldBack!.Rule);
        Assert.Equal((null, "Why."), (sheet.ToSend.Judgement, sheet.ToSend.Rationale));
        for (var question = 0; question < 5; question++)
        {
            sheet.Answer(question, VarcsAnswer.Yes);
        }

        Assert.Equal("judgement.achieved.together", sheet.HeldBack!.Rule);
        sheet.SetTogether(VarcsAnswer.Yes);
        Assert.Null(sheet.HeldBack);
        Assert.Equal(Judgement.Achieved, sheet.ToSend.Judgement);
        Assert.Null(sheet.Missing);
    }

    [Fact]
    public void Gap_IsLeftOutOfAnAchievedSheet_ButNotForgotten()
    {
        var sheet = new SheetEditor(Open("A", Piece));
        sheet.SetJudgement(Judgement.NotYetAchieved);
        sheet.SetGap(GapReason.PartlyShown);
        sheet.SetWhatWouldShowIt("A part.");
        sheet.SetJudgement(Judgement.Achieved);
        Assert.Equal((null, ""), (sheet.Entry.GapReason, sheet.Entry.WhatWouldShowIt));
        sheet.SetJudgement(Judgement.InsufficientEvidence);
        Assert.Equal((GapReason.PartlyShown, "A part."), (sheet.Entry.GapReason, sheet.Entry.WhatWouldShowIt));
    }

    [Fact]
    public void Edit_WhileASaveRuns_LeavesTheSheetUnsaved_AndForgetsTheRefusal()
    {
        var sheet = new SheetEditor(Open("A", Piece));
        sheet.SetRationale("One.");
        var sent = sheet.Revision;
        sheet.SetRationale("One. Two.");
        sheet.SavedAs(new RecordedJudgement(1, null, "judgement.missing", DateTimeOffset.UnixEpoch), sent);
        Assert.True(sheet.IsDirty);
        sheet.RefusedWith(new Application.Operations.CameSecond("case"));
        sheet.SetRationale("One. Two.");
        Assert.NotNull(sheet.Refused);
        sheet.SetRationale("Three.");
        Assert.Null(sheet.Refused);
    }

    private static CaseDetails Case(params OutcomeDetails[] outcomes) => Sample.Case(CaseState.InAssessment, outcomes);

    private static OutcomeDetails Open(string code, params Guid[] pieces) => Sample.Outcome(code, claimed: true, pieces: pieces);

    private static OutcomeDetails Judged(string code, Judgement? judged) =>
        Open(code) with { Sheet = new SheetDetails(1, new SheetEntry([], null, judged, "Why."), judged, "", DateTimeOffset.UnixEpoch, null) };

    private static TimelineEntry Entry(CaseTrigger trigger, string reason = "") => new(trigger, CaseState.InAssessment, CaseState.InAssessment, DateTimeOffset.UnixEpoch, "", reason, null);
}
