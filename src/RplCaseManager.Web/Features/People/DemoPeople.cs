using RplCaseManager.Application.People;

namespace RplCaseManager.Web.Features.People;

/// <summary>The people of a Development installation, offered on the sign-in page; empty in every other.</summary>
/// <param name="Password">One for all of them.</param>
/// <param name="MailFolder">Where mails land as files; null outside Development, or where a mail server sends them.</param>
public sealed record DemoPeople(IReadOnlyList<NewPerson> People, string Password, string? MailFolder)
{
    /// <summary>Nobody.</summary>
    public static DemoPeople None { get; } = new([], "", null);

    /// <summary>Grouped by their first role, in the order of a case's way.</summary>
    public IEnumerable<IGrouping<string, NewPerson>> ByRole() =>
        People.Where(person => person.Roles.Count > 0).OrderBy(person => person.Roles[0].Role).GroupBy(person => person.Roles[0].Role.ToString(), StringComparer.Ordinal);
}
