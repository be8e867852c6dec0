namespace RplCaseManager.Web.Resources;

/// <summary>Words of every refusal, by rule id, and of every problem of a field, by <c>field.{problem}</c>.</summary>
public sealed class Refusals
{
    private Refusals()
    {
    }
}
