using System.Globalization;
using RplCaseManager.Domain.Assessment;
using RplCaseManager.Domain.Schemes;
using RplCaseManager.Domain.Standards;
using RplCaseManager.Infrastructure.Documents;
using Xunit;

namespace RplCaseManager.Infrastructure.Tests.Documents;

public sealed class DocumentTextsTests
{
    private readonly DocumentTexts texts = new(CultureInfo.GetCultureInfo("en"));

    [Fact]
    public void Every_value_that_a_document_can_state_has_a_text()
    {
        HasTexts<RplOutcome>();
        HasTexts<StandardKind>();
        HasTexts<OutcomeType>();
        HasTexts<AssessmentMethod>();
        HasTexts<Judgement>();
        HasTexts<VarcsAnswer>();
        HasTexts<GapReason>();
    }

    [Theory]
    [InlineData("AT", "Austria (AT)")]
    [InlineData("Vlaanderen", "Vlaanderen")]
    [InlineData("EU-wide", "EU-wide")]
    public void A_country_is_named_and_a_region_stays_as_it_is(string country, string expected) => Assert.Equal(expected, texts.Country(country));

    private void HasTexts<T>() where T : struct, Enum => Assert.All(Enum.GetValues<T>(), value => Assert.NotEmpty(texts.Of(value)));
}
