namespace RplCaseManager.Web.Resources;

/// <summary>Words of the editor of qualification standards.</summary>
public sealed class StandardEditing
{
    private StandardEditing()
    {
    }
}
