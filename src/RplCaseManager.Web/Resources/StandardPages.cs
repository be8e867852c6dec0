namespace RplCaseManager.Web.Resources;

/// <summary>Words of the public register, and of kinds, outcomes and methods wherever a visitor reads them.</summary>
public sealed class StandardPages
{
    private StandardPages()
    {
    }
}
