namespace RplCaseManager.Web.Shell;

/// <summary>
/// Writes the security headers of every response. An endpoint that sets one of them itself (evidence shown in a frame, say) keeps its own.
/// </summary>
public sealed class SecurityHeaders(RequestDelegate next)
{
    // Pages that others wrote (Hangfire's dashboard, the human page of the API) carry inline scripts without a nonce.
    private static readonly PathString[] ForeignPages = ["/admin/jobs", "/api"];

    // MudBlazor writes style attributes and a style element for its palette, hence 'unsafe-inline' for styles only.
    private const string Common =
        "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; " +
        "object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'; ";

    public Task InvokeAsync(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        context.Response.OnStarting(static state =>
        {
            Write((HttpContext)state);
            return Task.CompletedTask;
        }, context);
        return next(context);
    }

    /// <summary>The content security policy of the product's own pages.</summary>
    public static string PolicyFor(string nonce) => $"{Common}script-src 'self' 'nonce-{nonce}'";

    private static void Write(HttpContext context)
    {
        var headers = context.Response.Headers;
        var foreign = Array.Exists(ForeignPages, page => context.Request.Path.StartsWithSegments(page, StringComparison.OrdinalIgnoreCase));
        headers.TryAdd("Content-Security-Policy", foreign ? Common + "script-src 'self' 'unsafe-inline'" : PolicyFor(CspNonce.Of(context)));
        headers.TryAdd("X-Content-Type-Options", "nosniff");
        headers.TryAdd("X-Frame-Options", "DENY");
        headers.TryAdd("Referrer-Policy", "same-origin");
        headers.TryAdd("Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()");
        headers.TryAdd("Cross-Origin-Opener-Policy", "same-origin");
        headers.TryAdd("Cross-Origin-Resource-Policy", "same-origin");
    }
}
