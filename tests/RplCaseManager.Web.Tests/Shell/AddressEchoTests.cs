using RplCaseManager.Web.Shared;

namespace RplCaseManager.Web.Tests.Shell;

/// <summary>What a page wrote into the address itself does not undo what was typed since.</summary>
public sealed class AddressEchoTests
{
    [Fact]
    public void OwnWords_ComeBackWithoutBeingNews()
    {
        var echo = new AddressEcho<string>();
        Assert.True(echo.IsNews(""));
        Assert.False(echo.IsNews(""));
        echo.Announce("a");
        echo.Announce("ab");
        Assert.False(echo.IsNews("a"));
        Assert.False(echo.IsNews("ab"));
        Assert.True(echo.IsNews("from a link"));
    }
}
