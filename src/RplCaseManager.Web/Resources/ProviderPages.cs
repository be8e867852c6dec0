namespace RplCaseManager.Web.Resources;

/// <summary>Words of the trust list and of kinds of providers wherever somebody reads them.</summary>
public sealed class ProviderPages
{
    private ProviderPages()
    {
    }
}
