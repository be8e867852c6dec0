using System.Buffers.Binary;

namespace RplCaseManager.Infrastructure.Storage;

/// <summary>Programs and scripts, by their first bytes.</summary>
internal static class Programs
{
    private static ReadOnlySpan<byte> Utf8Mark => [0xEF, 0xBB, 0xBF];

    public static bool IsProgram(ReadOnlySpan<byte> head)
    {
        if (head.Length < 4)
        {
            return false;
        }

        if (head.StartsWith("MZ"u8))
        {
            // A text may begin with these letters; a program has bytes that no text has.
            return head[..Math.Min(head.Length, 64)].ContainsAnyInRange((byte)0x00, (byte)0x08);
        }

        return BinaryPrimitives.ReadUInt32BigEndian(head) is
            0x7F454C46 // ELF
            or 0xFEEDFACE or 0xFEEDFACF or 0xCEFAEDFE or 0xCFFAEDFE // Mach-O
            or 0xCAFEBABE or 0xCAFEBABF or 0xBEBAFECA // Java class, universal Mach-O
            or 0x0061736D // WebAssembly
            or 0x6465780A // Dalvik
            or 0x4C000000; // Windows shortcut
    }

    public static bool IsScript(ReadOnlySpan<byte> head)
    {
        var text = head.StartsWith(Utf8Mark) ? head[3..] : head;
        if (text.StartsWith("#!"u8))
        {
            return true;
        }

        text = text.TrimStart(" \t\r\n"u8);
        return StartsWithIgnoreCase(text, "<?php"u8) || StartsWithIgnoreCase(text, "@echo off"u8);
    }

    private static bool StartsWithIgnoreCase(ReadOnlySpan<byte> text, ReadOnlySpan<byte> start) =>
        text.Length >= start.Length && System.Text.Ascii.EqualsIgnoreCase(text[..start.Length], start);
}
