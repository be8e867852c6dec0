using System.Globalization;
using Microsoft.AspNetCore.Components;
using MudBlazor;
using RplCaseManager.Application.Operations;
using RplCaseManager.Application.People;
using RplCaseManager.Domain.Shared;
using RplCaseManager.Web.Shared;
using RplCaseManager.Web.Shell;

namespace RplCaseManager.Web.Features.People;

/// <summary>What a person can assess, and when they do not work; nothing typed is lost when it is refused.</summary>
public partial class PersonWork : ComponentBase
{
    private readonly string reasonId = ElementId.Next("absence-reason");
    private readonly string expertiseId = ElementId.Next("expertise");
    private readonly string languagesId = ElementId.Next("languages");
    private Refusal? refusedAbsence;
    private Refusal? refusedKnows;
    private Guid request;
    private DateOnly? from;
    private DateOnly? until;
    private string standIn = "";
    private string reason = "";
    private string expertise = "";
    private string languages = "";
    private string said = "";
    private bool missing;
    private bool running;

    [Parameter, EditorRequired]
    public PersonDetails Person { get; set; } = default!;

    /// <summary>Something was changed; the page reads again.</summary>
    [Parameter]
    public EventCallback OnChanged { get; set; }

    [Inject]
    private OperationClient Operations { get; set; } = default!;

    [Inject]
    private RefusalTexts Refusals { get; set; } = default!;

    [Inject]
    private ISnackbar Snackbar { get; set; } = default!;

    protected override void OnInitialized() =>
        (request, expertise, languages) = (Operations.NewRequest(), string.Join('\n', Person.Expertise), string.Join(' ', Person.Languages));

    private static string Day(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.CurrentCulture);

    private static string? Iso(DateOnly? day) => day?.ToString("O", CultureInfo.InvariantCulture);

    private static DateOnly? Read(ChangeEventArgs args) => DateOnly.TryParseExact(args.Value as string, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private async Task RecordAsync()
    {
        missing = from is null || until is null;
        if (missing)
        {
            return;
        }

        refusedAbsence = await ChangeAsync(new RecordAbsence(request, Person.Row.Id, from!.Value, until!.Value, reason, Guid.TryParse(standIn, out var id) ? id : null), Texts["Absence.Recorded"]);
        if (refusedAbsence is null)
        {
            (from, until, reason, standIn) = (null, null, "", "");
        }
    }

    private async Task EndAsync(AbsenceRow absence) => refusedAbsence = await ChangeAsync(new EndAbsence(request, absence.Id), Texts["Absence.Ended"]);

    private async Task SaveAsync()
    {
        var operation = new ChangeExpertise(request, Person.Row.Id, Person.Version, Person.MayChangeExpertise ? expertise.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) : Person.Expertise,
            languages.Split([' ', ','], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
        refusedKnows = await ChangeAsync(operation, "");
        if (refusedKnows is null)
        {
            Snackbar.Add(Texts["Knows.Saved"], Severity.Success);
        }
    }

    private async Task<Refusal?> ChangeAsync<T>(IOperation<T> operation, string done)
    {
        if (running)
        {
            return null;
        }

        running = true;
        try
        {
            var result = await Operations.SendAsync(operation);
            (said, request) = (result.Ok ? done : "", Operations.NewRequest());
            if (result.Ok)
            {
                await OnChanged.InvokeAsync();
            }

            return result.Refusal;
        }
        finally
        {
            running = false;
        }
    }
}
