using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using RplCaseManager.Domain.Standards;
using RplCaseManager.Web.Shared.Editing;

namespace RplCaseManager.Web.Features.Standards.Editor;

/// <summary>A part of the form in which a standard is edited: it takes a content and answers changed ones.</summary>
public abstract class StandardPart : ComponentBase
{
    [Parameter, EditorRequired]
    public StandardContent Value { get; set; } = null!;

    [Parameter]
    public EventCallback<StandardContent> ValueChanged { get; set; }

    /// <summary>What can be chosen.</summary>
    [Parameter]
    public StandardReferences References { get; set; } = StandardReferences.None;

    /// <summary>Problems of the whole content.</summary>
    [CascadingParameter]
    public ContentProblems Problems { get; set; } = ContentProblems.None;

    /// <summary>Words of the editor.</summary>
    [Inject]
    protected IStringLocalizer<Resources.StandardEditing> Texts { get; set; } = default!;

    /// <summary>Words of kinds, methods and types.</summary>
    [Inject]
    protected IStringLocalizer<Resources.StandardPages> Words { get; set; } = default!;

    /// <summary>Every value of a kind with its words, such as <c>Kind.Microcredential</c>.</summary>
    protected IReadOnlyList<Choice<T>> ChoicesOf<T>(string prefix) where T : struct, Enum => [.. Enum.GetValues<T>().Select(value => new Choice<T>(value, Words[$"{prefix}.{value}"].Value))];

    /// <summary>A text, or null where nothing stands.</summary>
    protected static string? OrNull(string text) => string.IsNullOrWhiteSpace(text) ? null : text;

    /// <summary>Takes over a changed content.</summary>
    protected Task SetAsync(StandardContent content) => ValueChanged.InvokeAsync(content);
}
