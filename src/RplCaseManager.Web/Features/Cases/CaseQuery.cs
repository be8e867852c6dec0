using Microsoft.AspNetCore.WebUtilities;
using RplCaseManager.Application.Cases;
using RplCaseManager.Domain.Cases;

namespace RplCaseManager.Web.Features.Cases;

/// <summary>Which list is shown and how it is filtered, as it stands in the address.</summary>
/// <param name="Fit">Only cases in the fields of whoever looks.</param>
public sealed record CaseQuery(CaseList List, string Search, CaseState? State, bool Fit = false)
{
    /// <summary>Reads the address; what it does not know falls back to the first list and to no filter.</summary>
    public static CaseQuery Read(IReadOnlyList<CaseList> lists, string? list, string? search, string? state, string? fit = null)
    {
        ArgumentNullException.ThrowIfNull(lists);
        var chosen = Enum.TryParse<CaseList>(list, ignoreCase: true, out var known) && lists.Contains(known) ? known : lists[0];
        CaseState? filter = Enum.TryParse<CaseState>(state, ignoreCase: true, out var named) && StatesOf(chosen).Contains(named) ? named : null;
        return new CaseQuery(chosen, search?.Trim() ?? "", filter, HasFit(chosen) && fit is "mine");
    }

    /// <summary>Whether anything narrows the list.</summary>
    public bool IsFiltered => Search.Length > 0 || State is not null || Fit;

    /// <summary>Whether a list can be narrowed to the fields of whoever looks: where an assessor chooses a case.</summary>
    public static bool HasFit(CaseList list) => list is CaseList.ToClaim;

    /// <summary>The states that occur in a list; a list of one state needs no filter.</summary>
    public static IReadOnlyList<CaseState> StatesOf(CaseList list) => list switch
    {
        CaseList.Intake => [CaseState.Submitted, CaseState.Incomplete],
        CaseList.Mine or CaseList.Team => [CaseState.InAssessment, CaseState.InformationRequested],
        CaseList.ToClaim or CaseList.Verification or CaseList.Decision => [],
        CaseList.Decided => [CaseState.Decided, CaseState.ConditionallyAwarded, CaseState.Closed],
        CaseList.Body or CaseList.Audit => Enum.GetValues<CaseState>(),
    };

    /// <summary>The same on a page.</summary>
    public string On(string path) => QueryHelpers.AddQueryString(path, Values());

    /// <summary>What exports the list as it is filtered.</summary>
    public string Export => On("/cases/export.csv");

    /// <summary>The request for a page of the list.</summary>
    public ListCases Request(CaseCursor? after, int take) => new(List, Search.Length > 0 ? Search : null, null, State, after, take, Fit);

    private Dictionary<string, string?> Values()
    {
        var values = new Dictionary<string, string?>(StringComparer.Ordinal) { ["list"] = List.ToString() };
        if (Search.Length > 0)
        {
            values["q"] = Search;
        }

        if (State is { } state)
        {
            values["state"] = state.ToString();
        }

        if (Fit)
        {
            values["fit"] = "mine";
        }

        return values;
    }
}
