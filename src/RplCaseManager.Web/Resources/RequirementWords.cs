namespace RplCaseManager.Web.Resources;

/// <summary>Words of requirement trees, as they are read and as they are edited.</summary>
public sealed class RequirementWords
{
    private RequirementWords()
    {
    }
}
