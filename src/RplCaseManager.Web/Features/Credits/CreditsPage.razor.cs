using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using RplCaseManager.Application.Credits;
using RplCaseManager.Domain.Credits;
using RplCaseManager.Domain.Shared;
using RplCaseManager.Web.Shared;
using RplCaseManager.Web.Shell;

namespace RplCaseManager.Web.Features.Credits;

/// <summary>The converter and the credit systems of every country, for anyone; what is asked stands in the address.</summary>
public partial class CreditsPage : ComponentBase
{
    private ConversionQuestion question = ConversionQuestion.Read(null, null, null, null);
    private SystemChoices choices = new([], "", "");
    private IReadOnlyList<CreditRowPage> shown = [];
    private ConvertedCredits? answer;
    private Refusal? refusal;
    private Refusal? failed;
    private string? unknown;

    [Inject]
    private IStringLocalizer<Resources.CreditPages> Texts { get; set; } = default!;

    [Inject]
    private OperationClient Operations { get; set; } = default!;

    [Inject]
    private TimeProvider Time { get; set; } = default!;

    [Inject]
    private HomeZone Home { get; set; } = default!;

    [SupplyParameterFromQuery(Name = "amount")]
    private string? Amount { get; set; }

    [SupplyParameterFromQuery(Name = "from")]
    private string? From { get; set; }

    [SupplyParameterFromQuery(Name = "to")]
    private string? To { get; set; }

    [SupplyParameterFromQuery(Name = "on")]
    private string? On { get; set; }

    [SupplyParameterFromQuery(Name = "kind")]
    private string? Kind { get; set; }

    private CreditSystemKind? Chosen => Enum.TryParse<CreditSystemKind>(Kind, ignoreCase: true, out var kind) && Enum.IsDefined(kind) ? kind : null;

    private DateOnly Day => question.On ?? Home.Today(Time);

    protected override async Task OnInitializedAsync()
    {
        question = ConversionQuestion.Read(Amount, From, To, On);
        var rows = await Operations.SendAsync(new ListCreditRows());
        failed = rows.Refusal;
        choices = new(rows.Value ?? [], Texts["Hours"], Texts["European"]);
        shown = [.. (rows.Value ?? []).Where(row => Chosen is null || row.Content.Systems.Any(system => system.Kind == Chosen))];
        if (question is { IsComplete: true, Amount: { } amount })
        {
            unknown = new[] { question.From, question.To }.FirstOrDefault(code => !choices.Knows(code));
            if (unknown is null)
            {
                var result = await Operations.SendAsync(new ConvertCredits(amount, question.From, question.To, question.On));
                (answer, refusal) = (result.Value, result.Refusal);
            }
        }
    }
}
