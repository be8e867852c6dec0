using RplCaseManager.Domain.Shared;
using RplCaseManager.Domain.Tests.Builders;
using static RplCaseManager.Domain.Shared.VersionState;
using static RplCaseManager.Domain.Shared.VersionTrigger;

namespace RplCaseManager.Domain.Tests.Shared;

/// <summary>DOMAIN's version machine: every pair.</summary>
public sealed class VersionMachineTests
{
    /// <summary>null: refused.</summary>
    public static TheoryData<VersionState, VersionTrigger, VersionState?> Table() => new()
    {
        { Draft, Publish, Published },
        { Draft, Supersede, null },
        { Draft, Retire, null },
        { Draft, Discard, Discarded },
        { Published, Publish, null },
        { Published, Supersede, Superseded },
        { Published, Retire, Retired },
        { Published, Discard, null },
        { Superseded, Publish, null },
        { Superseded, Supersede, null },
        { Superseded, Retire, Retired },
        { Superseded, Discard, null },
        { Retired, Publish, null },
        { Retired, Supersede, null },
        { Retired, Retire, null },
        { Retired, Discard, null },
        { Discarded, Publish, null },
        { Discarded, Supersede, null },
        { Discarded, Retire, null },
        { Discarded, Discard, null },
    };

    [Theory]
    [MemberData(nameof(Table))]
    public void Pair_LeadsWhereTheTableSays(VersionState from, VersionTrigger trigger, VersionState? to)
    {
        var (state, refusal) = VersionMachine.Fire(from, trigger, new(Complete: true));

        Assert.Equal(to ?? from, state);
        if (to is null)
        {
            Refused.ByState(refusal);
        }
        else
        {
            Assert.Null(refusal);
        }
    }

    [Fact]
    public void Table_HasEveryPair() => Assert.Equal(Enum.GetValues<VersionState>().Length * Enum.GetValues<VersionTrigger>().Length, Table().Count);

    [Fact]
    public void Publish_Incomplete_IsRefused() =>
        Refused.ByRule("version.publish.complete", VersionMachine.Fire(Draft, Publish, new()).Refusal);
}
