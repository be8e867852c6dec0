using RplCaseManager.Application.Operations;
using RplCaseManager.Domain.Shared;
using RplCaseManager.Web.Shared.Editing;

namespace RplCaseManager.Web.Tests.Shared.Editing;

/// <summary>A draft while it is edited: what is saved, what is undone, and who was faster.</summary>
public sealed class DraftEditorTests
{
    private readonly List<(Guid Request, long Version, string Content)> sent = [];
    private readonly Queue<Func<Task<Result<DraftState>>>> answers = new();

    private DraftEditor<string> Editor()
    {
        var made = 0;
        return new("first", 4, [new ContentProblem("name", "scheme.name")], async (request, version, content) =>
        {
            sent.Add((request, version, content));
            return answers.TryDequeue(out var answer) ? await answer() : new DraftState("X", version + 1, 1, []);
        }, () => new Guid(++made, 0, 0, [0, 0, 0, 0, 0, 0, 0, 0]));
    }

    [Fact]
    public async Task Save_OfAChange_SendsItOverTheVersionThatWasShown_AndFollowsTheNext()
    {
        var editor = Editor();
        Assert.False(editor.IsDirty);
        await editor.SaveAsync();
        Assert.Empty(sent);

        editor.Change("second");
        Assert.True(editor.IsDirty);
        await editor.SaveAsync();
        editor.Change("third");
        await editor.SaveAsync();

        Assert.Equal([(4L, "second"), (5L, "third")], sent.Select(entry => (entry.Version, entry.Content)));
        Assert.NotEqual(sent[0].Request, sent[1].Request);
        Assert.True(editor is { IsDirty: false, WasSaved: true, Version: 6 });
        Assert.Empty(editor.Problems);
    }

    [Fact]
    public async Task Change_WhileASaveIsUnderWay_IsSavedAfterIt()
    {
        var editor = Editor();
        var reply = new TaskCompletionSource<Result<DraftState>>();
        answers.Enqueue(() => reply.Task);
        editor.Change("second");
        var saving = editor.SaveAsync();
        Assert.True(editor.IsSaving);
        editor.Change("third");
        // Whoever leaves the page now must not be told that something is unsaved before the save has answered.
        var leaving = editor.SaveAsync();
        Assert.False(leaving.IsCompleted);
        reply.SetResult(new DraftState("X", 5, 1, []));
        await leaving;
        Assert.True(saving.IsCompletedSuccessfully);

        Assert.Equal(["second", "third"], sent.Select(entry => entry.Content));
        Assert.False(editor.IsDirty);
    }

    [Fact]
    public async Task Undo_TakesBackStepByStep_AndRedoBringsBack_AndBothAreSaved()
    {
        var editor = Editor();
        editor.Change("second");
        editor.Change("second");
        editor.Change("third");
        await editor.SaveAsync();
        editor.Undo();
        Assert.Equal("second", editor.Content);
        editor.Undo();
        Assert.Equal("first", editor.Content);
        Assert.False(editor.CanUndo);
        editor.Redo();
        Assert.Equal("second", editor.Content);
        await editor.SaveAsync();
        Assert.Equal(["third", "second"], sent.Select(entry => entry.Content));
        editor.Change("fourth");
        Assert.False(editor.CanRedo);
    }

    [Fact]
    public async Task Save_AfterAnotherAdministrators_LosesNothing_WhicheverIsKept()
    {
        var editor = Editor();
        answers.Enqueue(() => Task.FromResult<Result<DraftState>>(new ChangedMeanwhile("Zoë Ångström", DateTimeOffset.UnixEpoch, "scheme.draft-saved", 9)));
        editor.Change("mine");
        await editor.SaveAsync();
        Assert.Equal("Zoë Ångström", editor.Conflict?.By);
        Assert.Equal("mine", editor.Content);

        // Typing goes on, but nothing is sent before somebody chose.
        editor.Change("mine, longer");
        await editor.SaveAsync();
        Assert.Single(sent);

        await editor.KeepMineAsync();
        Assert.Equal((9L, "mine, longer"), (sent[1].Version, sent[1].Content));
        Assert.True(editor is { IsDirty: false, Refused: null, Version: 10 });

        answers.Enqueue(() => Task.FromResult<Result<DraftState>>(new ChangedMeanwhile("Zoë Ångström", DateTimeOffset.UnixEpoch, "scheme.draft-saved", 12)));
        editor.Change("mine again");
        await editor.SaveAsync();
        editor.TakeTheirs("theirs", 12, []);
        Assert.True(editor is { Content: "theirs", IsDirty: false, Conflict: null, Version: 12 });
        editor.Undo();
        Assert.Equal("mine again", editor.Content);
        await editor.SaveAsync();
        Assert.Equal((12L, "mine again"), (sent[^1].Version, sent[^1].Content));
    }

    [Fact]
    public async Task Save_ThatIsRefused_IsNotSentAgain_BeforeTheNextChange()
    {
        var editor = Editor();
        answers.Enqueue(() => Task.FromResult<Result<DraftState>>(new RuleRefusal("version.draft.none", "X")));
        editor.Change("second");
        await editor.SaveAsync();
        await editor.SaveAsync();
        Assert.Single(sent);
        Assert.True(editor is { IsDirty: true, Content: "second", Refused.Rule: "version.draft.none" });
        editor.Change("third");
        await editor.SaveAsync();
        Assert.True(editor is { IsDirty: false, Refused: null });
    }

    [Theory]
    [InlineData("12", false, "12")]
    [InlineData("2,5", false, "2.5")]
    [InlineData("2.5", false, "2.5")]
    [InlineData("1 250", true, "1250")]
    [InlineData("1’250", true, "1250")]
    [InlineData("2.5", true, null)]
    [InlineData("1,250.5", false, null)]
    [InlineData("twelve", false, null)]
    [InlineData("1e3", false, null)]
    public void Number_IsReadAsPeopleWriteIt_AndNeverGuessed(string typed, bool whole, string? read) =>
        Assert.Equal(read, EditNumber.Read(typed, whole)?.ToString(System.Globalization.CultureInfo.InvariantCulture));

    [Theory]
    [InlineData("Raunfærnimat – Ísland (réttindi)", "raunfaernimat-island-rettindi")]
    [InlineData("Αναγνώριση", "")]
    [InlineData("  CNC  specialist, level 4 ", "cnc-specialist-level-4")]
    public void Code_FollowsTheTitle(string title, string code) => Assert.Equal(code, NewThing.CodeOf(title));

    [Theory]
    [InlineData("/admin/schemes/AT?section=clocks#at-clocks-intake", true)]
    [InlineData("http://localhost:5080/admin/schemes/AT", true)]
    [InlineData("/admin/schemes/AT-CERT", false)]
    [InlineData("/admin/schemes/AT?version=1", false)]
    [InlineData("/admin/schemes/AT?compare=2", false)]
    [InlineData("/admin/schemes", false)]
    public void Leaving_KeepsWhatIsNotSaved_UnlessTheSameDraftStaysInSight(string target, bool stays) => Assert.Equal(stays, EditorFrame<string>.StaysWithDraft(target, "/admin/schemes/AT"));

    [Fact]
    public void Problem_OfAPlace_IsFoundThere_AndCountedInWhatHoldsIt()
    {
        var problems = new ContentProblems([new("units[1].outcomes[0].title", "a"), new("units[10]", "b"), new("unitsOfMeasure", "c")], problem => problem.Rule);
        Assert.Equal(["a"], problems.At("units[1].outcomes[0].title"));
        Assert.Equal(2, problems.Under("units").Count);
        Assert.Single(problems.Under("units[1]"));
        Assert.Equal("at-units-1-outcomes-0-title", ContentProblems.IdOf("units[1].outcomes[0].title"));
    }
}
