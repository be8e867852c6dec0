using RplCaseManager.Application.Audit;
using RplCaseManager.Web.Features.Audit;

namespace RplCaseManager.Web.Tests.Features.Audit;

/// <summary>What was not checked is never shown as good.</summary>
public sealed class TrailReportTests
{
    [Fact]
    public void UnbrokenTrail_HoldsInEveryLine()
    {
        var report = TrailReport.Of(new AuditVerification(3, 57, 2, [], CheckpointLogMissing: false));
        Assert.True(report is { Holds: true, Complete: true });
        Assert.All(report.Lines, line => Assert.Equal(TrailMark.Holds, line.Mark));
        Assert.Equal([57L, 3L], report.Lines[0].Numbers);
    }

    [Fact]
    public void MissingLog_IsNotChecked_AndTheReportIsNotComplete()
    {
        var report = TrailReport.Of(new AuditVerification(3, 57, 2, [], CheckpointLogMissing: true));
        Assert.True(report is { Holds: true, Complete: false });
        Assert.Equal(("Log.Missing", TrailMark.NotChecked), (report.Lines[2].Key, report.Lines[2].Mark));
    }

    [Fact]
    public void NoCheckpointYet_IsNotChecked()
    {
        var report = TrailReport.Of(new AuditVerification(3, 57, 0, [], CheckpointLogMissing: false));
        Assert.Equal([TrailMark.Holds, TrailMark.NotChecked, TrailMark.NotChecked], report.Lines.Select(line => line.Mark));
    }

    [Theory]
    [InlineData(AuditFaultKind.Gap, 0)]
    [InlineData(AuditFaultKind.Changed, 0)]
    [InlineData(AuditFaultKind.Forged, 0)]
    [InlineData(AuditFaultKind.ColumnsDiffer, 0)]
    [InlineData(AuditFaultKind.DetailChanged, 0)]
    [InlineData(AuditFaultKind.TailRemoved, 0)]
    [InlineData(AuditFaultKind.HeadMissing, 0)]
    [InlineData(AuditFaultKind.StreamRemoved, 0)]
    [InlineData(AuditFaultKind.CheckpointBroken, 1)]
    [InlineData(AuditFaultKind.CheckpointContradicts, 1)]
    [InlineData(AuditFaultKind.CheckpointRemoved, 2)]
    public void EachFault_BreaksItsLine(AuditFaultKind kind, int broken)
    {
        var report = TrailReport.Of(new AuditVerification(3, 57, 2, [new AuditFault("case:0", 12, kind)], CheckpointLogMissing: false));
        Assert.False(report.Holds);
        Assert.Equal([broken], report.Lines.Select((line, index) => (line, index)).Where(pair => pair.line.Mark is TrailMark.Broken).Select(pair => pair.index));
    }

    [Fact]
    public void BrokenCheckpoint_LeavesTheLogUnchecked() =>
        Assert.Equal(TrailMark.NotChecked, TrailReport.Of(new AuditVerification(3, 57, 1, [new AuditFault("checkpoints", 1, AuditFaultKind.CheckpointBroken)], CheckpointLogMissing: false)).Lines[2].Mark);

    [Fact]
    public void Streams_AreNamedAsPeopleCallThem()
    {
        var id = Guid.CreateVersion7();
        Assert.Equal(id, StreamName.Of($"case:{id:N}").CaseId);
        Assert.Equal(("Stream.Standard", "at-cese"), (StreamName.Of("standard:at-cese").Key, StreamName.Of("standard:at-cese").Name));
        Assert.Equal("Stream.System", StreamName.Of("system").Key);
        Assert.Equal(("Stream.Other", "case:nothing"), (StreamName.Of("case:nothing").Key, StreamName.Of("case:nothing").Name));
    }
}
