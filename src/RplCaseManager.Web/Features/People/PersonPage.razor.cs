using Microsoft.AspNetCore.Components;
using RplCaseManager.Application.People;
using RplCaseManager.Domain.Shared;
using RplCaseManager.Web.Shell;

namespace RplCaseManager.Web.Features.People;

/// <summary>One person, for administrators: roles, account, invitation, fields, languages, absences.</summary>
public partial class PersonPage : ComponentBase
{
    private IReadOnlyList<BodyRow> bodies = [];
    private PersonDetails? person;
    private Refusal? refused;
    private Guid request;
    private bool sent;
    private bool running;

    [Parameter]
    public Guid Id { get; set; }

    [Inject]
    private OperationClient Operations { get; set; } = default!;

    [Inject]
    private RefusalTexts Refusals { get; set; } = default!;

    private string Name => person is null ? "" : (person.Row.GivenName + " " + person.Row.FamilyName).Trim();

    protected override async Task OnParametersSetAsync()
    {
        request = Operations.NewRequest();
        var found = await Operations.SendAsync(new ListBodies());
        (bodies, refused) = (found.Value ?? [], found.Refusal);
        if (refused is null)
        {
            await LoadAsync();
        }
    }

    private async Task LoadAsync()
    {
        var found = await Operations.SendAsync(new GetPerson(Id));
        (person, refused) = (found.Value, found.Refusal);
    }

    private async Task InviteAgainAsync()
    {
        if (running)
        {
            return;
        }

        running = true;
        try
        {
            var result = await Operations.SendAsync(new ResendInvitation(request, Id));
            (refused, sent) = (result.Refusal, result.Ok);
            request = Operations.NewRequest();
        }
        finally
        {
            running = false;
        }
    }
}
