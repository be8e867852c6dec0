namespace RplCaseManager.Web.Resources;

/// <summary>Words of the editor of programmes.</summary>
public sealed class ProgrammeEditing
{
    private ProgrammeEditing()
    {
    }
}
