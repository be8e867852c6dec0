namespace RplCaseManager.Web.Resources;

/// <summary>Words of the administrators' page of mails.</summary>
public sealed class MailList
{
    private MailList()
    {
    }
}
