using System.Globalization;

namespace RplCaseManager.Web.Shared;

/// <summary>
/// How large a file is, and how large it may be, in the one unit that the product speaks: a megabyte is what the editor of schemes sets, 1,048,576 bytes.
/// js/upload-box.js says sizes in the same way.
/// </summary>
public static class ByteSize
{
    /// <summary>Bytes of a megabyte.</summary>
    public const int Megabyte = Kilobyte * Kilobyte;

    private const int Kilobyte = 1024;

    /// <summary>The size of a file; rounded up, so that a file never seems to fit where it does not.</summary>
    public static string Of(long bytes) => In(bytes, Math.Ceiling);

    /// <summary>The most that is allowed; rounded down, so that what is promised is kept.</summary>
    public static string Most(long bytes) => In(bytes, Math.Floor);

    private static string In(long bytes, Func<decimal, decimal> round)
    {
        var kilobytes = round((decimal)bytes / Kilobyte);
        return bytes < Kilobyte ? string.Create(CultureInfo.CurrentCulture, $"{bytes} B")
            : kilobytes < Kilobyte ? string.Create(CultureInfo.CurrentCulture, $"{kilobytes:0} kB")
            : string.Create(CultureInfo.CurrentCulture, $"{round((decimal)bytes * 10 / Megabyte) / 10:0.#} MB");
    }
}
