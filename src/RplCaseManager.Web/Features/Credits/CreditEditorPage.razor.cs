using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using RplCaseManager.Application.Credits;
using RplCaseManager.Application.Operations;
using RplCaseManager.Domain.Credits;
using RplCaseManager.Domain.Shared;
using RplCaseManager.Web.Shared;
using RplCaseManager.Web.Shared.Editing;
using RplCaseManager.Web.Shell;

namespace RplCaseManager.Web.Features.Credits;

/// <summary>An administrator enters the credit systems and conversions of a country or region, or changes them, with a reason.</summary>
public partial class CreditEditorPage : ComponentBase
{
    private LiveEditor<CreditRowContent>? editor;
    private IReadOnlyList<CreditRowPage> rows = [];
    private Refusal? refused;

    /// <summary>Code of the row; null for a new one.</summary>
    [Parameter]
    public string? Code { get; set; }

    [Inject]
    private IStringLocalizer<Resources.CreditEditor> Texts { get; set; } = default!;

    [Inject]
    private IStringLocalizer<Resources.CreditPages> Words { get; set; } = default!;

    [Inject]
    private OperationClient Operations { get; set; } = default!;

    [Inject]
    private RefusalTexts Refusals { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    private CreditRowContent Content => editor!.Content;

    private string Href => Code is null ? "/admin/credits/new" : "/admin/credits/" + Code;

    protected override async Task OnParametersSetAsync()
    {
        if (editor is not null && (Code is null ? editor.IsNew : editor.Content.Code == Code))
        {
            return;
        }

        var found = await Operations.SendAsync(new ListCreditRows());
        (rows, refused) = (found.Value ?? [], found.Refusal);
        if (Code is null)
        {
            Edit(new() { Code = "", Country = "", Statement = "", Systems = [] }, 0);
        }
        else if (rows.FirstOrDefault(row => row.Content.Code == Code) is { } page)
        {
            Edit(page.Content, page.Version);
        }
        else
        {
            refused ??= new Application.Operations.NotFound("credits");
        }
    }

    private void Edit(CreditRowContent content, long version)
    {
        editor = new(content, version, async (request, over, changed, reason) =>
        {
            var result = await Operations.SendAsync(new SaveCreditRow(request, over, changed, reason));
            return result.Ok ? result.Value.Version : result.Refusal;
        }, Operations.NewRequest);
    }

    private void Change(CreditRowContent content) => editor!.Change(content);

    // The systems that this row gets are offered for its conversions before they are saved.
    private SystemChoices Choices => new([.. rows.Where(row => row.Content.Code != Content.Code), new CreditRowPage(0, Content)], Words["Hours"], Words["European"]);

    private ConfirmQuestion Question() => new(Texts[editor!.IsNew ? "Save.New" : "Save.Title"], Texts["Save.Body"], Texts["Save.Do"], Texts["Save.Reason"]);

    private async Task TakeTheirsAsync()
    {
        rows = (await Operations.SendAsync(new ListCreditRows())).Value ?? rows;
        if (rows.FirstOrDefault(row => row.Content.Code == Content.Code) is { } page)
        {
            editor!.TakeTheirs(page.Content, page.Version);
        }
    }

    private void Saved()
    {
        if (Code is null)
        {
            Navigation.NavigateTo("/admin/credits/" + Content.Code, replace: true);
        }
    }
}
