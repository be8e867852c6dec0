namespace RplCaseManager.Web.Resources;

/// <summary>Words of the pages on which administrators look after credit systems.</summary>
public sealed class CreditEditor
{
    private CreditEditor()
    {
    }
}
