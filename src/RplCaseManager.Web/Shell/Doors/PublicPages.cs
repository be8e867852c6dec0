using Microsoft.Net.Http.Headers;

namespace RplCaseManager.Web.Shell.Doors;

/// <summary>
/// What may be kept of public pages. The register is the same for every visitor, so that browsers and proxies may keep it for a minute; every
/// Razor page sets a cookie against forged forms and forbids caching, but the register has no form that posts. A verification is checked now: never kept, never found by a search engine.
/// </summary>
internal sealed class PublicPages(RequestDelegate next)
{
    // The register, the programmes, the trust list and the credit systems: no form of theirs posts.
    private static readonly PathString[] Kept = ["/register", "/programmes", "/trust-list", "/credits"];

    public Task InvokeAsync(HttpContext context)
    {
        var path = context.Request.Path;
        if (Array.Exists(Kept, kept => path.StartsWithSegments(kept, StringComparison.OrdinalIgnoreCase)))
        {
            context.Response.OnStarting(static state => Register((HttpContext)state), context);
        }
        else if (path.StartsWithSegments("/verify", StringComparison.OrdinalIgnoreCase))
        {
            context.Response.OnStarting(static state => Verification((HttpContext)state), context);
        }

        return next(context);
    }

    private static Task Register(HttpContext context)
    {
        var headers = context.Response.Headers;
        if (context.User.Identity?.IsAuthenticated == true)
        {
            headers.CacheControl = "private, no-cache";
        }
        else if (context.Response.StatusCode == StatusCodes.Status200OK && (HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method)))
        {
            headers.Remove(HeaderNames.SetCookie);
            headers.Remove(HeaderNames.Pragma);
            headers.Remove(HeaderNames.Expires);
            headers.CacheControl = "public, max-age=60";
            // The bar and the colours follow cookies.
            headers.Append(HeaderNames.Vary, "Cookie");
        }

        return Task.CompletedTask;
    }

    private static Task Verification(HttpContext context)
    {
        (context.Response.Headers.CacheControl, context.Response.Headers["X-Robots-Tag"]) = ("no-store", "noindex");
        return Task.CompletedTask;
    }
}
