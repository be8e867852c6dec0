namespace RplCaseManager.Web.Features.Cases;

/// <summary>Addresses of the candidate's pages, and the door that leads everybody to theirs.</summary>
public static class CaseLinks
{
    public const string Home = "/my/cases";
    public const string Register = "/register";
    public const string Certificates = "/my/certificates";

    /// <summary>Leads everybody to the page of the case on which their role works.</summary>
    public static string Door(Guid id) => $"/cases/{id}";

    public static string Case(Guid id) => $"/my/cases/{id}";

    public static string Rate(Guid id, string? unit = null) => unit is null ? $"/my/cases/{id}/rate" : $"/my/cases/{id}/rate/{Uri.EscapeDataString(unit)}";

    public static string Evidence(Guid id, Guid? piece = null) => piece is null ? $"/my/cases/{id}/evidence" : $"/my/cases/{id}/evidence?piece={piece}";

    public static string Map(Guid id, string? unit = null) => unit is null ? $"/my/cases/{id}/map" : $"/my/cases/{id}/map?unit={Uri.EscapeDataString(unit)}";

    public static string Check(Guid id) => $"/my/cases/{id}/check";

    public static string Submitted(Guid id) => $"/my/cases/{id}/submitted";

    public static string Answer(Guid id) => $"/my/cases/{id}/answer";

    public static string Decision(Guid id) => $"/my/cases/{id}/decision";

    public static string Start(string standard, string scheme) => $"/my/cases/start?standard={Uri.EscapeDataString(standard)}&scheme={Uri.EscapeDataString(scheme)}";
}
