using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Localization;
using RplCaseManager.Application.People;
using RplCaseManager.Domain.Shared;
using RplCaseManager.Infrastructure.Identity;
using RplCaseManager.Web.Shell;

namespace RplCaseManager.Web.Features.People;

/// <summary>Changes the password; every other session ends.</summary>
public partial class ProfilePassword : OwningComponentBase
{
    private PasswordFields form = new();
    private Refusal? refusal;

    [Inject]
    private IStringLocalizer<Resources.AccountPages> Texts { get; set; } = default!;

    [Inject]
    private OperationClient Operations { get; set; } = default!;

    [Inject]
    private RefusalTexts Refusals { get; set; } = default!;

    [Inject]
    private SignInManager<Account> Sessions { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [CascadingParameter]
    private Task<AuthenticationState> AuthenticationState { get; set; } = default!;

    [SupplyParameterFromForm(FormName = "change-password", Name = "PasswordForm")]
    private PasswordFields? Posted { get; set; }

    protected override void OnInitialized() => form = Posted ?? new() { RequestId = Operations.NewRequest() };

    private async Task SaveAsync()
    {
        var result = await Operations.SendAsync(new ChangePassword(form.RequestId, form.Current ?? "", form.Password ?? ""));
        refusal = result.Refusal;
        if (result.Ok)
        {
            // Read in a scope of its own: this request may have read the account before its stamp changed.
            var users = ScopedServices.GetRequiredService<UserManager<Account>>();
            if (await users.GetUserAsync((await AuthenticationState).User) is { } account)
            {
                await Sessions.RefreshSignInAsync(account);
            }

            Navigation.NavigateTo("/account?saved=password");
        }
    }

    private sealed class PasswordFields
    {
        public Guid RequestId { get; set; }
        public string? Current { get; set; }
        public string? Password { get; set; }
    }
}
