using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace RplCaseManager.Web.Shared;

/// <summary>Shortcuts of a page: raises <see cref="OnKey"/> for single keys, never while somebody types or a dialog is open. Shows nothing.</summary>
public partial class KeyboardKeys : ComponentBase
{
    private IJSObjectReference? module;
    private IJSObjectReference? listener;
    private DotNetObjectReference<KeyboardKeys>? self;
    private string sent = "";

    /// <summary>The keys, separated by spaces, letters in lower case: <c>j k n 1 2 3 4 5 ?</c> or names such as <c>ArrowDown Enter</c>.</summary>
    [Parameter, EditorRequired]
    public string Keys { get; set; } = "";

    /// <summary>Gets the key as it stands in <see cref="Keys"/>.</summary>
    [Parameter]
    public EventCallback<string> OnKey { get; set; }

    [Inject]
    private IJSRuntime Js { get; set; } = default!;

    private string[] KeyList => Keys.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>Called by js/keyboard-keys.js.</summary>
    [JSInvokable]
    public Task KeyPressedAsync(string key) => InvokeAsync(() => OnKey.InvokeAsync(key));

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            sent = Keys;
            self = DotNetObjectReference.Create(this);
            module = await Js.InvokeAsync<IJSObjectReference>("import", "./js/keyboard-keys.js");
            listener = await module.InvokeAsync<IJSObjectReference>("listen", self, KeyList);
        }
        else if (listener is not null && !string.Equals(sent, Keys, StringComparison.Ordinal))
        {
            sent = Keys;
            await listener.InvokeVoidAsync("update", [KeyList]);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await JsSafely.RunAsync(async () =>
        {
            if (listener is not null)
            {
                await listener.InvokeVoidAsync("dispose");
                await listener.DisposeAsync();
            }

            if (module is not null)
            {
                await module.DisposeAsync();
            }
        });
        self?.Dispose();
        GC.SuppressFinalize(this);
    }
}
