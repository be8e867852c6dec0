namespace RplCaseManager.Web.Resources;

/// <summary>Words of every editor of configuration: saving, versions, publishing, lists.</summary>
public sealed class Editing
{
    private Editing()
    {
    }
}
