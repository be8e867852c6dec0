using Mediator;
using Microsoft.Extensions.DependencyInjection;
using RplCaseManager.Application.Audit;

namespace RplCaseManager.Application.Operations;

/// <summary>The door into the application: sends an operation in a unit of work of its own.</summary>
public sealed class OperationRunner(IServiceScopeFactory scopes)
{
    /// <summary>Sends an operation for an actor.</summary>
    /// <param name="asOf">The instant as of which a job acts; null: now.</param>
    public async Task<Result<T>> SendAsync<T>(Actor actor, IOperation<T> operation, DateTimeOffset? asOf = null, CancellationToken cancellation = default)
    {
        await using var scope = scopes.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<OperationContext>();
        (context.Actor, context.AsOf) = (actor, asOf);
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(operation, cancellation);
    }

    /// <summary>Sends an operation whose type is known only at run time (the HTTP door); answers an <see cref="IResult{TSelf}"/>.</summary>
    public async Task<object?> SendAsync(Actor actor, object operation, CancellationToken cancellation)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<OperationContext>().Actor = actor;
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(operation, cancellation);
    }
}

/// <summary>Registers the application.</summary>
public static class ApplicationServices
{
    /// <summary>Adds operations, pipeline and what handlers share. Ports are added by the infrastructure.</summary>
    public static IServiceCollection AddApplication(this IServiceCollection services)
    {
        services.AddMediator(options =>
        {
            options.ServiceLifetime = ServiceLifetime.Scoped;
            options.PipelineBehaviors = [typeof(OperationPipeline<,>)];
        });
        services.AddSingleton<OperationRunner>();
        services.AddSingleton<CatalogueCache>();
        services.AddScoped<OperationContext>();
        services.AddScoped<Authorisation>();
        services.AddScoped<Journal>();
        services.AddScoped<AuditChain>();
        services.AddScoped<Catalogue>();
        services.AddScoped<CaseDesk>();
        services.AddScoped<ConfigurationDesk>();
        services.AddScoped<Standards.StandardImport>();
        services.AddScoped<People.Invitations>();
        services.AddScoped<People.PeopleImport>();
        services.AddScoped<AuditInspector>();
        services.AddScoped<Certificates.CertificateIssue>();
        return services;
    }
}
