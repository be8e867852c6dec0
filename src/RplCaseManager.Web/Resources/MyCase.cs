namespace RplCaseManager.Web.Resources;

/// <summary>Words of the candidate's case page and of the frame around its pages.</summary>
public sealed class MyCase
{
    private MyCase()
    {
    }
}
