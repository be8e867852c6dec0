using System.Net;
using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace RplCaseManager.Web.Tests;

/// <summary>Reads pages and sends their forms as a browser without scripts would.</summary>
public sealed class Browser(Uri address) : IDisposable
{
    private readonly HttpClient http = new(new HttpClientHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = address };

    /// <summary>The last answer.</summary>
    public HttpResponseMessage Answer { get; private set; } = default!;

    /// <summary>The page of the last answer.</summary>
    public IDocument Page { get; private set; } = default!;

    /// <summary>The last answer as text, white space put together.</summary>
    public string Text => string.Join(' ', (Page.QuerySelector("main")?.TextContent ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>Where the last answer sends, as path and query; null when it does not.</summary>
    public string? SentTo => Answer.Headers.Location is { } location ? new Uri(address, location).PathAndQuery : null;

    public async Task<Browser> GetAsync(string path)
    {
        await ReadAsync(await http.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken));
        return this;
    }

    /// <summary>Fills the form that has a field or button of this name and sends it where the page stands.</summary>
    /// <param name="fields">Name and value; a hidden field keeps its own.</param>
    public async Task<Browser> SendAsync(params (string Name, string Value)[] fields)
    {
        var form = (IHtmlFormElement)Page.QuerySelectorAll("form").First(found => fields.Length == 0
            ? found.GetAttribute("method") == "post" && found.Closest("main") is not null
            : found.QuerySelector($"[name='{fields[0].Name}']") is not null);
        var values = form.QuerySelectorAll<IHtmlInputElement>("input").Where(input => input.Type is not "checkbox" || input.IsChecked)
            .ToDictionary(input => input.Name!, input => input.Value, StringComparer.Ordinal);
        foreach (var (name, value) in fields)
        {
            values[name] = value;
        }

        using var content = new FormUrlEncodedContent(values);
        var action = form.GetAttribute("action") is { Length: > 0 } other ? new Uri(address, other) : Answer.RequestMessage!.RequestUri!;
        await ReadAsync(await http.PostAsync(action, content, TestContext.Current.CancellationToken));
        return this;
    }

    /// <summary>Signs in by password.</summary>
    public async Task<Browser> SignInAsync(string email, string password = Infrastructure.Setup.DatabaseSetup.DemoPassword, string query = "")
    {
        await GetAsync("/account/sign-in" + query);
        return await SendAsync(("Form.Email", email), ("Form.Password", password));
    }

    public void Dispose()
    {
        http.Dispose();
        Answer?.Dispose();
        Page?.Dispose();
    }

    private async Task ReadAsync(HttpResponseMessage answer)
    {
        Answer?.Dispose();
        Page?.Dispose();
        Answer = answer;
        var html = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Page = await BrowsingContext.New().OpenAsync(request => request.Content(html), TestContext.Current.CancellationToken);
    }
}
