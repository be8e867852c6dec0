namespace RplCaseManager.Web.Resources;

/// <summary>Words of the reasoned decision.</summary>
public sealed class MyDecision
{
    private MyDecision()
    {
    }
}
