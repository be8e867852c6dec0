using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Localization;
using RplCaseManager.Application.People;
using RplCaseManager.Infrastructure.Identity;
using RplCaseManager.Web.Shell;

namespace RplCaseManager.Web.Features.People;

/// <summary>Signs a person in by address and password. A wrong address and a wrong password get one answer.</summary>
public partial class SignIn : ComponentBase
{
    private SignInForm form = new();
    private Problem? problem;
    private bool missingEmail;
    private bool missingPassword;

    [Inject]
    private IStringLocalizer<Resources.AccountPages> Texts { get; set; } = default!;

    [Inject]
    private SignInManager<Account> Sessions { get; set; } = default!;

    [Inject]
    private UserManager<Account> Users { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private NavigationMenu Menu { get; set; } = default!;

    [Inject]
    private DemoPeople Demo { get; set; } = default!;

    [Inject]
    private ILogger<SignIn> Log { get; set; } = default!;

    [SupplyParameterFromForm(FormName = "sign-in", Name = "Form")]
    private SignInForm? Posted { get; set; }

    [SupplyParameterFromForm(FormName = "demo")]
    private string? DemoEmail { get; set; }

    /// <summary>Where the person wanted to go.</summary>
    [SupplyParameterFromQuery(Name = "returnUrl")]
    private string? ReturnUrl { get; set; }

    protected override void OnInitialized() => form = Posted ?? new();

    private async Task SignInAsync()
    {
        (missingEmail, missingPassword) = (string.IsNullOrWhiteSpace(form.Email), string.IsNullOrEmpty(form.Password));
        if (!missingEmail && !missingPassword)
        {
            await SignInAsync(form.Email!.Trim(), form.Password!, form.Remember);
        }
    }

    private async Task SignInAsDemoAsync()
    {
        if (Demo.People.Any(person => person.Email == DemoEmail))
        {
            await SignInAsync(DemoEmail!, Demo.Password, remember: false);
        }
    }

    private async Task SignInAsync(string email, string password, bool remember)
    {
        var account = await Users.FindByNameAsync(email);
        if (account is null)
        {
            // As much work as for a known address, so that the time of the answer tells nothing.
            Users.PasswordHasher.HashPassword(new Account(), password);
            Refuse("wrong");
            return;
        }

        var result = await Sessions.CheckPasswordSignInAsync(account, password, lockoutOnFailure: true);
        if (result.IsLockedOut)
        {
            Refuse("locked");
        }
        else if (result.IsNotAllowed)
        {
            // Only who knows the password reads what is the matter with the account.
            Refuse(!await Users.CheckPasswordAsync(account, password) ? "wrong" : account.Closed ? "closed" : "not-confirmed");
        }
        else if (!result.Succeeded)
        {
            Refuse("wrong");
        }
        else if (account.Closed)
        {
            Refuse("closed");
        }
        else
        {
            await Sessions.SignInAsync(account, remember);
            AccountLog.SignedIn(Log, account.Id);
            Navigation.NavigateTo(LocalAddress.Of(ReturnUrl) ?? Menu.HomeOf(NavigationMenu.RolesOf(await Sessions.CreateUserPrincipalAsync(account))));
        }
    }

    private void Refuse(string key)
    {
        AccountLog.Refused(Log, key);
        problem = new(key, Texts["SignIn." + key], key is "wrong" or "locked" or "not-confirmed" ? LocalAddress.With("/account/forgot", ReturnUrl) : null, key is "not-confirmed" ? Texts["SignIn.not-confirmed.link"] : Texts["SignIn.Forgot"]);
    }

    private string MoreOf(NewPerson person) =>
        string.Join(", ", person.Roles.Skip(1).Select(grant => Texts[$"Role.{grant.Role}"].Value).Prepend(person.Roles[0].Body ?? person.Email));

    private sealed record Problem(string Key, string Text, string? Href, string LinkText);

    private sealed class SignInForm
    {
        public string? Email { get; set; }
        public string? Password { get; set; }
        public bool Remember { get; set; }
    }
}
