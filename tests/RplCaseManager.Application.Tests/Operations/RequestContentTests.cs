using System.Reflection;
using Microsoft.EntityFrameworkCore;
using RplCaseManager.Application.Operations;
using RplCaseManager.Application.People;
using RplCaseManager.TestKit;
using Xunit;

namespace RplCaseManager.Application.Tests.Operations;

/// <summary>What is kept of a request, so that its id is not used for something else: a keyed hash, and nothing of a secret.</summary>
public sealed class RequestContentTests
{
    [Fact]
    public async Task Password_LeavesNothingBehind()
    {
        await using var host = await RplHost.StartAsync();
        var ids = new[] { Demo.NewRequest(), Demo.NewRequest(), Demo.NewRequest() };
        await host.AsJobAsync(new AddPeople(ids[0], [], "a long enough one"));
        await host.AsJobAsync(new AddPeople(ids[1], [], "another long enough one"));
        await host.AsJobAsync(new AddPeople(ids[2], [new("new@tour.example", "New", "Person", "New Person", null, "en", [])], "a long enough one"));
        var hashes = await host.WithDbAsync(async db => await db.Requests.AsNoTracking().ToDictionaryAsync(row => row.RequestId, row => row.RequestHash));
        Assert.Equal(hashes[ids[0]], hashes[ids[1]]);
        Assert.NotEqual(hashes[ids[0]], hashes[ids[2]]);
    }

    [Fact]
    public async Task SameContent_InAnotherInstallation_HasAnotherHash()
    {
        var hashes = new List<string>();
        for (var installation = 0; installation < 2; installation++)
        {
            await using var host = await RplHost.StartAsync();
            // An installation of its own has keys of its own.
            File.Delete(Path.Combine(host.Settings.DataFolder, "keys", "audit.key"));
            var id = Demo.NewRequest();
            await host.DoAsync(Demo.Candidate, new CreateToken(id, "Script", false, 30));
            hashes.Add(await host.WithDbAsync(db => db.Requests.Where(row => row.RequestId == id).Select(row => row.RequestHash).SingleAsync()));
        }

        Assert.NotEqual(hashes[0], hashes[1]);
        Assert.All(hashes, hash => Assert.Equal(64, hash.Length));
    }

    [Fact]
    public async Task Request_FromBeforeTheHashWasKept_StillAnswersItsResult()
    {
        await using var host = await RplHost.StartAsync();
        using var trace = new Trace(host);
        var create = new CreateToken(Demo.NewRequest(), "Script", false, 30);
        var first = await host.DoAsync(Demo.Candidate, create);
        trace.Execute("UPDATE \"Requests\" SET \"RequestHash\" = ''");
        Assert.Equal(first.Id, (await host.DoAsync(Demo.Candidate, create)).Id);
    }

    [Fact]
    public void EveryPasswordOfARequest_IsMarkedAsSecret()
    {
        var passwords = OperationTypes.All.SelectMany(type => type.GetProperties()).Where(property => property.PropertyType == typeof(string)
            && (property.Name.Contains("Password", StringComparison.Ordinal) || property.Name.Contains("Secret", StringComparison.Ordinal) || property.Name is nameof(ChangePassword.Current))).ToList();
        Assert.NotEmpty(passwords);
        Assert.All(passwords, property => Assert.True(property.GetCustomAttribute<SecretAttribute>() is not null, property.DeclaringType!.Name + "." + property.Name));
    }
}
