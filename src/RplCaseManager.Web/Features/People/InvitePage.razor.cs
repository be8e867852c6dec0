using Microsoft.AspNetCore.Components;
using RplCaseManager.Application.People;
using RplCaseManager.Domain.People;
using RplCaseManager.Domain.Shared;
using RplCaseManager.Web.Shared;
using RplCaseManager.Web.Shell;

namespace RplCaseManager.Web.Features.People;

/// <summary>An administrator invites a person with a first role.</summary>
public partial class InvitePage : ComponentBase
{
    private IReadOnlyList<BodyRow> bodies = [];
    private DraftKeeper? keeper;
    private Refusal? refused;
    private Refusal? forbidden;
    private Guid request;
    private Role role = Role.Assessor;
    private string? body = "";
    private string? invited;
    private string given = "";
    private string family = "";
    private string latin = "";
    private string email = "";
    private bool running;

    /// <summary>Code of the body for which somebody is invited; null: it is chosen here.</summary>
    [SupplyParameterFromQuery(Name = "body")]
    private string? ForBody { get; set; }

    /// <summary>The role that is missing there; null or unknown: it is chosen here.</summary>
    [SupplyParameterFromQuery(Name = "role")]
    private string? ForRole { get; set; }

    [Inject]
    private OperationClient Operations { get; set; } = default!;

    [Inject]
    private RefusalTexts Refusals { get; set; } = default!;

    /// <summary>Certificates carry Latin letters, so that a name in others needs a second form.</summary>
    private bool NeedsLatin => latin.Length > 0 || !PersonName.IsLatin(given + " " + family);

    protected override async Task OnInitializedAsync()
    {
        request = Operations.NewRequest();
        var found = await Operations.SendAsync(new ListBodies());
        (bodies, forbidden) = (found.Value ?? [], found.Refusal);
        body = bodies.FirstOrDefault(row => row.Code == ForBody)?.Code ?? "";
        if (Enum.TryParse<Role>(ForRole, out var missing) && Absence.Duties.Contains(missing))
        {
            role = missing;
        }
    }

    // The common sentence speaks to the person whose name it is.
    private string? Wrong(string field) => refused is InvalidInput invalid && invalid.Problems.Any(problem => problem.Field == field && problem.Problem == "latin-needed")
        ? Texts["Latin.Missing"].Value : Refusals.Of(refused, field);

    private async Task InviteAsync()
    {
        if (running)
        {
            return;
        }

        running = true;
        try
        {
            email = email.Trim();
            var result = await Operations.SendAsync(new InvitePerson(request, given, family, latin, email, role, body));
            refused = result.Refusal;
            if (result.Ok)
            {
                invited = (given.Trim() + " " + family.Trim()).Trim();
                request = Operations.NewRequest();
                await (keeper?.ClearAsync() ?? ValueTask.CompletedTask);
            }
        }
        finally
        {
            running = false;
        }
    }

    private void Again() => (invited, given, family, latin, email) = (null, "", "", "", "");
}
