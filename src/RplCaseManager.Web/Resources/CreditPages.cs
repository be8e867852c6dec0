namespace RplCaseManager.Web.Resources;

/// <summary>Words of the converter and of the credit systems.</summary>
public sealed class CreditPages
{
    private CreditPages()
    {
    }
}
