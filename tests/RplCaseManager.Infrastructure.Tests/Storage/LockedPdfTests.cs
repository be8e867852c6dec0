using System.Text;
using PdfSharp.Pdf;
using RplCaseManager.Infrastructure.Storage;
using Xunit;

namespace RplCaseManager.Infrastructure.Tests.Storage;

/// <summary>A PDF that is locked against changes opens for everybody and is accepted; one that asks for a password is not.</summary>
public sealed class LockedPdfTests
{
    private static readonly string[] Encryptions = ["RC4 40", "RC4 128", "RC4 in V4", "AES 128", "AES 256"];

    public static TheoryData<string, string> Locks => new MatrixTheoryData<string, string>(Encryptions, ["", "secret"]);

    [Theory]
    [MemberData(nameof(Locks))]
    public void Locked_IsAcceptedIfItOpensWithoutAPassword(string encryption, string user)
    {
        using var file = Locked(encryption, user);
        Assert.Contains("/Encrypt", Encoding.Latin1.GetString(file.ToArray()), StringComparison.Ordinal);
        var recognition = FileTypes.Recognise(file);
        Assert.Equal(user.Length == 0 ? FileTypes.Pdf : null, recognition.Type);
        Assert.False(recognition.Executable);
    }

    [Theory]
    [InlineData(0.3)]
    [InlineData(0.6)]
    [InlineData(0.9)]
    public void Locked_AndBroken_IsRefusedWithoutAnError(double kept)
    {
        using var whole = Locked("AES 128", "");
        var bytes = whole.ToArray();
        var tail = bytes[^1500..];
        using var broken = new MemoryStream([.. bytes[..(int)(bytes.Length * kept)], .. new byte[400], .. tail]);
        var recognition = FileTypes.Recognise(broken);
        Assert.False(recognition.Executable);
    }

    private static MemoryStream Locked(string encryption, string user)
    {
        using var document = new PdfDocument();
        document.AddPage();
        document.SecuritySettings.OwnerPassword = "owner only";
        if (user.Length > 0)
        {
            document.SecuritySettings.UserPassword = user;
        }

        var handler = document.SecurityHandler;
        switch (encryption)
        {
            case "RC4 40": handler.SetEncryptionToV1(); break;
            case "RC4 128": handler.SetEncryptionToV2(); break;
            case "RC4 in V4": handler.SetEncryptionToV4UsingRC4(); break;
            case "AES 128": handler.SetEncryptionToV4UsingAES(); break;
            case "AES 256": handler.SetEncryptionToV5(); break;
            default: throw new ArgumentOutOfRangeException(nameof(encryption));
        }

        var file = new MemoryStream();
        document.Save(file, closeStream: false);
        file.Position = 0;
        return file;
    }
}
