using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.WebUtilities;
using RplCaseManager.Application.People;
using RplCaseManager.Domain.People;
using RplCaseManager.Domain.Shared;
using RplCaseManager.Web.Shared;
using RplCaseManager.Web.Shell;

namespace RplCaseManager.Web.Features.People;

/// <summary>Who may do what: the table by which every operation is checked, in words; for administrators and auditors.</summary>
public partial class PermissionsPage : ComponentBase
{
    private const string Path = "/admin/permissions";
    private readonly AddressEcho<(string Search, Role? Role)> echo = new();
    private IReadOnlyList<PermissionLine> all = [];
    private IReadOnlyList<PermissionLine> lines = [];
    private Refusal? refused;
    private Role? role;
    private string search = "";

    [SupplyParameterFromQuery(Name = "q")]
    private string? AskedSearch { get; set; }

    [SupplyParameterFromQuery(Name = "role")]
    private string? AskedRole { get; set; }

    [Inject]
    private OperationClient Operations { get; set; } = default!;

    [Inject]
    private RefusalTexts Refusals { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    protected override async Task OnInitializedAsync()
    {
        var found = await Operations.SendAsync(new ListPermissions());
        (all, refused) = (PermissionWords.Of(found.Value ?? []), found.Refusal);
        Filter();
    }

    protected override void OnParametersSet()
    {
        var asked = (AskedSearch?.Trim() ?? "", RoleOf(AskedRole));
        if (echo.IsNews(asked))
        {
            (search, role) = asked;
            Filter();
        }
    }

    private static Role? RoleOf(string? name) => Enum.TryParse<Role>(name, ignoreCase: true, out var known) && Enum.IsDefined(known) ? known : null;

    private string WordOf(Role one) => one is Role.Anyone or Role.System ? Texts[$"Role.{one}"] : Words[$"Role.{one}"];

    private void Searched(ChangeEventArgs args)
    {
        search = args.Value as string ?? "";
        Changed();
    }

    private void Chosen(ChangeEventArgs args)
    {
        role = RoleOf(args.Value as string);
        Changed();
    }

    private void Changed()
    {
        echo.Announce((search.Trim(), role));
        var values = new Dictionary<string, string?>(StringComparer.Ordinal) { ["q"] = search.Trim(), ["role"] = role?.ToString() };
        Navigation.NavigateTo(QueryHelpers.AddQueryString(Path, values.Where(pair => !string.IsNullOrEmpty(pair.Value))), replace: true);
        Filter();
    }

    private void Filter() => lines = PermissionWords.Find(all, role, search);
}
