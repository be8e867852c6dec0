namespace RplCaseManager.Web.Resources;

/// <summary>Words of the pages on which administrators look after providers.</summary>
public sealed class ProviderEditor
{
    private ProviderEditor()
    {
    }
}
