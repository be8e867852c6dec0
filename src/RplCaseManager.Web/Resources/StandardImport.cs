namespace RplCaseManager.Web.Resources;

/// <summary>Words of the import of standards.</summary>
public sealed class StandardImport
{
    private StandardImport()
    {
    }
}
