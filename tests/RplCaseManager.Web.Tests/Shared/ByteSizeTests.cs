using Microsoft.Extensions.DependencyInjection;
using RplCaseManager.Application.Operations;
using RplCaseManager.Application.Standards;
using RplCaseManager.Web.Shared;
using RplCaseManager.Web.Shell;

namespace RplCaseManager.Web.Tests.Shared;

/// <summary>One unit for sizes everywhere: a scheme that says 100 MB never refuses with 104.</summary>
public sealed class ByteSizeTests : PageTest
{
    private const long Hundred = 100L * ByteSize.Megabyte;

    [Theory]
    [InlineData(0, "0 B", "0 B")]
    [InlineData(1023, "1023 B", "1023 B")]
    [InlineData(1024, "1 kB", "1 kB")]
    [InlineData(1025, "2 kB", "1 kB")]
    [InlineData(ByteSize.Megabyte - 1024, "1023 kB", "1023 kB")]
    [InlineData(ByteSize.Megabyte - 1, "1 MB", "1023 kB")]
    [InlineData(ByteSize.Megabyte, "1 MB", "1 MB")]
    [InlineData(Hundred - 1, "100 MB", "99.9 MB")]
    [InlineData(Hundred, "100 MB", "100 MB")]
    [InlineData(Hundred + 1, "100.1 MB", "100 MB")]
    [InlineData(100_000_000, "95.4 MB", "95.3 MB")]
    public void Size_IsRoundedUp_AndALimitDown(long bytes, string size, string most) => Assert.Equal((size, most), (ByteSize.Of(bytes), ByteSize.Most(bytes)));

    [Fact]
    public void Limit_OfAScheme_IsSaidAsItsEditorSetsIt()
    {
        Services.AddSingleton<RefusalTexts>();
        var texts = Services.GetRequiredService<RefusalTexts>();
        var limit = Web.Features.Schemes.SchemeStart.Blank("x", "X").MaxFileBytes;
        Assert.Equal(Hundred, limit);
        Assert.Contains("at most 100 MB", texts.Of(new FileRefused("file.size", "film.mp4", limit.ToString(System.Globalization.CultureInfo.InvariantCulture))), StringComparison.Ordinal);
        Assert.Contains("at most 20 MB", texts.Of(new CheckStandardImport("a.json", new byte[ImportedFile.MostBytes + 1], false).Validate().Single()), StringComparison.Ordinal);
    }

    [Fact]
    public void Script_ReckonsInTheSameUnit()
    {
        var script = File.ReadAllText(Path.Combine(Repository.Web, "wwwroot", "js", "upload-box.js"));
        Assert.Contains("const KB = 1024, MB = KB * KB;", script, StringComparison.Ordinal);
        Assert.DoesNotContain("1e6", script, StringComparison.Ordinal);
    }
}
