namespace RplCaseManager.Web.Resources;

/// <summary>Words of editors whose changes count as soon as they are saved.</summary>
public sealed class LiveEditing
{
    private LiveEditing()
    {
    }
}
