using System.Globalization;
using Microsoft.AspNetCore.Components;

namespace RplCaseManager.Web.Shared;

/// <summary>A few choices side by side: real radio inputs, hence arrow keys, forms and screen readers work as they know it.</summary>
/// <typeparam name="TValue">Compared with its default equality; use a nullable type when nothing may be chosen yet.</typeparam>
public partial class Segmented<TValue> : ComponentBase
{
    private readonly string labelId = ElementId.Next("seg");

    [Parameter, EditorRequired]
    public IReadOnlyList<SegmentOption<TValue>> Options { get; set; } = [];

    /// <summary>What is asked.</summary>
    [Parameter, EditorRequired]
    public string Label { get; set; } = "";

    /// <summary>The label with markup (the bold V of Valid); <see cref="Label"/> otherwise.</summary>
    [Parameter]
    public RenderFragment? LabelContent { get; set; }

    [Parameter]
    public TValue? Value { get; set; }

    [Parameter]
    public EventCallback<TValue> ValueChanged { get; set; }

    /// <summary>The field's name in a static form.</summary>
    [Parameter]
    public string? Name { get; set; }

    [Parameter]
    public bool Disabled { get; set; }

    [Parameter]
    public bool Required { get; set; }

    /// <summary>36 px high, for staff.</summary>
    [Parameter]
    public bool Compact { get; set; }

    /// <summary>Label at the side, choices at the end.</summary>
    [Parameter]
    public bool Inline { get; set; }

    [Parameter]
    public bool HideLabel { get; set; }

    /// <summary>Id of the hint or error that belongs to it.</summary>
    [Parameter]
    public string? DescribedBy { get; set; }

    /// <summary>The draft's key inside a <see cref="DraftKeeper"/>, if the choice is to be kept.</summary>
    [Parameter]
    public string? Draft { get; set; }

    private static string KeyOf(SegmentOption<TValue> option) => option.Key ?? Convert.ToString(option.Value, CultureInfo.InvariantCulture) ?? "";

    private bool IsChosen(SegmentOption<TValue> option) => EqualityComparer<TValue?>.Default.Equals(option.Value, Value);

    private async Task ChooseAsync(SegmentOption<TValue> option)
    {
        Value = option.Value;
        await ValueChanged.InvokeAsync(option.Value);
    }
}
