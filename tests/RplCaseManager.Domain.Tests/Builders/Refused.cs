using RplCaseManager.Domain.Shared;

namespace RplCaseManager.Domain.Tests.Builders;

/// <summary>Asserts refusals by type and rule, never by text.</summary>
public static class Refused
{
    public static RuleRefusal ByRule(string rule, Refusal? refusal)
    {
        var refused = Assert.IsType<RuleRefusal>(refusal);
        Assert.Equal(rule, refused.Rule);
        return refused;
    }

    public static void ByState(Refusal? refusal) => Assert.IsType<WrongState>(refusal);
}
