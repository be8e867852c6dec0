using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.JSInterop;

namespace RplCaseManager.Web.Shared;

/// <summary>
/// Takes files by drag or picker and sends each on its own to <c>POST /files/upload</c> with its progress; a file that fails says why and can
/// be sent again, the others are kept. Interactive pages only.
/// </summary>
public partial class UploadBox : ComponentBase
{
    private readonly string inputId = ElementId.Next("upload");
    private readonly string hintId = ElementId.Next("upload-hint");
    private ElementReference root;
    private IJSObjectReference? module;
    private IJSObjectReference? box;
    private DotNetObjectReference<UploadBox>? self;

    [Parameter]
    public string Url { get; set; } = "/files/upload";

    /// <summary>Raised once for each file that arrived, in the order of arrival.</summary>
    [Parameter]
    public EventCallback<UploadedFile> OnUploaded { get; set; }

    [Parameter]
    public bool Multiple { get; set; } = true;

    [Parameter]
    public bool Disabled { get; set; }

    /// <summary>The picker's filter (<c>.pdf,.jpg</c>); a convenience, never a check.</summary>
    [Parameter]
    public string? Accept { get; set; }

    /// <summary>The scheme's limit, refused before sending; 0 leaves it to the server.</summary>
    [Parameter]
    public long MaxBytes { get; set; }

    /// <summary>The button's words.</summary>
    [Parameter]
    public string? Label { get; set; }

    /// <summary>What is wanted, in a sentence.</summary>
    [Parameter]
    public string? Hint { get; set; }

    /// <summary>Form fields sent before each file (the case's id, say).</summary>
    [Parameter]
    public IReadOnlyDictionary<string, string>? Fields { get; set; }

    /// <summary>Take a file off this list once the page was told of it, because the page lists it itself.</summary>
    [Parameter]
    public bool ClearWhenDone { get; set; }

    [Inject]
    private IJSRuntime Js { get; set; } = default!;

    [Inject]
    private AntiforgeryStateProvider Antiforgery { get; set; } = default!;

    /// <summary>Called by js/upload-box.js.</summary>
    [JSInvokable]
    public Task FileArrivedAsync(UploadedFile file) => InvokeAsync(() => OnUploaded.InvokeAsync(file));

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            self = DotNetObjectReference.Create(this);
            module = await Js.InvokeAsync<IJSObjectReference>("import", "./js/upload-box.js");
            box = await module.InvokeAsync<IJSObjectReference>("create", root, self, Options());
        }
        else if (box is not null)
        {
            await box.InvokeVoidAsync("update", new { maxBytes = MaxBytes, fields = Fields, url = Url });
        }
    }

    public async ValueTask DisposeAsync()
    {
        await JsSafely.RunAsync(async () =>
        {
            if (box is not null)
            {
                await box.InvokeVoidAsync("dispose");
                await box.DisposeAsync();
            }

            if (module is not null)
            {
                await module.DisposeAsync();
            }
        });
        self?.Dispose();
        GC.SuppressFinalize(this);
    }

    private object Options() => new
    {
        url = Url,
        token = Antiforgery.GetAntiforgeryToken()?.Value ?? "",
        tokenHeader = "RequestVerificationToken",
        maxBytes = MaxBytes,
        fields = Fields,
        clearWhenDone = ClearWhenDone,
        texts = new
        {
            waiting = Texts["Upload.Waiting"].Value,
            sending = Texts["Upload.Sending"].Value,
            checking = Texts["Upload.Checking"].Value,
            done = Texts["Upload.Done"].Value,
            doneOf = Texts["Upload.DoneOf"].Value,
            progressOf = Texts["Upload.ProgressOf"].Value,
            cancel = Texts["Upload.Cancel"].Value,
            cancelOf = Texts["Upload.CancelOf"].Value,
            cancelled = Texts["Upload.Cancelled"].Value,
            retry = Texts["Upload.Retry"].Value,
            retryOf = Texts["Upload.RetryOf"].Value,
            remove = Texts["Upload.Remove"].Value,
            removeOf = Texts["Upload.RemoveOf"].Value,
            hide = Texts["Upload.Hide"].Value,
            hideOf = Texts["Upload.HideOf"].Value,
            dropped = Texts["Upload.Dropped"].Value,
            refused = Texts["Upload.Refused"].Value,
            signedOut = Texts["Upload.SignedOut"].Value,
            unclear = Texts["Upload.Unclear"].Value,
            tooLarge = Texts["Upload.TooLarge"].Value,
            empty = Texts["Upload.Empty"].Value,
        },
    };
}
