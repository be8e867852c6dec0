using Bunit;
using RplCaseManager.Web.Shared;

namespace RplCaseManager.Web.Tests.Shared;

/// <summary>States and deadlines as people read them: a word always, a colour besides.</summary>
public sealed class ChipTests : PageTest
{
    [Theory]
    [InlineData("InAssessment", false, "In assessment", "info")]
    [InlineData("InformationRequested", false, "Waits for candidate", "turn")]
    [InlineData("InformationRequested", true, "Your turn: asked for more", "turn")]
    [InlineData("Decided", true, "Decided", "good")]
    [InlineData("Revoked", false, "Revoked", "bad")]
    public void StateChip_HasWordAndTone(string state, bool forCandidate, string word, string tone)
    {
        var chip = Render<StateChip>(p => p.Add(c => c.State, state).Add(c => c.ForCandidate, forCandidate)).Find(".chip");
        Assert.Equal(word, chip.TextContent);
        Assert.Contains(tone, chip.ClassList);
    }

    [Theory]
    [InlineData(null, false, "no deadline", null)]
    [InlineData(0, false, "today", "turn")]
    [InlineData(1, false, "1 day", "turn")]
    [InlineData(6, true, "6 working days", "turn")]
    [InlineData(9, true, "9 working days", null)]
    [InlineData(-1, false, "1 day late", "bad")]
    [InlineData(-2, false, "2 days late", "bad")]
    [InlineData(-1, true, "1 working day late", "bad")]
    public void DueChip_SaysHowLong(int? days, bool working, string word, string? tone)
    {
        var chip = Render<DueChip>(p => p.Add(c => c.DaysLeft, days).Add(c => c.WorkingDays, working)).Find(".chip");
        Assert.Equal(word, chip.TextContent);
        Assert.Equal(tone is null ? ["chip"] : ["chip", tone], chip.ClassList);
    }

    [Fact]
    public void DueChip_AsSentence_SaysDue() =>
        Assert.Equal("due in 6 days", Render<DueChip>(p => p.Add(c => c.DaysLeft, 6).Add(c => c.Sentence, true)).Find(".chip").TextContent);

    [Fact]
    public void Progress_IsReadAsASentence()
    {
        var progress = Render<ProgressBarInline>(p => p.Add(c => c.Done, 36).Add(c => c.Total, 41).Add(c => c.Label, "outcomes judged"));
        Assert.Equal("36 of 41 outcomes judged", progress.Find(".sr-only").TextContent);
        Assert.Equal("width:87%", progress.Find("i").GetAttribute("style"));
    }

    [Fact]
    public void Progress_OfNothing_IsEmptyAndNoError() =>
        Assert.Equal("width:0%", Render<ProgressBarInline>(p => p.Add(c => c.Done, 0).Add(c => c.Total, 0)).Find("i").GetAttribute("style"));

    [Theory]
    [InlineData("application/pdf", "PDF", "PDF document")]
    [InlineData("image/jpeg; charset=binary", "JPG", "Photograph or picture (JPEG)")]
    [InlineData("Größe_Ø40.JPEG", "JPG", "Photograph or picture (JPEG)")]
    [InlineData("REF", "REF", "Statement of a referee")]
    [InlineData("application/x-very-long-thing", "FILE", "File")]
    [InlineData("", "FILE", "File")]
    [InlineData("a.dwg", "DWG", "File of type DWG")]
    public void FileKindBadge_ShowsLettersAndTheWholeWord(string kind, string letters, string title)
    {
        var badge = Render<FileKindBadge>(p => p.Add(c => c.Kind, kind)).Find("abbr");
        Assert.Equal(letters, badge.TextContent);
        Assert.Equal(title, badge.GetAttribute("title"));
    }
}
