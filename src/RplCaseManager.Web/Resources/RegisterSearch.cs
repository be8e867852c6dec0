namespace RplCaseManager.Web.Resources;

/// <summary>Words for searching and narrowing the public register.</summary>
public sealed class RegisterSearch
{
    private RegisterSearch()
    {
    }
}
