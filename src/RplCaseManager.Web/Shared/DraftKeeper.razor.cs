using System.Security.Claims;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.JSInterop;

namespace RplCaseManager.Web.Shared;

/// <summary>
/// Keeps what is typed in the fields inside it that carry <c>data-draft="key"</c>, in the browser, per signed-in user, until it is saved.
/// Static forms: render the page that follows a success with <see cref="Saved"/>. Interactive pages: call <see cref="ClearAsync"/> after each save.
/// Render the fields when their saved values are there: the draft is compared with what the field holds at first sight.
/// </summary>
public partial class DraftKeeper : ComponentBase
{
    private string userId = "visitor";

    /// <summary>What the draft belongs to, such as <c>case:018f…:outcome:12</c>; unique in the product.</summary>
    [Parameter, EditorRequired]
    public string Scope { get; set; } = "";

    /// <summary>The form was saved: forget the drafts of this scope.</summary>
    [Parameter]
    public bool Saved { get; set; }

    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    [Inject]
    private IJSRuntime Js { get; set; } = default!;

    [CascadingParameter]
    private Task<AuthenticationState>? AuthenticationState { get; set; }

    /// <summary>Forgets the drafts of this scope, or of one field in it, because they are saved.</summary>
    public ValueTask ClearAsync(string? field = null) => JsSafely.RunAsync(() => Js.InvokeVoidAsync("rplDrafts.clear", userId, Scope, field));

    protected override async Task OnParametersSetAsync()
    {
        if (AuthenticationState is not null)
        {
            var user = (await AuthenticationState).User;
            userId = user.FindFirst(ClaimTypes.NameIdentifier)?.Value ?? user.FindFirst("sub")?.Value ?? "visitor";
        }
    }
}
