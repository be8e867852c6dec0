namespace RplCaseManager.Web.Resources;

/// <summary>Words of the account pages.</summary>
public sealed class AccountPages
{
    private AccountPages()
    {
    }
}
