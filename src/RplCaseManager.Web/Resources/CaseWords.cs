namespace RplCaseManager.Web.Resources;

/// <summary>Words of the enumerations that staff pages show, and of what is said of a piece of evidence.</summary>
public sealed class CaseWords
{
    private CaseWords()
    {
    }
}
