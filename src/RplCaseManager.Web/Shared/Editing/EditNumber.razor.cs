using System.Globalization;
using Microsoft.AspNetCore.Components;

namespace RplCaseManager.Web.Shared.Editing;

/// <summary>A number or nothing. What cannot be read as one stays in the input with the reason and is not taken over.</summary>
public partial class EditNumber : EditField
{
    private string typed = "";
    private decimal? shown;
    private bool began;

    [Parameter]
    public decimal? Value { get; set; }

    [Parameter]
    public EventCallback<decimal?> ValueChanged { get; set; }

    /// <summary>Whole numbers only.</summary>
    [Parameter]
    public bool Whole { get; set; }

    /// <summary>What is counted, such as "hours".</summary>
    [Parameter]
    public string? Unit { get; set; }

    /// <summary>A number must stand here.</summary>
    [Parameter]
    public bool Required { get; set; }

    /// <summary>Smallest number that is taken.</summary>
    [Parameter]
    public decimal Min { get; set; }

    /// <summary>Largest number that is taken.</summary>
    [Parameter]
    public decimal Max { get; set; } = 1_000_000m;

    /// <summary>Reads a number as people write it: a point or a comma before decimals, blanks between thousands. Null when it is none.</summary>
    public static decimal? Read(string text, bool whole)
    {
        ArgumentNullException.ThrowIfNull(text);
        var plain = string.Concat(text.Where(letter => !char.IsWhiteSpace(letter) && letter is not '\'' and not '’'));
        // One comma without a point is a decimal sign; thousands with commas or points could mean either and are not guessed.
        plain = plain.Count(letter => letter is ',') == 1 && !plain.Contains('.', StringComparison.Ordinal) ? plain.Replace(',', '.') : plain;
        return decimal.TryParse(plain, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && (!whole || decimal.Truncate(number) == number) ? number : null;
    }

    protected override void OnParametersSet()
    {
        if (!began || shown != Value)
        {
            (began, shown, Unreadable) = (true, Value, null);
            typed = Value?.ToString("0.############################", CultureInfo.InvariantCulture) ?? "";
        }
    }

    private async Task ChangedAsync(ChangeEventArgs args)
    {
        typed = (args.Value as string ?? "").Trim();
        var number = typed.Length == 0 ? null : Read(typed, Whole);
        Unreadable = typed.Length == 0 ? (Required ? Texts["Number.Needed"].Value : null)
            : number is null ? Texts[Whole ? "Number.Whole" : "Number.Any", typed].Value
            : number < Min || number > Max ? Texts["Number.Between", Min, Max].Value : null;
        if (Unreadable is null)
        {
            shown = number;
            await ValueChanged.InvokeAsync(number);
        }
    }
}
