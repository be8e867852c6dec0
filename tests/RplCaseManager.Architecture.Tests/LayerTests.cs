using System.Reflection;
using RplCaseManager.Application.Operations;
using RplCaseManager.Domain.Shared;
using RplCaseManager.Web.Shell;
using Xunit;

namespace RplCaseManager.Architecture.Tests;

/// <summary>DESIGN 4: what may know what. Each rule has something to look at, and catches a planted violation.</summary>
public sealed class LayerTests
{
    private static readonly Assembly Domain = typeof(Aggregate).Assembly;
    private static readonly Assembly Application = typeof(OperationPipeline<,>).Assembly;
    private static readonly Assembly Web = typeof(OperationClient).Assembly;
    private static readonly Assembly Planted = typeof(LayerTests).Assembly;

    [Fact]
    public void Domain_RefersToTheBclAndStatelessOnly()
    {
        string[] allowed = ["System.", "netstandard", "mscorlib", "Stateless"];
        Assert.NotEmpty(Domain.GetReferencedAssemblies());
        Assert.Empty(Rules.ForbiddenReferences(Domain, allowed));
        Assert.Contains("Stateless", Domain.GetReferencedAssemblies().Select(name => name.Name));
        Assert.NotEmpty(Rules.ForbiddenReferences(Planted, allowed));
    }

    [Fact]
    public void Stateless_IsUsedByMachinesOnly()
    {
        static bool IsMachine(Type type) => type.Name.EndsWith("Machine", StringComparison.Ordinal);
        Assert.NotEmpty(Rules.DependOn(Domain, "Stateless", _ => false));
        Assert.Empty(Rules.DependOn(Domain, "Stateless", IsMachine));
        Assert.Equal([typeof(Plants.UsesStateless).FullName!], Rules.DependOn(Planted, "Stateless", IsMachine));
    }

    [Fact]
    public void Application_RefersToDomainEfCoreAndMediatorOnly()
    {
        string[] allowed = ["System.", "netstandard", "mscorlib", "RplCaseManager.Domain", "Microsoft.EntityFrameworkCore", "Microsoft.EntityFrameworkCore.Abstractions", "Mediator", "Mediator.Abstractions",
            "Microsoft.Extensions.DependencyInjection.Abstractions", "Microsoft.Extensions.DependencyInjection", "Microsoft.Extensions.Logging.Abstractions"];
        Assert.NotEmpty(Application.GetReferencedAssemblies());
        Assert.Empty(Rules.ForbiddenReferences(Application, allowed));
        Assert.NotEmpty(Rules.ForbiddenReferences(Web, allowed));
    }

    // Sessions and passwords are Identity's; everything else that these pages do goes through operations.
    private static readonly string[] AccountPages = ["AccountEndpoints", "SignIn", "SetPassword", "ConfirmAddress", "ProfileName", "ProfilePassword", "ProfileSessions"];

    [Fact]
    public void Web_SeesInfrastructureInItsCompositionRootAndDoorsOnly()
    {
        // Account pages use Identity's own managers, whose user type lives in the infrastructure (DESIGN 4.3).
        static bool MaySee(Type type) => type.FullName is "RplCaseManager.Web.Program" || type.Namespace is "RplCaseManager.Web.Shell.Doors" or "RplCaseManager.Web.Shell.Commands"
            || type.Name is "RevalidatingSessions" || (type.Namespace == "RplCaseManager.Web.Features.People" && AccountPages.Contains(type.Name))
            || type.Name.StartsWith('_') || type.FullName!.StartsWith("Microsoft.", StringComparison.Ordinal);
        Assert.NotEmpty(Rules.DependOn(Web, "RplCaseManager.Infrastructure", _ => false));
        Assert.Empty(Rules.DependOn(Web, "RplCaseManager.Infrastructure", MaySee));
        Assert.Contains(typeof(Plants.SeesInfrastructure).FullName, Rules.DependOn(Planted, "RplCaseManager.Infrastructure", MaySee));
    }

    [Fact]
    public void Components_InjectOperationsAndServicesOfTheScreenOnly()
    {
        static bool MayInject(Type type) => type.Equals(typeof(TimeProvider))
            || (type.Namespace ?? "") is var space && (space.StartsWith("Microsoft.AspNetCore.Components", StringComparison.Ordinal) || space is "Microsoft.JSInterop" or "Microsoft.Extensions.Localization" or "MudBlazor"
                or "Microsoft.Extensions.Logging" or "Microsoft.Extensions.Hosting" or "Microsoft.AspNetCore.Hosting" or "Microsoft.AspNetCore.Http" or "RplCaseManager.Web.Shell" or "RplCaseManager.Web.Shared" or "Microsoft.AspNetCore.Identity"
                || space.StartsWith("RplCaseManager.Web.Features", StringComparison.Ordinal));
        Assert.NotEmpty(Rules.ForeignInjections(Web, _ => false));
        Assert.Empty(Rules.ForeignInjections(Web, MayInject));
        Assert.Equal(["InjectsTables.Db"], Rules.ForeignInjections(Planted, MayInject));
    }

    [Fact]
    public void Aggregates_HaveNoPublicSetters()
    {
        Assert.True(Domain.GetTypes().Count(type => type.IsSubclassOf(typeof(Aggregate))) > 5);
        Assert.Empty(Rules.PublicSetters(Domain));
        Assert.Equal(["OpenAggregate.Name"], Rules.PublicSetters(Planted));
    }

    [Fact]
    public void EveryOperation_HasARowInThePermissionTable()
    {
        var operations = Application.GetTypes().Where(IsOperation).ToList();
        Assert.True(operations.Count > 50);
        Assert.Empty(operations.Where(operation => Permissions.For(operation).Count == 0).Select(operation => operation.Name));
        Assert.True(IsOperation(typeof(Plants.UnlistedOperation)) && Permissions.For(typeof(Plants.UnlistedOperation)).Count == 0);
    }

    [Fact]
    public void Time_ComesFromTimeProvider_BecauseTheCompilerRefusesTheRest()
    {
        var banned = File.ReadAllLines(Path.Combine(Sources.Root, ".config", "BannedSymbols.txt"));
        foreach (var symbol in new[] { "P:System.DateTime.Now", "P:System.DateTime.UtcNow", "P:System.DateTimeOffset.Now", "P:System.DateTimeOffset.UtcNow" })
        {
            Assert.Contains(banned, line => line.StartsWith(symbol + ";", StringComparison.Ordinal));
        }

        var props = File.ReadAllText(Path.Combine(Sources.Root, "Directory.Build.props"));
        Assert.Contains("RS0030", props, StringComparison.Ordinal);
        Assert.Contains("BannedApiAnalyzers", props, StringComparison.Ordinal);
    }

    private static bool IsOperation(Type type) => !type.IsAbstract && type.GetInterfaces().Any(face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IOperation<>));
}
