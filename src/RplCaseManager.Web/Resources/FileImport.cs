namespace RplCaseManager.Web.Resources;

/// <summary>Words that every import of a file has.</summary>
public sealed class FileImport
{
    private FileImport()
    {
    }
}
