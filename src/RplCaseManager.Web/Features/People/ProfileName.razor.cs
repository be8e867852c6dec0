using System.Security.Claims;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Localization;
using RplCaseManager.Application.People;
using RplCaseManager.Domain.Shared;
using RplCaseManager.Infrastructure.Identity;
using RplCaseManager.Web.Shell;

namespace RplCaseManager.Web.Features.People;

/// <summary>Name and date of birth of the person.</summary>
public partial class ProfileName : ComponentBase
{
    private NameFields form = new();
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

    [Parameter, EditorRequired]
    public MyProfile Me { get; set; } = default!;

    [SupplyParameterFromForm(FormName = "name", Name = "NameForm")]
    private NameFields? Posted { get; set; }

    protected override void OnInitialized() => form = Posted ?? new()
    {
        RequestId = Operations.NewRequest(),
        GivenName = Me.GivenName,
        FamilyName = Me.FamilyName,
        // A name in Latin letters is its own transliteration and is not asked for twice.
        LatinName = Me.LatinName == $"{Me.GivenName} {Me.FamilyName}".Trim() ? null : Me.LatinName,
        DateOfBirth = Me.DateOfBirth,
    };

    private async Task SaveAsync()
    {
        var result = await Operations.SendAsync(new ChangeProfile(form.RequestId, form.GivenName ?? "", form.FamilyName ?? "", form.LatinName ?? "", form.DateOfBirth));
        refusal = result.Refusal;
        if (result.Ok)
        {
            // The session carries the name that the bar shows.
            ClaimsPrincipal user = (await AuthenticationState).User;
            if (await Sessions.UserManager.GetUserAsync(user) is { } account)
            {
                await Sessions.RefreshSignInAsync(account);
            }

            Navigation.NavigateTo("/account?saved=name");
        }
    }

    private string? Of(string field) => Refusals.Of(refusal, field);

    private sealed class NameFields
    {
        public Guid RequestId { get; set; }
        public string? GivenName { get; set; }
        public string? FamilyName { get; set; }
        public string? LatinName { get; set; }
        public DateOnly? DateOfBirth { get; set; }
    }
}
