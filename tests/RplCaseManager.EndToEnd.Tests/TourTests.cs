using RplCaseManager.Application.Schemes;
using RplCaseManager.Application.Standards;
using RplCaseManager.Domain.Cases;
using RplCaseManager.TestKit;
using Xunit;

namespace RplCaseManager.EndToEnd.Tests;

/// <summary>Every page of every role in both themes and on a phone: a picture of each, nothing wider than its window, nothing that axe or the console complains about.</summary>
[Trait("Needs", "Browser")]
[Collection("one after the other")]
public sealed class TourTests
{
    [Fact]
    public async Task EveryPage_IsAccessible_FitsAPhone_AndHasItsPicture()
    {
        await using var app = await AppProcess.StartAsync("--Rpl:RateLimits:SignInPerMinute=10000", "--Rpl:RateLimits:PublicPerMinute=10000");
        var stops = await FurnishAsync(app);
        await using var browser = await Browser.StartAsync();
        Directory.CreateDirectory(Browser.Pictures);
        var faults = new List<string>();
        foreach (var (dark, width) in new[] { (false, 1440), (true, 1440), (false, 360), (true, 360) })
        {
            foreach (var person in stops.GroupBy(stop => stop.Person))
            {
                await using var visitor = await browser.VisitAsync(app, width, width == 360 ? 780 : 900, dark);
                if (person.Key.Length > 0)
                {
                    await visitor.SignInAsync(person.Key);
                }

                foreach (var stop in person)
                {
                    var what = $"{stop.Name}-{(dark ? "dark" : "light")}-{width}";
                    await visitor.OpenAsync(stop.Path);
                    await visitor.Page.ScreenshotAsync(new() { Path = Path.Combine(Browser.Pictures, what + ".png"), FullPage = true });
                    faults.AddRange(await visitor.FaultsAsync(what));
                }

                // Two stops are pages that say "not found", with the status that belongs to it.
                faults.AddRange(visitor.Complaints.Where(complaint => !(complaint.Contains("404", StringComparison.Ordinal) && (complaint.Contains("/verify/unknown", StringComparison.Ordinal) || complaint.Contains("/no-such-page", StringComparison.Ordinal)))));
            }
        }

        Assert.True(faults.Count == 0, string.Join('\n', faults));
    }

    /// <summary>Cases in many states, so that no page is empty that is not shown empty on purpose.</summary>
    private static async Task<IReadOnlyList<Stop>> FurnishAsync(AppProcess app)
    {
        await using var host = RplHost.Attach(app.DataFolder);
        var asked = await CaseStory.InAsync(host, CaseState.InformationRequested);
        var draft = await CaseStory.StartAsync(host, Demo.OtherCandidate);
        await draft.FillAsync();
        var submitted = await CaseStory.StartAsync(host, Demo.Candidate, "at-cese");
        await submitted.SubmitAsync();
        await submitted.DeclareAsync(Demo.Officer);
        var verifying = await CaseStory.StartAsync(host, Demo.OtherCandidate, "at-cese");
        await verifying.RecommendedAsync();
        await verifying.DeclareAsync(Demo.Verifier);
        var deciding = await CaseStory.StartAsync(host, Demo.Candidate, "iwp");
        await deciding.RecommendedAsync((await deciding.CodesAsync())[1]);
        await deciding.ConfirmAsync();
        await deciding.DeclareAsync(Demo.Decider);
        var decided = await CaseStory.StartAsync(host, Demo.OtherCandidate, "iwp");
        await decided.RecommendedAsync();
        await decided.ConfirmAsync();
        await decided.DecideAsync();
        // Drafts with something to mend and something to compare.
        await host.DoAsync(Demo.Administrator, new BeginStandardDraft(Demo.NewRequest(), "at-cese"));
        var standard = await host.DoAsync(Demo.Administrator, new GetStandardEditor("at-cese"));
        await host.DoAsync(Demo.Administrator, new SaveStandardDraft(Demo.NewRequest(), "at-cese", standard.Version, standard.Draft!.Content with { Title = "Certified E-commerce and social media expert – Διαδίκτυο", AssessmentMethods = [] }));
        await host.DoAsync(Demo.Administrator, new BeginSchemeDraft(Demo.NewRequest(), "AT"));
        var scheme = await host.DoAsync(Demo.Administrator, new GetSchemeEditor("AT"));
        await host.DoAsync(Demo.Administrator, new SaveSchemeDraft(Demo.NewRequest(), "AT", scheme.Version, scheme.Draft!.Content with { Panel = true, PanelQuorum = 4, Clocks = scheme.Draft.Content.Clocks with { Authority = new Domain.Schemes.Period(1, Domain.Schemes.DayKind.Months) } }));
        var certificate = (await host.DoAsync(Demo.OtherCandidate, new RplCaseManager.Application.Certificates.ListMyCertificates()))[0];
        return
        [
            new("", "landing", "/"), new("", "sign-in", "/account/sign-in"), new("", "open-account", "/account/register"), new("", "forgot", "/account/forgot"),
            new("", "register", "/register"), new("", "register-empty", "/register?q=zzzz"), new("", "standard", "/register/at-cnc-specialist"), new("", "programme", "/programmes/at-fh-business-informatics"), new("", "verify", "/verify"),
            new("", "trust-list", "/trust-list"), new("", "trust-list-provider", "/trust-list/MT-RETAIL"), new("", "credits", "/credits?amount=2.25&from=PT-VET&to=NL-EC"), new("", "credits-country", "/credits/MT"),
            new("", "verify-valid", "/verify/" + certificate.Token), new("", "verify-unknown", "/verify/unknown"), new("", "not-found", "/no-such-page"),
            new(Demo.Candidate, "my-cases", "/my/cases"), new(Demo.Candidate, "case-asked", $"/my/cases/{asked.CaseId}"), new(Demo.Candidate, "case-answer", $"/my/cases/{asked.CaseId}/answer"),
            new(Demo.Candidate, "case-submitted", $"/my/cases/{submitted.CaseId}"), new(Demo.Candidate, "my-certificates-empty", "/my/certificates"), new(Demo.Candidate, "account", "/account"), new(Demo.Candidate, "account-address", "/account/address"), new(Demo.Candidate, "no-access", "/admin/people"),
            new(Demo.OtherCandidate, "case-draft", $"/my/cases/{draft.CaseId}"), new(Demo.OtherCandidate, "case-rate", $"/my/cases/{draft.CaseId}/rate"),
            new(Demo.OtherCandidate, "case-evidence", $"/my/cases/{draft.CaseId}/evidence"), new(Demo.OtherCandidate, "case-map", $"/my/cases/{draft.CaseId}/map"),
            new(Demo.OtherCandidate, "case-check", $"/my/cases/{draft.CaseId}/check"), new(Demo.OtherCandidate, "case-decided", $"/my/cases/{decided.CaseId}"),
            new(Demo.OtherCandidate, "case-decision", $"/my/cases/{decided.CaseId}/decision"), new(Demo.OtherCandidate, "my-certificates", "/my/certificates"),
            new(Demo.Officer, "intake", "/intake"), new(Demo.Officer, "case-intake", $"/cases/{submitted.CaseId}/intake"), new(Demo.Officer, "case-declare", $"/cases/{draft.CaseId}/intake"),
            new(Demo.Assessor, "queue", "/queue"), new(Demo.Assessor, "case-assess", $"/cases/{asked.CaseId}/assess"),
            new(Demo.Verifier, "verification", "/verification"), new(Demo.Verifier, "case-verify", $"/cases/{verifying.CaseId}/verify"),
            new(Demo.Decider, "decisions", "/decisions"), new(Demo.Decider, "case-decide", $"/cases/{deciding.CaseId}/decide"), new(Demo.Decider, "case-decide-done", $"/cases/{decided.CaseId}/decide"),
            new(Demo.Auditor, "audit", "/audit"), new(Demo.Auditor, "case-history", $"/audit/cases/{decided.CaseId}"),
            new(Demo.Administrator, "people", "/admin/people"), new(Demo.Administrator, "people-import", "/admin/people/import"), new(Demo.Administrator, "bodies", "/admin/bodies"), new(Demo.Administrator, "permissions", "/admin/permissions"), new(Demo.Administrator, "configuration-history", "/admin/history"), new(Demo.Administrator, "configuration", "/admin/configuration"), new(Demo.Administrator, "standards", "/admin/standards"), new(Demo.Administrator, "standard-new", "/admin/standards/new"),
            new(Demo.Administrator, "standard-draft", "/admin/standards/at-cese"), new(Demo.Administrator, "standard-draft-units", "/admin/standards/at-cese?section=units"), new(Demo.Administrator, "standard-draft-rules", "/admin/standards/at-cese?section=rules"),
            new(Demo.Administrator, "standard-draft-map", "/admin/standards/at-cese?section=map"), new(Demo.Administrator, "standard-compare", "/admin/standards/at-cese?compare=2"), new(Demo.Administrator, "standards-import", "/admin/standards/import"),
            new(Demo.Administrator, "schemes", "/admin/schemes"), new(Demo.Administrator, "scheme-published", "/admin/schemes/LU?section=outcomes"), new(Demo.Administrator, "scheme-draft-clocks", "/admin/schemes/AT?section=clocks"), new(Demo.Administrator, "scheme-draft-people", "/admin/schemes/AT?section=people"),
            new(Demo.Administrator, "scheme-diagram", "/admin/schemes/AT?section=diagram"), new(Demo.Administrator, "scheme-trial", "/admin/schemes/AT?section=simulator"), new(Demo.Administrator, "programmes", "/admin/programmes"), new(Demo.Administrator, "programme-new", "/admin/programmes/new"),
            new(Demo.Administrator, "programme-parts", "/admin/programmes/at-fh-business-informatics?section=parts"), new(Demo.Administrator, "programme-entry", "/admin/programmes/at-fh-business-informatics?section=entry"),
            new(Demo.Administrator, "providers", "/admin/providers"), new(Demo.Administrator, "provider-editor", "/admin/providers/MT-RETAIL"), new(Demo.Administrator, "credit-rows", "/admin/credits"), new(Demo.Administrator, "credit-editor", "/admin/credits/MT"),
            new(Demo.Administrator, "mail", "/admin/mail"), new(Demo.Administrator, "clock", "/admin/clock"),
        ];
    }

    private sealed record Stop(string Person, string Name, string Path);
}
