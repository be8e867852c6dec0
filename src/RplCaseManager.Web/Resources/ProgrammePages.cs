namespace RplCaseManager.Web.Resources;

/// <summary>Words of a programme's public page.</summary>
public sealed class ProgrammePages
{
    private ProgrammePages()
    {
    }
}
