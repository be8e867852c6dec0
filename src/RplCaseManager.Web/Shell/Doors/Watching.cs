using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using RplCaseManager.Application.Operations;
using RplCaseManager.Infrastructure.Persistence;
using RplCaseManager.Infrastructure.Setup;

namespace RplCaseManager.Web.Shell.Doors;

/// <summary>For whoever watches the installation: health, metrics, traces.</summary>
internal static class Watching
{
    /// <summary>Adds health checks and OpenTelemetry; it exports where <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> names a collector.</summary>
    public static IServiceCollection AddWatching(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddHealthChecks().AddCheck<Ready>("ready");
        var telemetry = services.AddOpenTelemetry().ConfigureResource(resource => resource.AddService(Telemetry.Name))
            .WithMetrics(metrics => metrics.AddAspNetCoreInstrumentation().AddMeter(Telemetry.Name))
            .WithTracing(traces => traces.AddAspNetCoreInstrumentation().AddSource(Telemetry.Name));
        if (!string.IsNullOrEmpty(configuration["OTEL_EXPORTER_OTLP_ENDPOINT"]))
        {
            OpenTelemetry.OpenTelemetryBuilderOtlpExporterExtensions.UseOtlpExporter(telemetry);
        }

        return services;
    }

    /// <summary>Maps <c>/health/live</c> (the process answers) and <c>/health/ready</c> (it can work).</summary>
    public static void MapWatching(this WebApplication app)
    {
        app.MapHealthChecks("/health/live", new() { Predicate = _ => false });
        app.MapHealthChecks("/health/ready");
    }

    private sealed class Ready(RplDbContext db, RplSettings settings) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
        {
            if (!await db.Database.CanConnectAsync(cancellationToken))
            {
                return HealthCheckResult.Unhealthy("The database does not answer.");
            }

            if ((await db.Database.GetPendingMigrationsAsync(cancellationToken)).Any())
            {
                return HealthCheckResult.Unhealthy("The schema is not up to date.");
            }

            var probe = Path.Combine(settings.DataFolder, ".writable-" + Guid.CreateVersion7().ToString("N"));
            try
            {
                await File.WriteAllBytesAsync(probe, [], cancellationToken);
                File.Delete(probe);
                return HealthCheckResult.Healthy();
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                return HealthCheckResult.Unhealthy("The data folder cannot be written.", exception);
            }
        }
    }
}
