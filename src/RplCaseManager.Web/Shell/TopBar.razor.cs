using System.Security.Claims;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;

namespace RplCaseManager.Web.Shell;

/// <summary>Mark, name, the places of the person's roles, colours, account.</summary>
public partial class TopBar : ComponentBase
{
    private IReadOnlyList<NavigationItem> items = [];
    private string? name;
    private string? userId;
    private string roleWords = "";
    private bool isStaff;

    [CascadingParameter]
    private Task<AuthenticationState>? AuthenticationState { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        var user = AuthenticationState is null ? new ClaimsPrincipal() : (await AuthenticationState).User;
        var signedIn = user.Identity?.IsAuthenticated == true;
        var roles = NavigationMenu.RolesOf(user);
        name = signedIn ? user.FindFirst("name")?.Value ?? user.Identity?.Name ?? "" : null;
        userId = user.FindFirst(ClaimTypes.NameIdentifier)?.Value ?? user.FindFirst("sub")?.Value;
        isStaff = NavigationMenu.IsStaff(roles);
        roleWords = isStaff ? string.Join(", ", roles.Select(role => Texts[$"Role.{role}"].Value)) : "";
        items = Menu.For(roles);
    }
}
