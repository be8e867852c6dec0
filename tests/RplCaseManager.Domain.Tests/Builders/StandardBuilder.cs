using RplCaseManager.Domain.Standards;

namespace RplCaseManager.Domain.Tests.Builders;

/// <summary>Standards for tests: units <c>U1</c>, <c>U2</c> … with outcomes <c>U1.1</c>, <c>U1.2</c> …</summary>
public static class StandardBuilder
{
    /// <summary>A complete standard with so many outcomes in each unit.</summary>
    public static StandardContent Content(StandardKind kind = StandardKind.Microcredential, params int[] outcomesPerUnit) => new()
    {
        Code = "test-standard",
        Title = "CNC specialist certificate",
        Kind = kind,
        Summary = "Sets up and runs machine tools.",
        Country = "AT",
        AwardingBody = "AT-BODY",
        Level = Named(null),
        Workload = Named("140 teaching units"),
        FormOfParticipation = Named("in presence"),
        QualityAssurance = Named("ISO 17024"),
        Prerequisites = Named(null),
        Stackability = Named(null),
        AssessmentMethods = [AssessmentMethod.PortfolioReview],
        Validity = new(3, [new(RenewalKind.Refresher, "refresher seminar")]),
        Units = [.. (outcomesPerUnit.Length == 0 ? [2, 2] : outcomesPerUnit).Select((count, index) => Unit(index + 1, count))],
    };

    public static Unit Unit(int number, int outcomes, decimal? credits = null, bool standAlone = false) =>
        new($"U{number}", $"Unit {number}", [.. Enumerable.Range(1, outcomes).Select(index => Outcome($"U{number}.{index}"))], Credits: credits, StandAlone: standAlone);

    public static LearningOutcome Outcome(string code, bool mandatory = true, int? maxAge = null) =>
        new(code, $"Outcome {code}", OutcomeType.Skill, [new AssessmentCriterion(code + ".a", "Works to the drawing.")], mandatory, maxAge);

    public static Stated Named(string? text) => new(text, Basis.Named, "test");
}
