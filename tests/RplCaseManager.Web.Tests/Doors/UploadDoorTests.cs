using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using RplCaseManager.TestKit;

namespace RplCaseManager.Web.Tests.Doors;

/// <summary>What is not accepted leaves nothing in the store, and takes nothing away that somebody else has there.</summary>
[Collection(RunningAppTests.Name)]
public sealed class UploadDoorTests(RunningApp app)
{
    private static CancellationToken Now => TestContext.Current.CancellationToken;

    private static byte[] Program { get; } = [.. "MZ"u8, .. new byte[510]];

    [Theory]
    [InlineData("program", "", 422, "file.executable")]
    [InlineData("unknown", "", 422, "file.type")]
    [InlineData("empty", "", 422, "file.empty")]
    [InlineData("large", "?max=1000", 413, "file.size")]
    public async Task File_ThatIsNotAccepted_LeavesNothingInTheStore(string what, string query, int status, string rule)
    {
        using var candidate = await app.ClientAsync(Demo.Candidate);
        var before = Stored();
        byte[] bytes = what switch { "program" => Program, "unknown" => [.. Enumerable.Range(0, 2000).Select(number => (byte)(200 + (number % 50)))], "empty" => [], _ => new byte[1001] };
        using var response = await SendAsync(candidate, bytes, "evidence.pdf", query);
        await response.ProblemAsync(status, rule);
        Assert.Equal(before, Stored());
    }

    [Fact]
    public async Task WhoMayNotSendFiles_LeavesNothingInTheStore_AndTakesNothingAway()
    {
        using var candidate = await app.ClientAsync(Demo.Candidate);
        using var officer = await app.ClientAsync(Demo.Officer);
        var photo = await File.ReadAllBytesAsync(Path.Combine(AppContext.BaseDirectory, "Fixtures", "flange-shaft.jpg"), Now);
        var before = Stored();
        using (var refused = await SendAsync(officer, photo, "shaft.jpg"))
        {
            await refused.ProblemAsync(422, "permission.role");
        }

        Assert.Equal(before, Stored());
        using (var accepted = await SendAsync(candidate, photo, "shaft.jpg"))
        {
            Assert.Equal(HttpStatusCode.OK, accepted.StatusCode);
        }

        var with = Stored();
        Assert.Equal(before.Count + 1, with.Count);
        using (var again = await SendAsync(officer, photo, "shaft.jpg"))
        {
            await again.ProblemAsync(422, "permission.role");
        }

        Assert.Equal(with, Stored());
    }

    [Fact]
    public async Task Name_WithCharactersThatCannotBeKept_IsCleaned()
    {
        using var candidate = await app.ClientAsync(Demo.Candidate);
        using var part = new ByteArrayContent([.. "Just a note.\n"u8]);
        part.Headers.TryAddWithoutValidation("Content-Disposition", "form-data; name=file; filename*=UTF-8''no%00te.txt");
        using var form = new MultipartFormDataContent { part };
        using var response = await candidate.PostAsync("/api/v1/files", form, Now);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Equal("note.txt", (await response.Content.ReadFromJsonAsync<JsonElement>(Now)).GetProperty("name").GetString());
    }

    private static Task<HttpResponseMessage> SendAsync(HttpClient client, byte[] bytes, string name, string query = "")
    {
        var content = new ByteArrayContent(bytes);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/pdf");
        return client.PostAsync("/api/v1/files" + query, new MultipartFormDataContent { { content, "file", name } }, Now);
    }

    private List<string> Stored() => [.. Directory.EnumerateFiles(Path.Combine(app.Web.Host.Settings.DataFolder, "files"), "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
}
