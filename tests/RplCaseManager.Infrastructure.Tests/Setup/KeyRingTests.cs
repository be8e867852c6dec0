using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Time.Testing;
using RplCaseManager.Infrastructure.Credentials;
using RplCaseManager.Infrastructure.Setup;
using Xunit;

namespace RplCaseManager.Infrastructure.Tests.Setup;

/// <summary>What stands in the data folder beside the database: keys, the log of checkpoints, the moved clock.</summary>
public sealed class KeyRingTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("rpl-keys-").FullName;
    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 9, 2, 8, 0, 0, TimeSpan.Zero));
    private readonly EphemeralDataProtectionProvider protection = new();

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Keys_OfProcessesThatStartAtOnce_AreTheSame()
    {
        // Once is too few: with a look before the rename, several keys won now and then.
        for (var meeting = 0; meeting < 60; meeting++)
        {
            await KeysAreTheSameAsync(Path.Combine(folder, "keys" + meeting));
        }
    }

    private async Task KeysAreTheSameAsync(string keys)
    {
        const int Processes = 8;
        using var start = new Barrier(Processes);
        var rings = await Task.WhenAll(Enumerable.Range(0, Processes).Select(_ => Task.Factory.StartNew(() =>
        {
            start.SignalAndWait();
            return new KeyRing(keys, protection, time);
        }, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)));

        Assert.Single(rings.Select(ring => ring.Mac("hash")).Distinct());
        Assert.All(rings, ring => Assert.All(rings, other => Assert.True(other.Verify("text", ring.Sign("text")))));
        Assert.Equal(["audit.key", "seal.key"], Directory.GetFiles(keys).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        if (!OperatingSystem.IsWindows())
        {
            foreach (var file in Directory.GetFiles(keys))
            {
                Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file));
            }
        }

        using var later = new KeyRing(keys, protection, time);
        Assert.Equal(rings[0].Mac("hash"), later.Mac("hash"));
        Array.ForEach(rings, ring => ring.Dispose());
    }

    [Fact]
    public void Signature_OfAnotherTextOrKey_IsNotAccepted()
    {
        using var ring = new KeyRing(Path.Combine(folder, "a"), protection, time);
        using var other = new KeyRing(Path.Combine(folder, "b"), protection, time);
        var signature = ring.Sign("text");
        Assert.True(ring.Verify("text", signature));
        Assert.False(ring.Verify("Text", signature));
        Assert.False(other.Verify("text", signature));
        Assert.False(ring.Verify("text", ""));
        Assert.False(ring.Verify("text", "not base64!"));
        Assert.False(ring.Verify("text", signature[..^8]));
        Assert.NotEqual(ring.Mac("hash"), other.Mac("hash"));
    }

    [Fact]
    public void Tokens_AreLongAndUnguessable()
    {
        using var ring = new KeyRing(folder, protection, time);
        var tokens = Enumerable.Range(0, 1000).Select(_ => ring.NewToken()).ToList();
        Assert.Equal(1000, tokens.Distinct(StringComparer.Ordinal).Count());
        Assert.All(tokens, token => Assert.Matches("^[A-Za-z0-9_-]{43}$", token));
    }

    [Fact]
    public void Ticket_OpensUntilItIsOver_AndNeverWhenForged()
    {
        using var ring = new KeyRing(folder, protection, time);
        var ticket = ring.Ticket("what: ünicode", TimeSpan.FromMinutes(5));
        time.Advance(TimeSpan.FromMinutes(5) - TimeSpan.FromTicks(1));
        Assert.Equal("what: ünicode", ring.OpenTicket(ticket));
        Assert.Null(ring.OpenTicket(ticket[..^1]));
        Assert.Null(ring.OpenTicket(ticket[..20] + (ticket[20] == 'A' ? 'B' : 'A') + ticket[21..]));
        Assert.Null(ring.OpenTicket(""));
        Assert.Null(ring.OpenTicket("no ticket"));
        Assert.Null(ring.OpenTicket(protection.CreateProtector("something else").Protect("99999999999999999999:what")));
        time.Advance(TimeSpan.FromTicks(1));
        Assert.Null(ring.OpenTicket(ticket));
    }

    [Fact]
    public void CheckpointLog_KeepsItsLines_AndPassesOverATornOne()
    {
        var path = Path.Combine(folder, "keys", "checkpoints.log");
        Assert.Empty(new CheckpointLog(path).Read());
        var (first, second) = (new string('a', 64), new string('b', 64));
        new CheckpointLog(path).Append(1, first);
        Assert.Equal([(1L, first)], new CheckpointLog(path).Read());
        // The power went away in the middle of a line.
        File.AppendAllText(path, "2 bbbb");
        Assert.Equal([(1L, first)], new CheckpointLog(path).Read());
        new CheckpointLog(path).Append(3, second);
        Assert.Equal([(1L, first), (3L, second)], new CheckpointLog(path).Read());
    }

    [Fact]
    public void Clock_MovedByOneProcess_IsMovedForTheOther()
    {
        var file = Path.Combine(folder, "new", "clock");
        var (server, command) = (new MovableClock(file, true, time), new MovableClock(file, true, time));
        Assert.Equal(time.GetUtcNow(), server.GetUtcNow());
        command.MoveTo(new DateTimeOffset(2029, 1, 1, 0, 0, 0, TimeSpan.Zero));
        Assert.Equal(new DateTimeOffset(2029, 1, 1, 0, 0, 0, TimeSpan.Zero), command.GetUtcNow());
        // The other one looks at the file at most once a second.
        time.Advance(TimeSpan.FromSeconds(2));
        Assert.Equal(new DateTimeOffset(2029, 1, 1, 0, 0, 2, TimeSpan.Zero), server.GetUtcNow());
        Assert.Equal(server.GetUtcNow(), new MovableClock(file, true, time).GetUtcNow());
        Assert.Equal([file], Directory.GetFiles(Path.GetDirectoryName(file)!));
    }

    [Fact]
    public void Clock_OutsideDevelopment_IsTheRealOne_WhateverTheFileSays()
    {
        var file = Path.Combine(folder, "clock");
        new MovableClock(file, true, time).MoveTo(time.GetUtcNow().AddYears(1));
        var clock = new MovableClock(file, false, time);
        Assert.False(clock.CanMove);
        Assert.Equal(time.GetUtcNow(), clock.GetUtcNow());
    }
}
