namespace RplCaseManager.Web.Shared.Editing;

/// <summary>One entry of an edited list.</summary>
/// <param name="Path">Place of the entry in the content, such as <c>occupations[2]</c>.</param>
public sealed record EditRow<T>(T Item, int Index, string Path, Func<int, T, Task> Replace)
{
    /// <summary>Puts a changed entry in the place of this one.</summary>
    public Task ChangeAsync(T item) => Replace(Index, item);

    /// <summary>Place of a member of the entry, such as <c>occupations[2].code</c>.</summary>
    public string At(string member) => Path + "." + member;
}
