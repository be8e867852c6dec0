using Microsoft.AspNetCore.Components;
using RplCaseManager.Application.Operations;

namespace RplCaseManager.Web.Shared.Editing;

/// <summary>A text. What is typed is taken over after a short pause or when the input is left, so that a long form is not drawn again for every key and one undo takes back what was typed in one go.</summary>
public partial class EditText : EditField, IDisposable
{
    /// <summary>Pause after which what was typed is taken over.</summary>
    public static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    private ITimer? timer;
    private string typed = "";
    private string? shown;
    private bool pending;

    [Parameter]
    public string? Value { get; set; }

    [Parameter]
    public EventCallback<string> ValueChanged { get; set; }

    /// <summary>Rows; more than one makes a text area.</summary>
    [Parameter]
    public int Lines { get; set; } = 1;

    /// <summary>Most characters.</summary>
    [Parameter]
    public int Max { get; set; } = TextLimits.Reason;

    /// <summary>Id of a datalist with suggestions.</summary>
    [Parameter]
    public string? List { get; set; }

    /// <summary>A code or an address: not spell-checked.</summary>
    [Parameter]
    public bool Plain { get; set; }

    [Inject]
    private TimeProvider Time { get; set; } = default!;

    public void Dispose()
    {
        timer?.Dispose();
        GC.SuppressFinalize(this);
    }

    protected override void OnParametersSet()
    {
        // A value that comes from outside (undo, another administrator's) replaces what stands there; the echo of our own does not.
        if (!pending && !string.Equals(shown, Value ?? "", StringComparison.Ordinal))
        {
            typed = shown = Value ?? "";
        }
    }

    private void Typed(string? text)
    {
        (typed, pending) = (text ?? "", true);
        timer ??= Time.CreateTimer(_ => _ = InvokeAsync(TakeOverAsync), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        timer.Change(Pause, Timeout.InfiniteTimeSpan);
    }

    private async Task TakeOverAsync()
    {
        if (pending)
        {
            (pending, shown) = (false, typed);
            await ValueChanged.InvokeAsync(typed);
        }
    }
}
