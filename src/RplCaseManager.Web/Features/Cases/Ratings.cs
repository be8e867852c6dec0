using RplCaseManager.Application.Cases;
using RplCaseManager.Domain.Cases;

namespace RplCaseManager.Web.Features.Cases;

/// <summary>What the candidate says of each outcome while they rate themself. A claim is suggested from the rating until the person decides otherwise.</summary>
public sealed class Ratings
{
    private readonly Dictionary<string, Claim> claims;
    private readonly HashSet<string> decided;

    public Ratings(CaseDetails details)
    {
        ArgumentNullException.ThrowIfNull(details);
        claims = details.Units.SelectMany(unit => unit.Outcomes).Select(outcome => new Claim(outcome.Code, outcome.Rating, outcome.Claimed)).ToDictionary(claim => claim.OutcomeCode, StringComparer.Ordinal);
        // What was saved against the suggestion is the person's own decision.
        decided = [.. claims.Values.Where(claim => claim.Rating is not null && claim.Claimed != Suggests(claim.Rating)).Select(claim => claim.OutcomeCode)];
    }

    public Claim this[string code] => claims[code];

    /// <summary>Everything that is worth saving.</summary>
    public IReadOnlyList<Claim> All => [.. claims.Values.Where(claim => claim.Rating is not null || claim.Claimed)];

    public int Rated => claims.Values.Count(claim => claim.Rating is not null);

    public int Claimed => claims.Values.Count(claim => claim.Claimed);

    /// <summary>Rates an outcome; suggests the claim with it.</summary>
    public void Rate(string code, SelfRating? rating)
    {
        var before = claims[code];
        claims[code] = before with { Rating = rating, Claimed = decided.Contains(code) ? before.Claimed : Suggests(rating) };
    }

    /// <summary>The person decides whether they claim it; a later rating does not overrule them.</summary>
    public void Decide(string code, bool claimed)
    {
        claims[code] = claims[code] with { Claimed = claimed };
        decided.Add(code);
    }

    private static bool Suggests(SelfRating? rating) => rating is SelfRating.Alone or SelfRating.CouldTeachIt;
}
