namespace RplCaseManager.Web.Features.Standards.Editor;

/// <summary>Which outcomes of a long form are unfolded, and which control takes the focus after an act.</summary>
public sealed class OpenOutcomes
{
    private readonly HashSet<string> open = new(StringComparer.Ordinal);
    private string? focus;

    /// <summary>Whether all that an outcome holds is shown.</summary>
    public bool IsOpen(string code) => open.Contains(code);

    /// <summary>Unfolds an outcome; it stays open while somebody mends what was wrong with it.</summary>
    public void Open(string code) => open.Add(code);

    /// <summary>Unfolds or folds.</summary>
    public void Toggle(string code)
    {
        if (!open.Remove(code))
        {
            open.Add(code);
        }
    }

    /// <summary>An outcome has another code now.</summary>
    public void Rename(string code, string now)
    {
        if (open.Remove(code))
        {
            open.Add(now);
        }
    }

    /// <summary>A control takes the focus when the change is drawn.</summary>
    public void FocusNext(string id) => focus = id;

    /// <summary>The control that takes the focus; it is told once.</summary>
    public string? TakeFocus()
    {
        var id = focus;
        focus = null;
        return id;
    }
}
