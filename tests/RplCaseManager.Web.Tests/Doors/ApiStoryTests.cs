using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using RplCaseManager.Domain.Cases;
using RplCaseManager.TestKit;

namespace RplCaseManager.Web.Tests.Doors;

/// <summary>What people do, done by programs over HTTP.</summary>
[Collection(RunningAppTests.Name)]
public sealed class ApiStoryTests(RunningApp app)
{
    private const string StoryTeller = Demo.OtherCandidate;

    private static CancellationToken Now => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Candidate_StartsRatesUploadsAttachesAndSubmits()
    {
        using var candidate = await app.ClientAsync(StoryTeller);
        var start = new { requestId = Guid.CreateVersion7(), standardCode = "at-cnc-specialist", schemeCode = "AT-CERT", sought = Array.Empty<string>() };
        var started = await candidate.DoAsync("cases/start-case", start);
        var id = started.GetProperty("caseId").GetGuid();

        // The same request again gets the same answer; the same request id for something else does not.
        Assert.Equal(started.GetRawText(), (await candidate.DoAsync("cases/start-case", start)).GetRawText());
        await candidate.RefusedAsync("cases/withdraw-case", new { start.requestId, caseId = id, expectedVersion = await VersionAsync(candidate, id), reason = "" }, 409, "request.reused");
        Assert.Contains(started.GetProperty("number").GetString()!, (await candidate.RefusedAsync("cases/start-case", start with { requestId = Guid.CreateVersion7() }, 422, "case.start.other-open")).GetProperty("detail").GetString()!, StringComparison.Ordinal);

        var codes = (await CaseAsync(candidate, id)).GetProperty("units").EnumerateArray().SelectMany(unit => unit.GetProperty("outcomes").EnumerateArray()).Select(outcome => outcome.GetProperty("code").GetString()!).ToArray();
        Assert.Equal(22, codes.Length);
        var first = await VersionAsync(candidate, id);
        await candidate.DoAsync("cases/rate-outcomes", new { requestId = Guid.CreateVersion7(), caseId = id, expectedVersion = first, claims = codes.Select(code => new { outcomeCode = code, rating = "Alone", claimed = true }) });
        await candidate.RefusedAsync("cases/submit-case", new { requestId = Guid.CreateVersion7(), caseId = id, expectedVersion = await VersionAsync(candidate, id) }, 422, "case.submit.supported");

        // A screen that is older than the case is told who changed what, with the version to go on from.
        var changed = (await candidate.RefusedAsync("cases/submit-case", new { requestId = Guid.CreateVersion7(), caseId = id, expectedVersion = first }, 409, "version.changed")).GetProperty("values");
        Assert.Equal("claims.set", changed.GetProperty("what").GetString());
        Assert.Equal(await VersionAsync(candidate, id), changed.GetProperty("version").GetInt64());

        var upload = await UploadAsync(candidate, "portfolio.pdf", "Mappe – Prüfung Müller.pdf", HttpStatusCode.OK);
        Assert.Equal("Mappe – Prüfung Müller.pdf", upload.GetProperty("name").GetString());
        await candidate.DoAsync("evidence/attach-evidence", new
        {
            requestId = Guid.CreateVersion7(),
            caseId = id,
            uploadId = upload.GetProperty("uploadId").GetGuid(),
            description = new { title = "Portfolio", kind = "WorkSample", note = "", datedOn = "2026-01-31" },
            mappings = codes.Select(code => new { outcomeCode = code, note = "" }),
        });
        await candidate.DoAsync("cases/submit-case", new { requestId = Guid.CreateVersion7(), caseId = id, expectedVersion = await VersionAsync(candidate, id) });
        Assert.Equal("Submitted", (await CaseAsync(candidate, id)).GetProperty("state").GetString());

        await OthersAskAsync(id);
        await ReadEvidenceAsync(candidate, id);
    }

    private async Task OthersAskAsync(Guid id)
    {
        using var neighbour = await app.ClientAsync(Demo.Candidate);
        await neighbour.RefusedAsync("cases/get-case", new { caseId = id }, 403, "permission.relation");
        using var officer = await app.ClientAsync(Demo.Officer);
        await officer.RefusedAsync("cases/get-case", new { caseId = id }, 403, "case.declare-first");
        await officer.RefusedAsync("assessment/claim-case", new { requestId = Guid.CreateVersion7(), caseId = id }, 403, "permission.role");
        using var auditor = await app.ClientAsync(Demo.Auditor, write: false);
        var lines = (await auditor.DoAsync("audit/get-case-history", new { caseId = id })).GetProperty("lines").EnumerateArray().Select(line => line.GetProperty("action").GetString());
        Assert.Equal(["case.started", "claims.set", "evidence.attached", "case.submitted"], lines);
    }

    private static async Task ReadEvidenceAsync(HttpClient candidate, Guid id)
    {
        var piece = (await CaseAsync(candidate, id)).GetProperty("evidence")[0].GetProperty("id").GetGuid();
        var ticket = await candidate.DoAsync("evidence/open-evidence", new { requestId = Guid.CreateVersion7(), caseId = id, evidenceId = piece });
        using var part = new HttpRequestMessage(HttpMethod.Get, "/files/" + ticket.GetProperty("ticket").GetString());
        part.Headers.Range = new RangeHeaderValue(1, 4);
        using var answer = await candidate.SendAsync(part, Now);
        Assert.Equal(HttpStatusCode.PartialContent, answer.StatusCode);
        Assert.Equal("PDF-"u8.ToArray(), await answer.Content.ReadAsByteArrayAsync(Now));
    }

    [Fact]
    public async Task InvalidInput_NamesEachField()
    {
        using var candidate = await app.ClientAsync(Demo.Candidate);
        var problem = await candidate.RefusedAsync("cases/start-case", new { requestId = Guid.Empty, standardCode = "", schemeCode = " ", sought = Array.Empty<string>() }, 400, "input.invalid");
        Assert.Equal(["requestId", "schemeCode", "standardCode"], problem.GetProperty("errors").EnumerateObject().Select(error => error.Name).Order(StringComparer.Ordinal));
        Assert.All(problem.GetProperty("errors").EnumerateObject(), error => Assert.Contains(' ', error.Value[0].GetString()!));
    }

    [Fact]
    public async Task Upload_OfAProgramCalledPdf_IsRefused()
    {
        using var candidate = await app.ClientAsync(Demo.Candidate);
        using var program = new ByteArrayContent([0x7f, (byte)'E', (byte)'L', (byte)'F', 2, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 3, 0, 62, 0]);
        using var response = await candidate.PostAsync("/api/v1/files", new MultipartFormDataContent { { program, "file", "certificate.pdf" } }, Now);
        await response.ProblemAsync(422, "file.executable");
        using var noForm = await candidate.PostAsync("/api/v1/files", new ByteArrayContent([1]) { Headers = { ContentType = new("multipart/form-data") } }, Now);
        await noForm.ProblemAsync(400, "file.form");
    }

    [Fact]
    public async Task Token_ThatWasRevoked_OpensNothing()
    {
        using var client = await app.ClientAsync(Demo.Verifier);
        var mine = (await client.DoAsync("people/list-my-tokens", new { })).EnumerateArray().First().GetProperty("id").GetGuid();
        await client.DoAsync("people/revoke-token", new { requestId = Guid.CreateVersion7(), tokenId = mine });
        await client.RefusedAsync("people/get-me", new { }, 401, "permission.sign-in");
    }

    [Fact]
    public async Task Certificate_ComesAsPdfToItsHolder_AndAnyoneVerifiesIt()
    {
        var story = await CaseStory.InAsync(app.Web.Host, CaseState.Decided);
        using var holder = await app.ClientAsync(Demo.Candidate, write: false);
        var certificate = (await holder.DoAsync("certificates/list-case-certificates", new { caseId = story.CaseId }))[0];
        using var pdf = await holder.GetAsync($"/api/v1/cases/{story.CaseId}/certificates/{certificate.GetProperty("id").GetGuid()}.pdf", Now);
        Assert.Equal("application/pdf", pdf.Content.Headers.ContentType?.MediaType);
        Assert.StartsWith("%PDF-", System.Text.Encoding.Latin1.GetString(await pdf.Content.ReadAsByteArrayAsync(Now)), StringComparison.Ordinal);
        using var neighbour = await app.ClientAsync(Demo.OtherCandidate, write: false);
        using var refused = await neighbour.GetAsync($"/api/v1/cases/{story.CaseId}/certificates/{certificate.GetProperty("id").GetGuid()}.pdf", Now);
        await refused.ProblemAsync(403, "permission.relation");

        using var anyone = app.Stranger();
        using var verified = await anyone.GetAsync("/api/v1/verification/" + certificate.GetProperty("token").GetString(), Now);
        Assert.Equal("Valid", (await verified.Content.ReadFromJsonAsync<JsonElement>(Now)).GetProperty("standing").GetString());
        Assert.True(verified.Headers.CacheControl?.NoStore);
        var number = certificate.GetProperty("number").GetString();
        using var byNumber = await anyone.PostAsJsonAsync("/api/v1/verification/by-number", new { number, dateOfBirth = "1988-03-14" }, Now);
        Assert.Equal(HttpStatusCode.OK, byNumber.StatusCode);
        using var otherDay = await anyone.PostAsJsonAsync("/api/v1/verification/by-number", new { number, dateOfBirth = "1988-03-15" }, Now);
        await otherDay.ProblemAsync(404, "not-found");
        using var guess = await anyone.GetAsync("/api/v1/verification/guess", Now);
        await guess.ProblemAsync(404, "not-found");
    }

    [Fact]
    public async Task Register_AnswersAnyone_AndMayBeKept()
    {
        using var anyone = app.Stranger();
        using var found = await anyone.GetAsync("/api/v1/register/standards?search=cnc", Now);
        Assert.Contains((await found.Content.ReadFromJsonAsync<JsonElement>(Now)).GetProperty("rows").EnumerateArray(), row => row.GetProperty("code").GetString() == "at-cnc-specialist");
        Assert.True(found.Headers.CacheControl?.Public);
        using var same = new HttpRequestMessage(HttpMethod.Get, "/api/v1/register/standards?search=cnc");
        same.Headers.IfNoneMatch.Add(found.Headers.ETag!);
        using var kept = await anyone.SendAsync(same, Now);
        Assert.Equal(HttpStatusCode.NotModified, kept.StatusCode);
        using var narrowed = await anyone.GetAsync("/api/v1/register/standards?kind=Microcredential&kind=SpecialPurpose&country=CZ&level=none&take=1", Now);
        Assert.Equal(HttpStatusCode.OK, narrowed.StatusCode);
        using var one = await anyone.GetAsync("/api/v1/register/standards/at-cnc-specialist", Now);
        Assert.Equal(HttpStatusCode.OK, one.StatusCode);
        using var none = await anyone.GetAsync("/api/v1/register/standards/nothing", Now);
        await none.ProblemAsync(404, "not-found");
        Assert.True(none.Headers.CacheControl?.NoStore);
        using var wrong = await anyone.GetAsync("/api/v1/register/standards?kind=nothing", Now);
        await wrong.ProblemAsync(400, "request.unreadable");
    }

    private static async Task<JsonElement> UploadAsync(HttpClient client, string fixture, string name, HttpStatusCode status)
    {
        await using var file = File.OpenRead(Path.Combine(AppContext.BaseDirectory, "Fixtures", fixture));
        using var response = await client.PostAsync("/api/v1/files", new MultipartFormDataContent { { new StreamContent(file), "file", name } }, Now);
        Assert.Equal(status, response.StatusCode);
        return await response.Content.ReadFromJsonAsync<JsonElement>(Now);
    }

    private static Task<JsonElement> CaseAsync(HttpClient client, Guid id) => client.DoAsync("cases/get-case", new { caseId = id });

    private static async Task<long> VersionAsync(HttpClient client, Guid id) => (await CaseAsync(client, id)).GetProperty("version").GetInt64();
}
