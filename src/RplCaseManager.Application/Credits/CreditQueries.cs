using Microsoft.EntityFrameworkCore;
using RplCaseManager.Application.Operations;
using RplCaseManager.Application.Ports;
using RplCaseManager.Domain.Credits;
using RplCaseManager.Domain.Shared;

namespace RplCaseManager.Application.Credits;

/// <summary>The credit systems of every country and region (Cedefop annex 2), by country.</summary>
public sealed record ListCreditRows : IRead<IReadOnlyList<CreditRowPage>>;

/// <summary>One row.</summary>
/// <param name="Version">To be sent with the next change.</param>
public sealed record CreditRowPage(long Version, CreditRowContent Content);

/// <summary>There are tens of them, so that they are read whole.</summary>
public sealed class ListCreditRowsHandler(IRplDb db) : IHandle<ListCreditRows, IReadOnlyList<CreditRowPage>>
{
    public async ValueTask<Result<IReadOnlyList<CreditRowPage>>> Handle(ListCreditRows request, CancellationToken cancellationToken)
    {
        var rows = await db.CreditRows.AsNoTracking().Select(row => new { row.Version, row.Content }).ToListAsync(cancellationToken);
        return rows.Select(row => new CreditRowPage(row.Version, row.Content)).OrderBy(row => SearchWords.Normalise(row.Content.Country), StringComparer.Ordinal).ToList();
    }
}

/// <summary>Converts an amount by the conversions that are defined and hold on a day; <c>hours</c> stands for notional hours.</summary>
/// <param name="On">The day; null: today.</param>
public sealed record ConvertCredits(decimal Amount, string From, string To, DateOnly? On = null) : IRead<ConvertedCredits>, IValidated
{
    public IEnumerable<FieldProblem> Validate()
    {
        if (Amount is < 0 or > 1_000_000)
        {
            yield return new(nameof(Amount), "range", "0 – 1,000,000");
        }
    }
}

/// <summary>The amount, exact and as a decimal.</summary>
/// <param name="Exact">In lowest terms, such as <c>100/9</c>.</param>
/// <param name="Rounded">The decimal had to be rounded to four places, half to even.</param>
/// <param name="Steps">Each conversion that led here, in order, with its ratio, source and validity; none where both systems are the same.</param>
public sealed record ConvertedCredits(decimal Value, string Exact, bool Rounded, IReadOnlyList<CreditStep> Steps);

/// <summary>Where no path exists the answer is "no conversion is defined", never a guess.</summary>
public sealed class ConvertCreditsHandler(IRplDb db, OperationContext context) : IHandle<ConvertCredits, ConvertedCredits>
{
    public async ValueTask<Result<ConvertedCredits>> Handle(ConvertCredits request, CancellationToken cancellationToken)
    {
        var rows = await db.CreditRows.AsNoTracking().Select(row => row.Content).ToListAsync(cancellationToken);
        var crosswalk = new CreditCrosswalk([.. rows.SelectMany(row => row.Conversions)]);
        var on = request.On ?? context.Today;
        if (crosswalk.Convert(CreditAmount.Stated(request.From, request.Amount), request.To, on) is not { } result)
        {
            return new RuleRefusal("credits.no-conversion", $"{request.From} → {request.To}");
        }

        var (value, rounded) = result.Amount.ToDecimal();
        return new ConvertedCredits(value, result.Amount.ToString(), rounded, result.Provenance);
    }
}
