using Microsoft.AspNetCore.Components;

namespace RplCaseManager.Web.Shared.Editing;

/// <summary>What every input of an editor has: a label, a help, a place in the content, and the problems of that place.</summary>
public abstract class EditField : ComponentBase
{
    /// <summary>What is asked, in words.</summary>
    [Parameter, EditorRequired]
    public string Label { get; set; } = "";

    /// <summary>Place in the content as its JSON names it, such as <c>units[2].title</c>; problems of that place stand at the input.</summary>
    [Parameter, EditorRequired]
    public string Path { get; set; } = "";

    /// <summary>What it is for, or how to write it.</summary>
    [Parameter]
    public string? Help { get; set; }

    /// <summary>The label is read out but not seen (in a table, whose head names it).</summary>
    [Parameter]
    public bool HideLabel { get; set; }

    /// <summary>Problems of the whole content.</summary>
    [CascadingParameter]
    public ContentProblems Problems { get; set; } = ContentProblems.None;

    /// <summary>Id of the input.</summary>
    protected string Id => ContentProblems.IdOf(Path);

    /// <summary>What is wrong with the value as it was typed; it was not taken over.</summary>
    protected string? Unreadable { get; set; }

    /// <summary>Every sentence about this input.</summary>
    protected IReadOnlyList<string> Wrong => Unreadable is null ? Problems.At(Path) : [Unreadable, .. Problems.At(Path)];

    /// <summary>Ids of what describes the input, or null.</summary>
    protected string? DescribedBy => (Wrong.Count > 0, Help) switch
    {
        (false, null) => null,
        (true, null) => Id + "-error",
        (false, _) => Id + "-hint",
        _ => $"{Id}-error {Id}-hint",
    };
}

/// <summary>One value that can be chosen.</summary>
public sealed record Choice<T>(T Value, string Text)
{
    /// <summary>What choosing it means, in a sentence; null: the text says it all.</summary>
    public string? Help { get; init; }
}
