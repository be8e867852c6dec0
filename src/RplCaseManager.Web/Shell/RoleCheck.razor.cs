using Microsoft.AspNetCore.Components;
using RplCaseManager.Application.Operations;
using RplCaseManager.Application.People;

namespace RplCaseManager.Web.Shell;

/// <summary>Holds a page back until it is known whether it opens for the person; their roles are read anew for each page, because a session may be older than they are.</summary>
public partial class RoleCheck : ComponentBase
{
    private Type? asked;
    private Type? opened;
    private Type? closed;

    [Inject]
    private OperationClient Operations { get; set; } = default!;

    [Parameter, EditorRequired]
    public Type PageType { get; set; } = default!;

    [Parameter, EditorRequired]
    public OpensForAttribute Needs { get; set; } = default!;

    [Parameter, EditorRequired]
    public RenderFragment? ChildContent { get; set; }

    protected override async Task OnParametersSetAsync()
    {
        // Another query or another case is the same page: it keeps what it shows.
        if (asked == PageType)
        {
            return;
        }

        var page = asked = PageType;
        var me = await Operations.SendAsync(new GetMe());
        var opens = me.Ok && Needs.Operations.All(operation => Permissions.IsGranted(operation, me.Value.Grants.Select(grant => grant.Role)));
        if (asked == page)
        {
            (opened, closed) = (opens ? page : null, opens ? null : page);
        }
    }
}
