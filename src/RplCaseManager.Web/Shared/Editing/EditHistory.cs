namespace RplCaseManager.Web.Shared.Editing;

/// <summary>A content that is edited, and what of it can be taken back. Contents never change, so that every step is simply kept.</summary>
public sealed class EditHistory<TContent>(TContent content) where TContent : class
{
    /// <summary>Changes that can be taken back.</summary>
    public const int Remembered = 200;

    private readonly LinkedList<TContent> before = new();
    private readonly Stack<TContent> after = new();

    /// <summary>What is edited.</summary>
    public TContent Content { get; private set; } = content;

    public bool CanUndo => before.Count > 0;

    public bool CanRedo => after.Count > 0;

    /// <summary>Takes over a changed content; the same content is no change. Whether it was one.</summary>
    public bool Change(TContent content)
    {
        if (Equals(content, Content))
        {
            return false;
        }

        Remember();
        after.Clear();
        Content = content;
        return true;
    }

    /// <summary>Takes back the last change. Whether there was one.</summary>
    public bool Undo()
    {
        if (before.Last is not { } last)
        {
            return false;
        }

        before.RemoveLast();
        after.Push(Content);
        Content = last.Value;
        return true;
    }

    /// <summary>Makes the change again that was taken back. Whether there was one.</summary>
    public bool Redo()
    {
        if (!after.TryPop(out var next))
        {
            return false;
        }

        Remember();
        Content = next;
        return true;
    }

    private void Remember()
    {
        before.AddLast(Content);
        if (before.Count > Remembered)
        {
            before.RemoveFirst();
        }
    }
}
