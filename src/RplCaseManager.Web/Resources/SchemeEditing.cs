namespace RplCaseManager.Web.Resources;

/// <summary>Words of the editor of schemes.</summary>
public sealed class SchemeEditing
{
    private SchemeEditing()
    {
    }
}
