namespace RplCaseManager.Web.Resources;

/// <summary>Words of the page that moves the clock of a Development installation.</summary>
public sealed class Clock
{
    private Clock()
    {
    }
}
