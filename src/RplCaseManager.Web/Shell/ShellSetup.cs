using System.Globalization;
using Microsoft.AspNetCore.Diagnostics;
using MudBlazor;
using MudBlazor.Services;

namespace RplCaseManager.Web.Shell;

/// <summary>Wires what every page needs: components, MudBlazor, words, headers. Accounts, operations and endpoints are wired elsewhere.</summary>
public static class ShellSetup
{
    // Dates read "14 December 2026", weeks begin on Monday; the words are English until other languages come.
    private static readonly CultureInfo DefaultCulture = CultureInfo.GetCultureInfo("en-GB");

    private static readonly PathString[] ForPrograms = ["/api", "/files", "/health", "/openapi", "/_framework", "/_blazor"];

    public static IServiceCollection AddShell(this IServiceCollection services, IHostEnvironment environment)
    {
        ArgumentNullException.ThrowIfNull(environment);
        services.AddLocalization();
        services.AddRazorComponents().AddInteractiveServerComponents();
        services.AddCascadingAuthenticationState();
        services.AddHttpContextAccessor();
        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = "rpl-forgery";
            options.HeaderName = "RequestVerificationToken";
            options.SuppressXFrameOptionsHeader = true; // SecurityHeaders says it for every response
        });
        services.AddMudServices(options =>
        {
            options.SnackbarConfiguration.PositionClass = Defaults.Classes.Position.BottomCenter;
            options.SnackbarConfiguration.PreventDuplicates = true;
            options.SnackbarConfiguration.VisibleStateDuration = 8000;
            options.SnackbarConfiguration.ShowTransitionDuration = 150;
            options.SnackbarConfiguration.MaximumOpacity = 100;
        });
        services.AddTransient<MudLocalizer, MudTexts>();
        services.AddLocalizationInterceptor<MudTexts>();
        services.AddSingleton(new NavigationMenu(environment.IsDevelopment()));
        return services;
    }

    /// <summary>First in the pipeline: error page, headers, culture. Routing, accounts and antiforgery come after it.</summary>
    public static WebApplication UseShell(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.UseMiddleware<SecurityHeaders>();
        if (!app.Environment.IsDevelopment())
        {
            app.UseExceptionHandler("/error", createScopeForErrors: true);
            app.UseHsts();
            // The gallery of components is for the makers.
            app.MapWhen(context => context.Request.Path.StartsWithSegments("/design", StringComparison.OrdinalIgnoreCase), gallery => gallery.Run(context =>
            {
                context.Response.StatusCode = StatusCodes.Status404NotFound;
                return Task.CompletedTask;
            }));
        }

        // A page for people; programs that call the API or upload a file read the status and the problem document.
        // (Switched off per request: in a branch of the pipeline the second execution would find no route.)
        app.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true);
        app.Use((context, next) =>
        {
            if (Array.Exists(ForPrograms, path => context.Request.Path.StartsWithSegments(path, StringComparison.OrdinalIgnoreCase)) &&
                context.Features.Get<IStatusCodePagesFeature>() is { } pages)
            {
                pages.Enabled = false;
            }

            return next(context);
        });
        app.UseRequestLocalization(options =>
        {
            options.DefaultRequestCulture = new(DefaultCulture);
            options.SupportedCultures = [DefaultCulture];
            options.SupportedUICultures = [DefaultCulture];
        });
        return app;
    }

    /// <summary>Static assets and all pages.</summary>
    public static WebApplication MapShell(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        app.MapStaticAssets();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(options =>
            options.ContentSecurityFrameAncestorsPolicy = null); // SecurityHeaders has the whole policy
        return app;
    }
}
