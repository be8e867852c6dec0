using System.Globalization;
using Microsoft.AspNetCore.Components;
using RplCaseManager.Application.Assessment;
using RplCaseManager.Application.Cases;
using RplCaseManager.Domain.Cases;
using RplCaseManager.Web.Features.Cases;
using RplCaseManager.Web.Shared;

namespace RplCaseManager.Web.Features.Assessment;

/// <summary>The assessor's workbench: outcomes, evidence, judgement side by side. It saves after each change and says when.</summary>
public partial class WorkbenchPage : StaffCasePage
{
    private WorkbenchModel? model;
    private OutcomePane? middle;
    private JudgementPane? judging;
    private int edition;

    [SupplyParameterFromQuery(Name = "outcome")]
    private string? Outcome { get; set; }

    private string SavedWord => model switch
    {
        { IsSaving: true } => Texts["Saving"],
        { IsUnsaved: true } => Texts["Unsaved"],
        { SavedAt: { } at } => Texts["Saved", TimeZoneInfo.ConvertTime(at, TimeZoneInfo.FindSystemTimeZoneById(Details!.ZoneId)).ToString(Formats["Time.Short"], CultureInfo.CurrentCulture)],
        _ => Texts["NotSaved"],
    };

    private string? WhyNotRecommend => model switch
    {
        null or { Order.Count: 0 } => Texts["Recommend.None"].Value,
        { Details.State: CaseState.InformationRequested } => Texts["Recommend.Waits"].Value,
        { CanJudge: false } => Texts["Recommend.State"].Value,
        { OpenCount: 1 } => Texts["Recommend.OpenOne"].Value,
        { OpenCount: > 1 } => Texts["Recommend.Open", model.OpenCount].Value,
        { IsUnsaved: true } => Texts["Unsaved"].Value,
        _ => null,
    };

    protected override Task LoadedAsync(CaseDetails details)
    {
        if (model?.Details.Id == details.Id)
        {
            model.Refresh(details);
        }
        else
        {
            model = new WorkbenchModel(details, Outcome);
        }

        return Task.CompletedTask;
    }

    private async Task ChooseAsync(string code)
    {
        await LeaveAsync();
        if (model!.Go(code))
        {
            Show();
            await (middle?.FocusAsync() ?? ValueTask.CompletedTask);
        }
    }

    private async Task PressedAsync(string key)
    {
        switch (key)
        {
            case "j" or "k":
                await LeaveAsync();
                model!.Move(key == "j" ? 1 : -1);
                Show();
                break;
            case "n" when model!.NextOpen() is { } next:
                await ChooseAsync(next.Code);
                break;
            case "e" when middle is not null:
                await middle.NextAsync();
                break;
            case "?":
                await HelpAsync();
                break;
            default:
                if (model is { CanJudge: true, Sheet: { } sheet } && int.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
                {
                    sheet.Cycle(number - 1);
                    await SaveAsync(sheet);
                }

                break;
        }
    }

    // What was filled in is saved before another outcome is shown; a refused sheet stays as it is and can be gone back to.
    private Task LeaveAsync() => model?.Sheet is { IsDirty: true } sheet ? SaveAsync(sheet) : Task.CompletedTask;

    private void Show() => Navigation.NavigateTo(Navigation.GetUriWithQueryParameter("outcome", model?.Current?.Code), replace: true);

    /// <summary>Saves a sheet; what is changed while a save runs is saved by the same run, so that saves of one sheet never overtake each other.</summary>
    private async Task SaveAsync(SheetEditor sheet)
    {
        if (sheet.IsSaving || model is not { CanJudge: true })
        {
            return;
        }

        sheet.IsSaving = true;
        try
        {
            while (sheet.IsDirty && sheet.Refused is null)
            {
                StateHasChanged();
                var revision = sheet.Revision;
                var result = await Operations.SendAsync(new RecordJudgement(Operations.NewRequest(), Id, sheet.Code, sheet.Version, sheet.ToSend));
                if (result.Ok)
                {
                    sheet.SavedAs(result.Value, revision);
                }
                else
                {
                    sheet.RefusedWith(result.Refusal);
                }
            }
        }
        finally
        {
            sheet.IsSaving = false;
        }

        if (!sheet.IsDirty && judging?.Sheet == sheet)
        {
            await judging.SavedAsync();
        }
    }

    private async Task ReloadSheetAsync()
    {
        var code = model?.Current?.Code;
        var result = await Operations.SendAsync(new GetCase(Id));
        if (result.Ok)
        {
            model!.Refresh(result.Value, code);
            // A new pane reads the saved values; what was typed comes back as a draft to choose.
            edition++;
        }
    }

    private Task ReleaseAsync() => AskAsync(
        new TextAct(Texts["Release.Title", Details!.Number], Texts["Release.Body"], Texts["Release.Label"], Texts["Release.Confirm"], $"case:{Id}:release"),
        text => ActAsync("release", (request, shown) => new ReleaseCase(request, shown.Id, shown.Version, text), Texts["Release.Done"], leaveFor: "/queue"));

    private Task AskForMoreAsync() => OnceAsync(async () =>
    {
        await LeaveAsync();
        await AskForMoreDialog.AskAsync(Dialogs, model!, LoadAsync,
            (text, codes) => ActAsync("ask", (request, shown) => new RequestInformation(request, shown.Id, shown.Version, text, codes), Texts["More.Done"]));
    });

    private Task RecommendAsync() => OnceAsync(async () =>
    {
        if (WhyNotRecommend is not null)
        {
            return;
        }

        await LeaveAsync();
        await RecommendDialog.AskAsync(Dialogs, model!, LoadAsync,
            text => ActAsync("recommend", (request, shown) => new Recommend(request, shown.Id, shown.Version, text), Texts["Recommend.Done"]));
    });

    private Task HelpAsync() => KeyHelpDialog.ShowAsync(Dialogs,
    [
        ("J", Texts["Key.J"]), ("K", Texts["Key.K"]), ("N", Texts["Key.N"]), ("E", Texts["Key.E"]), ("1 2 3 4 5", Texts["Key.Varcs"]), ("?", Texts["Key.Help"]),
    ]);
}
