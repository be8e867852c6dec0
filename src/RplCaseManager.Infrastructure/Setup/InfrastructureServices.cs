using System.Globalization;
using Hangfire;
using Hangfire.InMemory;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using RplCaseManager.Application.Operations;
using RplCaseManager.Application.Ports;
using RplCaseManager.Infrastructure.Credentials;
using RplCaseManager.Infrastructure.Documents;
using RplCaseManager.Infrastructure.Identity;
using RplCaseManager.Infrastructure.Jobs;
using RplCaseManager.Infrastructure.Mail;
using RplCaseManager.Infrastructure.Persistence;
using RplCaseManager.Infrastructure.Storage;

namespace RplCaseManager.Infrastructure.Setup;

/// <summary>The composition of everything behind the application's ports.</summary>
public static class InfrastructureServices
{
    /// <summary>Adds application and infrastructure.</summary>
    /// <param name="clockMoves">Development: the clock can be moved.</param>
    /// <param name="time">The real clock; tests give their own.</param>
    public static IServiceCollection AddRpl(this IServiceCollection services, RplSettings settings, bool clockMoves, TimeProvider time)
    {
        services.AddSingleton(settings);
        services.AddSingleton(new Installation(settings.BaseAddress, settings.Zone));
        services.AddApplication();
        var clock = new MovableClock(Path.Combine(settings.DataFolder, "clock"), clockMoves, time);
        services.AddSingleton<TimeProvider>(clock);
        services.AddSingleton<IMovableClock>(clock);
        AddDatabase(services, settings);
        var protection = services.AddDataProtection().SetApplicationName("RplCaseManager");
        if (settings.Database is DatabaseKind.PostgreSql)
        {
            protection.PersistKeysToDbContext<RplDbContext>();
        }
        else
        {
            // A key is made when one is needed, also inside an operation, which holds the only writer's place of the file: a second writer would wait for itself.
            protection.PersistKeysToFileSystem(new DirectoryInfo(Path.Combine(settings.DataFolder, "keys", "protection")));
        }

        services.AddIdentityCore<Account>(options =>
        {
            options.User.RequireUniqueEmail = true;
            // The name of an account is its address, which may hold what no list of letters foresees: o'brien@example.ie, zoë@example.org.
            options.User.AllowedUserNameCharacters = "";
            options.SignIn.RequireConfirmedAccount = true;
            options.Password.RequiredLength = 10;
            // Length is what counts; rules of composition only make people write passwords down (NIST SP 800-63B).
            (options.Password.RequireDigit, options.Password.RequireLowercase, options.Password.RequireUppercase, options.Password.RequireNonAlphanumeric) = (false, false, false, false);
            options.Lockout.MaxFailedAccessAttempts = 8;
            options.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15);
            options.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
            options.Tokens.EmailConfirmationTokenProvider = ConfirmationLinks.ProviderName;
        }).AddEntityFrameworkStores<RplDbContext>().AddDefaultTokenProviders().AddTokenProvider<ConfirmationLinks>(ConfirmationLinks.ProviderName);
        services.AddScoped<IAccounts, IdentityAccounts>();
        services.AddSingleton<IKeys>(provider => new KeyRing(Path.Combine(settings.DataFolder, "keys"), provider.GetRequiredService<IDataProtectionProvider>(), clock));
        services.AddSingleton<ICheckpointLog>(new CheckpointLog(Path.Combine(settings.DataFolder, "keys", "checkpoints.log")));
        services.AddSingleton<IFileStore>(new FolderFileStore(Path.Combine(settings.DataFolder, "files"), clock));
        services.AddSingleton<IDocuments>(new PdfDocuments(CultureInfo.GetCultureInfo("en")));
        services.AddSingleton<ISpreadsheets, Spreadsheets>();
        services.AddSingleton<MailWriter>();
        services.AddSingleton<IMailSender>(settings.Mail.Kind is MailKind.Smtp ? new SmtpMailSender(settings.Mail) : new PickupMailSender(settings.Mail.Folder));
        services.AddSingleton<OutboxDispatcher>();
        services.AddSingleton<StoreSweep>();
        services.AddSingleton<DueWork>();
        services.AddSingleton(provider => new HangfireJobs(provider.GetRequiredService<DueWork>(), provider.GetRequiredService<OutboxDispatcher>()));
        services.AddSingleton<SeedImport>();
        services.AddSingleton<DatabaseSetup>();
        return services;
    }

    /// <summary>Adds Hangfire with its server: timers in memory, the work itself in our tables.</summary>
    public static IServiceCollection AddRplJobs(this IServiceCollection services, RplSettings settings)
    {
        services.AddHangfire(configuration => configuration.SetDataCompatibilityLevel(CompatibilityLevel.Version_180)
            .UseSimpleAssemblyNameTypeSerializer().UseRecommendedSerializerSettings().UseInMemoryStorage(new InMemoryStorageOptions { MaxExpirationTime = TimeSpan.FromHours(6) }));
        if (settings.Jobs)
        {
            services.AddHangfireServer(options =>
            {
                (options.WorkerCount, options.SchedulePollingInterval) = (2, TimeSpan.FromSeconds(5));
            });
        }

        return services;
    }

    /// <summary>Adds signing in for the web: sessions carry name and roles.</summary>
    public static IServiceCollection AddRplSignIn(this IServiceCollection services)
    {
        services.AddScoped<SignInManager<Account>>();
        services.AddScoped<ISecurityStampValidator, SecurityStampValidator<Account>>();
        services.AddScoped<ITwoFactorSecurityStampValidator, TwoFactorSecurityStampValidator<Account>>();
        services.AddScoped<IUserClaimsPrincipalFactory<Account>, AccountClaims>();
        services.Configure<SecurityStampValidatorOptions>(options => options.ValidationInterval = TimeSpan.FromMinutes(1));
        return services;
    }

    private static void AddDatabase(IServiceCollection services, RplSettings settings)
    {
        services.AddSingleton<WriterGate>();
        services.AddSingleton<SqliteSetup>();
        services.AddDbContextPool<RplDbContext>((provider, options) =>
        {
            Configure(options, settings.Database, settings.ConnectionString);
            if (settings.Database is DatabaseKind.Sqlite)
            {
                options.AddInterceptors(provider.GetRequiredService<SqliteSetup>());
            }
        });
        services.AddScoped<IRplDb>(provider => provider.GetRequiredService<RplDbContext>());
        services.AddScoped<IWork, EfWork>();
        services.AddScoped<IRegisterIndex, RegisterIndex>();
    }

    /// <summary>The provider and its migrations; also used by the design-time factories.</summary>
    public static void Configure(DbContextOptionsBuilder options, DatabaseKind database, string connectionString)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (database is DatabaseKind.PostgreSql)
        {
            options.UseNpgsql(connectionString, npgsql => npgsql.MigrationsAssembly("RplCaseManager.Migrations.PostgreSql"));
        }
        else
        {
            options.UseSqlite(connectionString, sqlite => sqlite.MigrationsAssembly("RplCaseManager.Migrations.Sqlite"));
        }

        // Queries that take one row by a unique key need no order.
        options.ConfigureWarnings(warnings => warnings.Ignore(CoreEventId.FirstWithoutOrderByAndFilterWarning));
        options.ConfigureWarnings(warnings => warnings.Log((RelationalEventId.CommandExecuted, LogLevel.Debug)));
    }
}
