using System.Security.Cryptography;
using Microsoft.Extensions.Time.Testing;
using RplCaseManager.Application.Ports;
using RplCaseManager.Infrastructure.Storage;
using Xunit;

namespace RplCaseManager.Infrastructure.Tests.Storage;

[CollectionDefinition("Counts memory", DisableParallelization = true)]
public sealed class CountsMemory;

[Collection("Counts memory")]
public sealed class FolderFileStoreTests : IDisposable
{
    private const long Limit = 100 * 1024 * 1024;
    private readonly string folder = Directory.CreateTempSubdirectory("rpl-store-").FullName;
    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 9, 2, 8, 0, 0, TimeSpan.Zero));
    private readonly FolderFileStore store;

    public FolderFileStoreTests() => store = new FolderFileStore(folder, time);

    private DateTimeOffset Later => time.GetUtcNow().AddTicks(TimeSpan.TicksPerSecond);

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Theory]
    [InlineData("portfolio.pdf", "application/pdf")]
    [InlineData("flange-shaft.jpg", "image/jpeg")]
    [InlineData("employer-testimony.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document")]
    [InlineData("Sample-MC-Annex1-unsigned.jsonld", "application/ld+json")]
    public async Task A_real_file_is_kept_under_its_hash_and_read_back(string name, string mediaType)
    {
        var bytes = await File.ReadAllBytesAsync(Path.Combine(AppContext.BaseDirectory, "Fixtures", name));
        var content = await store.WriteAsync(new MemoryStream(bytes), Limit, CancellationToken.None);

        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(bytes)), content.Sha256);
        Assert.Equal(bytes.Length, content.Size);
        Assert.Equal(mediaType, content.Type?.MediaType);
        Assert.False(content.Executable);
        Assert.Equal([Path.Combine(folder, content.Sha256[..2], content.Sha256)], Files());
        await using var read = store.OpenRead(content.Sha256);
        Assert.NotNull(read);
        Assert.True(read.CanSeek);
        Assert.Equal(bytes, await ReadAsync(read));
    }

    [Fact]
    public async Task The_same_content_twice_is_one_file()
    {
        var first = await store.WriteAsync(new MemoryStream("same"u8.ToArray()), Limit, CancellationToken.None);
        var second = await store.WriteAsync(new MemoryStream("same"u8.ToArray()), Limit, CancellationToken.None);
        Assert.Equal(first, second);
        Assert.Single(Files());
    }

    [Fact]
    public async Task A_file_that_somebody_wrote_again_is_not_deleted_as_old()
    {
        var content = await store.WriteAsync(new MemoryStream("same"u8.ToArray()), Limit, CancellationToken.None);
        time.Advance(TimeSpan.FromDays(3));
        var before = time.GetUtcNow().AddDays(-1);
        await store.WriteAsync(new MemoryStream("same"u8.ToArray()), Limit, CancellationToken.None);
        store.Delete(content.Sha256, before);
        Assert.Single(Files());
        time.Advance(TimeSpan.FromDays(3));
        store.Delete(content.Sha256, time.GetUtcNow().AddDays(-1));
        Assert.Empty(Files());
    }

    [Fact]
    public async Task Writing_and_deleting_the_same_content_at_once_never_loses_what_was_just_written()
    {
        var bytes = RandomNumberGenerator.GetBytes(2000);
        var first = await store.WriteAsync(new MemoryStream(bytes), Limit, CancellationToken.None);
        for (var round = 0; round < 200; round++)
        {
            time.Advance(TimeSpan.FromDays(3));
            var before = time.GetUtcNow().AddDays(-1);
            using var start = new Barrier(2);
            var write = Task.Run(() =>
            {
                start.SignalAndWait();
                return store.WriteAsync(new MemoryStream(bytes), Limit, CancellationToken.None);
            });
            var delete = Task.Run(() =>
            {
                start.SignalAndWait();
                store.Delete(first.Sha256, before);
            });
            await Task.WhenAll(write, delete);
            Assert.Equal(bytes, await File.ReadAllBytesAsync(Assert.Single(Files())));
        }
    }

    [Fact]
    public async Task The_same_content_at_the_same_time_is_one_file()
    {
        var bytes = RandomNumberGenerator.GetBytes(300_000);
        var contents = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => Task.Run(() => store.WriteAsync(new MemoryStream(bytes), Limit, CancellationToken.None))));
        Assert.Single(contents.Distinct());
        Assert.Equal(bytes, await File.ReadAllBytesAsync(Assert.Single(Files())));
    }

    [Fact]
    public async Task A_file_that_was_cut_off_on_the_disk_is_mended_by_the_next_upload()
    {
        var content = await store.WriteAsync(new MemoryStream("whole file"u8.ToArray()), Limit, CancellationToken.None);
        await File.WriteAllTextAsync(Assert.Single(Files()), "whole");
        await store.WriteAsync(new MemoryStream("whole file"u8.ToArray()), Limit, CancellationToken.None);
        await using var read = store.OpenRead(content.Sha256);
        Assert.Equal("whole file"u8.ToArray(), await ReadAsync(read!));
    }

    [Fact]
    public async Task A_file_of_exactly_the_limit_is_kept_and_one_byte_more_leaves_nothing_behind()
    {
        var content = await store.WriteAsync(new MemoryStream(new byte[1000]), 1000, CancellationToken.None);
        Assert.Equal(1000, content.Size);
        store.Delete(content.Sha256, Later);

        var refused = await Assert.ThrowsAsync<FileTooLargeException>(() => store.WriteAsync(new MemoryStream(new byte[1001]), 1000, CancellationToken.None));
        Assert.Equal(1000, refused.MaxBytes);
        Assert.Empty(Files());
    }

    [Fact]
    public async Task What_is_not_wanted_is_told_and_leaves_nothing_behind()
    {
        var content = await store.WriteAsync(new MemoryStream("#!/bin/sh\n"u8.ToArray()), Limit, CancellationToken.None, arrived => !arrived.Executable);
        Assert.True(content.Executable);
        Assert.Empty(Files());
    }

    [Fact]
    public async Task What_is_not_wanted_takes_nothing_away_that_was_wanted_before()
    {
        var content = await store.WriteAsync(new MemoryStream("same"u8.ToArray()), Limit, CancellationToken.None);
        await store.WriteAsync(new MemoryStream("same"u8.ToArray()), Limit, CancellationToken.None, _ => false);
        await using var kept = store.OpenRead(content.Sha256);
        Assert.Equal("same"u8.ToArray(), await ReadAsync(kept!));
        // And it does not make the file look wanted again.
        time.Advance(TimeSpan.FromDays(3));
        await store.WriteAsync(new MemoryStream("same"u8.ToArray()), Limit, CancellationToken.None, _ => false);
        store.Delete(content.Sha256, time.GetUtcNow().AddDays(-1));
        Assert.Empty(Files());
    }

    [Fact]
    public async Task Cancelled_midway_nothing_is_left_behind()
    {
        using var cancellation = new CancellationTokenSource();
        using var source = new PatternStream(10_000_000, at =>
        {
            if (at > 5_000_000)
            {
                cancellation.Cancel();
            }
        });
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => store.WriteAsync(source, Limit, cancellation.Token));
        Assert.Empty(Files());
    }

    [Fact]
    public async Task A_connection_that_breaks_leaves_nothing_behind()
    {
        using var source = new PatternStream(10_000_000, at =>
        {
            if (at > 9_000_000)
            {
                throw new IOException("The connection was closed.");
            }
        });
        await Assert.ThrowsAsync<IOException>(() => store.WriteAsync(source, Limit, CancellationToken.None));
        Assert.Empty(Files());
    }

    [Fact]
    public async Task A_long_stream_is_never_held_whole_in_memory()
    {
        const long length = 30 * 1024 * 1024;
        using (var warm = new PatternStream(300_000))
        {
            await store.WriteAsync(warm, Limit, CancellationToken.None);
        }

        using var source = new PatternStream(length);
        var before = GC.GetTotalAllocatedBytes(precise: true);
        var content = await store.WriteAsync(source, Limit, CancellationToken.None);
        var allocated = GC.GetTotalAllocatedBytes(precise: true) - before;

        Assert.Equal(length, content.Size);
        Assert.True(allocated < 2 * 1024 * 1024, $"{allocated} bytes were allocated for {length}.");
    }

    [Fact]
    public async Task A_program_called_pdf_is_seen_for_what_it_is()
    {
        var program = new byte[512];
        "MZ"u8.CopyTo(program);
        var content = await store.WriteAsync(new MemoryStream(program), Limit, CancellationToken.None);
        Assert.True(content.Executable);
        Assert.Null(content.Type);
    }

    [Fact]
    public async Task Stored_files_cannot_be_executed()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has no such permission.");
            return;
        }

        await store.WriteAsync(new MemoryStream("#!/bin/sh\n"u8.ToArray()), Limit, CancellationToken.None);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Assert.Single(Files())));
    }

    [Theory]
    [InlineData("")]
    [InlineData("../../etc/passwd")]
    [InlineData("9f2c4e6a8b0d1f3e5c7a9b1d3f5e7c9a0b2d4f6e8c0a1b3d5f7e9c1a3b5d7f9")]
    [InlineData("9F2C4E6A8B0D1F3E5C7A9B1D3F5E7C9A0B2D4F6E8C0A1B3D5F7E9C1A3B5D7F90")]
    [InlineData("../4e6a8b0d1f3e5c7a9b1d3f5e7c9a0b2d4f6e8c0a1b3d5f7e9c1a3b5d7f9012")]
    [InlineData("9f2c4e6a8b0d1f3e5c7a9b1d3f5e7c9a0b2d4f6e8c0a1b3d5f7e9c1a3b5d7f9\n")]
    public void Nothing_but_a_hash_is_an_address(string address)
    {
        Assert.Throws<ArgumentException>(() => store.OpenRead(address));
        Assert.Throws<ArgumentException>(() => store.Delete(address, Later));
    }

    [Fact]
    public async Task What_is_not_there_is_null_and_deleting_it_does_nothing()
    {
        var absent = new string('0', 64);
        Assert.Null(store.OpenRead(absent));
        store.Delete(absent, Later);

        var content = await store.WriteAsync(new MemoryStream("gone soon"u8.ToArray()), Limit, CancellationToken.None);
        store.Delete(content.Sha256, Later);
        Assert.Null(store.OpenRead(content.Sha256));
        Assert.Empty(Files());
    }

    private string[] Files() => Directory.GetFiles(folder, "*", SearchOption.AllDirectories);

    private static async Task<byte[]> ReadAsync(Stream stream)
    {
        using var memory = new MemoryStream();
        await stream.CopyToAsync(memory);
        return memory.ToArray();
    }

    /// <summary>A stream that makes its bytes while it is read.</summary>
    private sealed class PatternStream(long length, Action<long>? reached = null) : Stream
    {
        private long position;

        public override bool CanRead => true;
        public override bool CanSeek => false;
        public override bool CanWrite => false;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => position; set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            reached?.Invoke(position);
            var count = (int)Math.Min(buffer.Length, length - position);
            buffer[..count].Fill((byte)(position % 251));
            position += count;
            return count;
        }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => new(Read(buffer.Span));

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
