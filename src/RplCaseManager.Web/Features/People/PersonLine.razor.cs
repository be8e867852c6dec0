using Microsoft.AspNetCore.Components;
using MudBlazor;
using RplCaseManager.Application.Operations;
using RplCaseManager.Application.People;
using RplCaseManager.Domain.People;
using RplCaseManager.Domain.Shared;
using RplCaseManager.Web.Shared;
using RplCaseManager.Web.Shell;

namespace RplCaseManager.Web.Features.People;

/// <summary>One person: grant a role, take one away, close or open the account. Taking and closing ask once.</summary>
public partial class PersonLine : ComponentBase
{
    private Guid request;
    private Refusal? refused;
    private Role role = Role.Assessor;
    private string? body;
    private string done = "";
    private bool running;

    [Parameter, EditorRequired]
    public PersonRow Row { get; set; } = default!;

    [Parameter, EditorRequired]
    public IReadOnlyList<BodyRow> Bodies { get; set; } = [];

    [Parameter]
    public bool IsOpen { get; set; }

    [Parameter]
    public EventCallback OnToggle { get; set; }

    /// <summary>Something was changed; the list reads again.</summary>
    [Parameter]
    public EventCallback OnChanged { get; set; }

    [Inject]
    private OperationClient Operations { get; set; } = default!;

    [Inject]
    private RefusalTexts Refusals { get; set; } = default!;

    [Inject]
    private IDialogService Dialogs { get; set; } = default!;

    private string Name => (Row.GivenName + " " + Row.FamilyName).Trim();

    // Another role is mostly one for the same body.
    protected override void OnInitialized() => (request, body) = (Operations.NewRequest(), Row.Grants.FirstOrDefault(grant => grant.Body is not null)?.Body ?? "");

    protected override void OnParametersSet()
    {
        if (!IsOpen)
        {
            (refused, done) = (null, "");
        }
    }

    private string WordOf(RoleGrant grant) => GrantWords.Of(grant, Bodies, Texts, Words);

    private Task GrantAsync() => ChangeAsync(new GrantRole(request, Row.Id, role, body), Texts["Did.Granted", Name, WordOf(new RoleGrant(role, body))]);

    private async Task TakeAsync(RoleGrant grant)
    {
        var word = WordOf(grant);
        if ((await ConfirmDialog.AskAsync(Dialogs, new ConfirmQuestion(Texts["Take.Title", word, Name], Texts["Take.Body"], Texts["Take"], IsDestructive: true))).Confirmed)
        {
            await ChangeAsync(new TakeRole(request, Row.Id, grant.Role, grant.Body), Texts["Did.Taken", Name, word]);
        }
    }

    private async Task SwitchAsync()
    {
        var key = Row.Active ? "Account.Close" : "Account.Reopen";
        if ((await ConfirmDialog.AskAsync(Dialogs, new ConfirmQuestion(Texts[key + ".Title", Name], Texts[key + ".Body"], Texts[key], IsDestructive: Row.Active))).Confirmed)
        {
            await ChangeAsync(new SetPersonActive(request, Row.Id, !Row.Active), Texts[Row.Active ? "Did.Closed" : "Did.Opened", Name]);
        }
    }

    private async Task ChangeAsync(IOperation<Done> operation, string said)
    {
        if (running)
        {
            return;
        }

        running = true;
        try
        {
            var result = await Operations.SendAsync(operation);
            (refused, done) = (result.Refusal, result.Ok ? said : "");
            // A refused request did nothing, but the next attempt may be another one.
            request = Operations.NewRequest();
            if (result.Ok)
            {
                await OnChanged.InvokeAsync();
            }
        }
        finally
        {
            running = false;
        }
    }
}
