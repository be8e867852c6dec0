using Microsoft.Extensions.Localization;
using RplCaseManager.Application.Ports;
using RplCaseManager.Application.Standards;

namespace RplCaseManager.Web.Features.Standards;

/// <summary>Names of the facets' values in words.</summary>
/// <param name="hits">Knows the names of awarding bodies; null: they are shown by their codes.</param>
public sealed class FacetNames(IStringLocalizer<Resources.StandardPages> texts, IStringLocalizer<Resources.RegisterSearch> words, RegisterHits? hits)
{
    /// <summary>The name of a value.</summary>
    public string Of(RegisterFacet facet, string value) => value == FindStandards.None && facet is not RegisterFacet.Kind ? words["None." + facet] : facet switch
    {
        RegisterFacet.Kind => texts["Kind." + value],
        RegisterFacet.Country => Countries.Name(value),
        RegisterFacet.Level => texts["Unit.Level", value],
        RegisterFacet.Provider => hits?.Facets.First(found => found.Facet == facet).Values.FirstOrDefault(found => found.Value == value)?.Name ?? value,
        RegisterFacet.Credits or RegisterFacet.Sector => value,
    };

    /// <summary>Bounds of the credits.</summary>
    public string Bounds(decimal? from, decimal? to) => (from, to) switch
    {
        ({ } least, { } most) => words["Bounds", RegisterAddress.Text(least), RegisterAddress.Text(most)],
        ({ } least, null) => words["Bounds.From", RegisterAddress.Text(least)],
        (_, { } most) => words["Bounds.To", RegisterAddress.Text(most)],
        _ => "",
    };
}
