namespace RplCaseManager.Web.Resources;

/// <summary>Words of verification and decision.</summary>
public sealed class Judging
{
    private Judging()
    {
    }
}
