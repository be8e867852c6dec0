namespace RplCaseManager.Web.Resources;

/// <summary>Words of the administrators' page of people: accounts, roles, invitation.</summary>
public sealed class People
{
    private People()
    {
    }
}
