using Microsoft.AspNetCore.Components;

namespace RplCaseManager.Web.Shared;

/// <summary>A plain input with its label, for pages without a circuit. A password is never sent back to the browser.</summary>
public partial class Field : ComponentBase
{
    [Parameter, EditorRequired]
    public string Label { get; set; } = "";

    /// <summary>Name in the posted form, such as <c>Form.Email</c>.</summary>
    [Parameter, EditorRequired]
    public string Name { get; set; } = "";

    [Parameter]
    public string? Value { get; set; }

    [Parameter]
    public string? Hint { get; set; }

    /// <summary>What is wrong with it, in words.</summary>
    [Parameter]
    public string? Error { get; set; }

    [Parameter]
    public string Type { get; set; } = "text";

    [Parameter]
    public string? Autocomplete { get; set; }

    [Parameter]
    public bool Hidden { get; set; }

    [Parameter(CaptureUnmatchedValues = true)]
    public IReadOnlyDictionary<string, object>? More { get; set; }

    private string Id => "f-" + Name.Replace('.', '-').ToLowerInvariant();

    private string? DescribedBy => (Hint, Error) switch
    {
        (null, null) => null,
        (_, null) => Id + "-hint",
        (null, _) => Id + "-error",
        _ => $"{Id}-error {Id}-hint",
    };
}
