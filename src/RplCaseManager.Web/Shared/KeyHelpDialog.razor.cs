using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;
using MudBlazor;

namespace RplCaseManager.Web.Shared;

/// <summary>All keys of a page, and the switch that turns single-key shortcuts off in this browser (WCAG 2.1.4). Use <see cref="ShowAsync"/>.</summary>
public partial class KeyHelpDialog : ComponentBase, IAsyncDisposable
{
    private IJSObjectReference? module;
    private bool isOn = true;

    /// <summary>Keys (separated by spaces) and what they do.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<(string Keys, string Meaning)> Keys { get; set; } = [];

    [CascadingParameter]
    private IMudDialogInstance? Dialog { get; set; }

    [Inject]
    private IJSRuntime Js { get; set; } = default!;

    public static async Task ShowAsync(IDialogService dialogs, IReadOnlyList<(string Keys, string Meaning)> keys)
    {
        ArgumentNullException.ThrowIfNull(dialogs);
        var shown = await dialogs.ShowAsync<KeyHelpDialog>(null, new DialogParameters<KeyHelpDialog> { { dialog => dialog.Keys, keys } },
            new DialogOptions { MaxWidth = MaxWidth.ExtraSmall, CloseOnEscapeKey = true });
        await shown.Result;
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            module = await Js.InvokeAsync<IJSObjectReference>("import", "./js/keyboard-keys.js");
            isOn = await module.InvokeAsync<bool>("isOn");
            StateHasChanged();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await JsSafely.RunAsync(() => module?.DisposeAsync() ?? ValueTask.CompletedTask);
        GC.SuppressFinalize(this);
    }

    private async Task SwitchAsync(ChangeEventArgs args)
    {
        isOn = args.Value is true;
        if (module is not null)
        {
            await module.InvokeVoidAsync("switchOn", isOn);
        }
    }
}
