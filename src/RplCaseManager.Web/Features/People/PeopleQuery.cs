using Microsoft.AspNetCore.WebUtilities;
using RplCaseManager.Application.People;
using RplCaseManager.Domain.People;

namespace RplCaseManager.Web.Features.People;

/// <summary>Search and filter of the people, as they stand in the address.</summary>
public sealed record PeopleQuery(string Search, Role? Role)
{
    /// <summary>Code of a body for which they have a role; null: whatever body.</summary>
    public string? Body { get; init; }

    /// <summary>Only who is absent today.</summary>
    public bool Absent { get; init; }

    /// <summary>The roles that can be granted; the other two stand for no account and for the jobs.</summary>
    public static IReadOnlyList<Role> Grantable { get; } = [.. PeopleForms.Known.Select(known => known.Role)];

    /// <summary>Reads the address; what it does not know filters nothing.</summary>
    public static PeopleQuery Read(string? search, string? role, string? body = null, bool absent = false) =>
        new(search?.Trim() ?? "", Enum.TryParse<Role>(role, ignoreCase: true, out var known) && Grantable.Contains(known) ? known : null) { Body = string.IsNullOrWhiteSpace(body) ? null : body.Trim(), Absent = absent };

    /// <summary>Whether anything narrows the list.</summary>
    public bool IsFiltered => Search.Length > 0 || Role is not null || Body is not null || Absent;

    /// <summary>The same on a page.</summary>
    public string On(string path)
    {
        var values = new Dictionary<string, string?>(StringComparer.Ordinal);
        if (Search.Length > 0)
        {
            values["q"] = Search;
        }

        if (Role is { } role)
        {
            values["role"] = role.ToString();
        }

        if (Body is not null)
        {
            values["body"] = Body;
        }

        if (Absent)
        {
            values["absent"] = "true";
        }

        return QueryHelpers.AddQueryString(path, values);
    }

    /// <summary>The request for a page of the list.</summary>
    public ListPeople Request(PersonRow? after, int take) => new(Search.Length > 0 ? Search : null, Role, after?.SortName, after?.Id, take, Body, Absent);
}
