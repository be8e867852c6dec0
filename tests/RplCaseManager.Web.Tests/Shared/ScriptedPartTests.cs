using Bunit;
using Bunit.TestDoubles;
using RplCaseManager.Web.Shared;

namespace RplCaseManager.Web.Tests.Shared;

/// <summary>Components with a script at their side: what they hand to it, and what they do with what comes back.</summary>
public sealed class ScriptedPartTests : PageTest
{
    [Fact]
    public async Task DraftKeeper_NamesScopeAndUser_AndClearsThem()
    {
        var people = this.AddAuthorization();
        people.SetAuthorized("Nguyễn Thị Minh Khai");
        people.SetClaims(new System.Security.Claims.Claim(System.Security.Claims.ClaimTypes.NameIdentifier, "u-7"));
        var keeper = Render<DraftKeeper>(p => p.Add(c => c.Scope, "case:1").AddChildContent("<textarea data-draft='why'></textarea>"));
        var scope = keeper.Find("[data-draft-scope]");
        Assert.Equal("case:1", scope.GetAttribute("data-draft-scope"));
        Assert.Equal("u-7", scope.GetAttribute("data-draft-user"));
        Assert.Null(scope.GetAttribute("data-draft-saved"));
        Assert.Equal("status", keeper.Find("[data-draft-notices]").ParentElement!.GetAttribute("role"));

        await keeper.Instance.ClearAsync("why");
        Assert.Equal(["u-7", "case:1", "why"], JSInterop.VerifyInvoke("rplDrafts.clear").Arguments);
    }

    [Fact]
    public void DraftKeeper_AfterASave_SaysSoToTheScript() =>
        Assert.Equal("true", Render<DraftKeeper>(p => p.Add(c => c.Scope, "case:1").Add(c => c.Saved, true)).Find("[data-draft-scope]").GetAttribute("data-draft-saved"));

    [Fact]
    public async Task UploadBox_LabelsItsInput_AndPassesOnWhatArrived()
    {
        JSInterop.SetupModule("./js/upload-box.js").Mode = JSRuntimeMode.Loose;
        var arrived = new List<UploadedFile>();
        var box = Render<UploadBox>(p => p.Add(c => c.OnUploaded, arrived.Add).Add(c => c.MaxBytes, 100L * ByteSize.Megabyte).Add(c => c.Hint, "PDF or photograph."));
        var input = box.Find("input[type=file]");
        Assert.Equal("Choose files", box.Find($"label[for={input.Id}]").TextContent);
        Assert.Contains("At most 100 MB", box.Find($"#{input.GetAttribute("aria-describedby")}").TextContent);
        Assert.True(input.HasAttribute("multiple"));
        Assert.Equal("status", box.Find("[data-upload-live]").GetAttribute("role"));

        var file = new UploadedFile(Guid.Parse("0199aaaa-0000-7000-8000-000000000001"), "Größe_Ø40.jpg", 12, "image/jpeg", "JPEG", "ab");
        await box.Instance.FileArrivedAsync(file);
        Assert.Equal(file, Assert.Single(arrived));
    }

    [Fact]
    public void UploadBox_SendsTheForgeryToken()
    {
        var module = JSInterop.SetupModule("./js/upload-box.js");
        module.Mode = JSRuntimeMode.Loose;
        Render<UploadBox>();
        var options = module.VerifyInvoke("create").Arguments[2]!;
        Assert.Equal("token-of-the-test", options.GetType().GetProperty("token")!.GetValue(options));
    }

    [Fact]
    public async Task KeyboardKeys_ListensToItsKeys_AndRaisesThem()
    {
        var module = JSInterop.SetupModule("./js/keyboard-keys.js");
        module.Mode = JSRuntimeMode.Loose;
        var pressed = new List<string>();
        var keys = Render<KeyboardKeys>(p => p.Add(c => c.Keys, "j k ?").Add(c => c.OnKey, pressed.Add));
        Assert.Equal(["j", "k", "?"], Assert.IsType<string[]>(module.VerifyInvoke("listen").Arguments[1]));
        await keys.Instance.KeyPressedAsync("k");
        Assert.Equal(["k"], pressed);
        Assert.Empty(keys.Markup.Trim());
    }
}
