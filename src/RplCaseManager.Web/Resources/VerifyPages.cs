namespace RplCaseManager.Web.Resources;

/// <summary>Words of the pages that verify a certificate.</summary>
public sealed class VerifyPages
{
    private VerifyPages()
    {
    }
}
