using Microsoft.AspNetCore.Components;
using RplCaseManager.Application.Cases;
using RplCaseManager.Domain.Cases;
using RplCaseManager.Domain.Shared;
using RplCaseManager.Web.Shared;
using RplCaseManager.Web.Shell;

namespace RplCaseManager.Web.Features.Cases;

/// <summary>Moving through the table and opening a row by keyboard.</summary>
public partial class CaseTable
{
    private async Task PressedAsync(string key)
    {
        if (key == "Enter")
        {
            await OpenAsync();
            return;
        }

        if (rows.Count > 0)
        {
            selected = Math.Clamp(selected + (key == "ArrowDown" ? 1 : -1), 0, rows.Count - 1);
            // The focus goes along, so that the row comes into view and is read out.
            await JsSafely.RunAsync(() => lines.TryGetValue(rows[selected].Id, out var line) ? line.FocusAsync() : ValueTask.CompletedTask);
        }
    }

    private async Task OpenAsync()
    {
        if (selected < 0 || selected >= rows.Count)
        {
            return;
        }

        var row = rows[selected];
        if (Href?.Invoke(row) is { } href)
        {
            Navigation.NavigateTo(href);
        }
        else if (CanPick(row))
        {
            await OnPick.InvokeAsync(row);
        }
    }
}
