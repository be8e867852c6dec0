namespace RplCaseManager.Web.Resources;

/// <summary>Words of the candidate's certificates.</summary>
public sealed class MyCertificates
{
    private MyCertificates()
    {
    }
}
