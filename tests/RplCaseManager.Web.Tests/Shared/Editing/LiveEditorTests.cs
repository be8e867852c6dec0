using RplCaseManager.Application.Operations;
using RplCaseManager.Domain.Shared;
using RplCaseManager.TestKit;
using RplCaseManager.Web.Shared.Editing;

namespace RplCaseManager.Web.Tests.Shared.Editing;

/// <summary>What counts as soon as it is saved: undo, a second administrator, a double click.</summary>
public sealed class LiveEditorTests
{
    private readonly List<(Guid Request, long Over, string Content)> sent = [];
    private Func<Result<long>> answer = () => 2L;

    [Fact]
    public async Task Save_SendsWhatIsShown_AndIsCleanAfterwards()
    {
        var editor = New(1);
        editor.Change("b");
        Assert.True(editor.IsDirty);
        await editor.SaveAsync("why");
        Assert.Equal((1, "b"), (sent[0].Over, sent[0].Content));
        Assert.Equal((2, false, true), (editor.Version, editor.IsDirty, editor.WasSaved));
    }

    [Fact]
    public async Task Undo_AfterASave_IsAChangeAgain()
    {
        var editor = New(1);
        editor.Change("b");
        await editor.SaveAsync("why");
        editor.Undo();
        Assert.Equal(("a", true, true), (editor.Content, editor.IsDirty, editor.CanRedo));
        editor.Redo();
        Assert.Equal(("b", false), (editor.Content, editor.IsDirty));
    }

    [Fact]
    public async Task Conflict_KeepsWhatWasTyped_AndMineIsSavedOverTheirs()
    {
        var editor = New(1);
        editor.Change("mine");
        answer = () => new ChangedMeanwhile("Eva", DateTimeOffset.UnixEpoch, "provider.changed", 5);
        await editor.SaveAsync("why");
        Assert.NotNull(editor.Conflict);
        Assert.Equal("mine", editor.Content);
        editor.KeepMine();
        answer = () => 6L;
        await editor.SaveAsync("why");
        Assert.Equal((5, "mine"), (sent[1].Over, sent[1].Content));
        Assert.NotEqual(sent[0].Request, sent[1].Request);
        Assert.Equal(6, editor.Version);
    }

    [Fact]
    public async Task Conflict_WhenTheirsIsShown_UndoBringsMineBack()
    {
        var editor = New(1);
        editor.Change("mine");
        answer = () => new ChangedMeanwhile("Eva", DateTimeOffset.UnixEpoch, "provider.changed", 5);
        await editor.SaveAsync("why");
        editor.TakeTheirs("theirs", 5);
        Assert.Equal(("theirs", false, null), (editor.Content, editor.IsDirty, editor.Conflict));
        editor.Undo();
        Assert.Equal(("mine", true), (editor.Content, editor.IsDirty));
    }

    [Fact]
    public async Task CodeOfAnotherThing_IsNoConflictThatCanBeOverwritten()
    {
        var editor = New(0);
        editor.Change("b");
        answer = () => new ChangedMeanwhile("Eva", DateTimeOffset.UnixEpoch, "provider.changed", 5);
        await editor.SaveAsync("why");
        Assert.Null(editor.Conflict);
        Assert.True(editor.IsCodeTaken);
        editor.KeepMine();
        Assert.Equal(0, editor.Version);
    }

    [Fact]
    public async Task Problems_StayUntilTheNextSave()
    {
        var editor = New(1);
        editor.Change("b");
        answer = () => new IncompleteContent([new("name", "provider.name")]);
        await editor.SaveAsync("why");
        editor.Change("c");
        Assert.Equal("provider.name", Assert.Single(editor.Problems).Rule);
        answer = () => 2L;
        await editor.SaveAsync("why");
        Assert.Empty(editor.Problems);
    }

    [Fact]
    public async Task SecondClickWhileItSaves_DoesNothing()
    {
        var gate = new TaskCompletionSource<Result<long>>();
        var editor = new LiveEditor<string>("a", 1, (request, over, content, _) => { sent.Add((request, over, content)); return gate.Task; }, Demo.NewRequest);
        editor.Change("b");
        var first = editor.SaveAsync("why");
        await editor.SaveAsync("why");
        gate.SetResult(2L);
        await first;
        Assert.Single(sent);
    }

    private LiveEditor<string> New(long version) => new("a", version, (request, over, content, _) =>
    {
        sent.Add((request, over, content));
        return Task.FromResult(answer());
    }, Demo.NewRequest);
}
