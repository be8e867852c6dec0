namespace RplCaseManager.Web.Resources;

/// <summary>Words of the import of people.</summary>
public sealed class PeopleImport
{
    private PeopleImport()
    {
    }
}
