using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.Extensions.DependencyInjection;
using RplCaseManager.Infrastructure.Persistence;
using RplCaseManager.Infrastructure.Setup;

namespace RplCaseManager.Migrations.PostgreSql;

/// <summary>Lets <c>dotnet ef</c> read the model.</summary>
public sealed class DesignTime : IDesignTimeDbContextFactory<RplDbContext>
{
    /// <summary>A context that is never connected.</summary>
    public RplDbContext CreateDbContext(string[] args)
    {
        var options = new DbContextOptionsBuilder<RplDbContext>();
        InfrastructureServices.Configure(options, DatabaseKind.PostgreSql, "Host=localhost;Database=design");
        // Identity asks these options which tables its schema has (passkeys came with version 3).
        var services = new ServiceCollection();
        services.Configure<IdentityOptions>(identity => identity.Stores.SchemaVersion = IdentitySchemaVersions.Version3);
        options.UseApplicationServiceProvider(services.BuildServiceProvider());
        return new RplDbContext(options.Options);
    }
}
