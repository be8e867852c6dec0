namespace RplCaseManager.Benchmarks.Seeding;

/// <summary>Reproducible numbers without an allocation (SplitMix64): the same seed always makes the same case.</summary>
internal struct Dice(ulong seed)
{
    private ulong state = seed;

    public ulong Next()
    {
        state += 0x9E3779B97F4A7C15;
        var mixed = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }

    /// <summary>From 0 to below the limit.</summary>
    public int Below(int limit) => (int)(Next() % (ulong)limit);

    public T Of<T>(IReadOnlyList<T> choices) => choices[Below(choices.Count)];

    public bool Percent(int share) => Below(100) < share;

    /// <summary>A version 7 id of an instant.</summary>
    public Guid Id(DateTimeOffset at)
    {
        var (high, low) = (Next(), Next());
        var milliseconds = (ulong)at.ToUnixTimeMilliseconds();
        Span<byte> bytes = stackalloc byte[16];
        System.Buffers.Binary.BinaryPrimitives.WriteUInt64BigEndian(bytes, (milliseconds << 16) | 0x7000 | (high & 0x0FFF));
        System.Buffers.Binary.BinaryPrimitives.WriteUInt64BigEndian(bytes[8..], 0x8000000000000000 | (low >> 2));
        return new Guid(bytes, bigEndian: true);
    }

    /// <summary>64 hexadecimal digits, as a SHA-256 looks.</summary>
    public string Hash() => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{Next():x16}{Next():x16}{Next():x16}{Next():x16}");
}
