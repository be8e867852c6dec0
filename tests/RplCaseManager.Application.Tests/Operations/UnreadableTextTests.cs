using System.Collections;
using System.Reflection;
using RplCaseManager.Application.Cases;
using RplCaseManager.Application.Operations;
using RplCaseManager.Application.People;
using RplCaseManager.Domain.People;
using RplCaseManager.Domain.Shared;
using RplCaseManager.TestKit;
using Xunit;

namespace RplCaseManager.Application.Tests.Operations;

/// <summary>Text that a database cannot hold is refused by its field, in every operation and however deep it stands.</summary>
public sealed class UnreadableTextTests
{
    private const string Body = "AT-WIFI";

    [Fact]
    public async Task EveryTextOfEveryOperation_WithACharacterThatCannotBeKept_IsRefusedByItsField()
    {
        await using var host = await RplHost.StartAsync();
        var (story, staff) = await WithEveryRoleAsync(host);
        var (seen, unreadable) = (new List<string>(), new[] { "a\0b", "\ud83d", "a\ude00", "\ude00\ud83d", "\ud83d\ud83d\ude00" });
        foreach (var type in OperationTypes.All)
        {
            var actor = Permissions.For(type).Select(grant => grant.Role).ToList() switch
            {
                var roles when roles.Contains(Role.Anyone) => Actor.Anyone,
                var roles when roles.Contains(Role.System) => Actor.System,
                [Role.Candidate, ..] => await host.ActorAsync(Demo.Candidate),
                _ => staff,
            };
            var request = Filled(type, story.CaseId, depth: 0)!;
            foreach (var (field, path) in Texts(request))
            {
                seen.Add(type.Name + "." + field);
                foreach (var text in unreadable)
                {
                    var refusal = await RefusalAsync(host, actor, Replaced(request, path, text));
                    var problems = Assert.IsType<InvalidInput>(refusal).Problems;
                    Assert.True(problems is [{ Problem: "text-unreadable" }] && problems[0].Field == field, $"{type.Name}.{field}: {string.Join("; ", problems)}");
                }
            }
        }

        // In the request itself, in a record inside it, in lists of texts and of records, in what has subtypes, in reads and in jobs.
        string[] some = ["WithdrawCase.Reason", "AttachEvidence.Title", "AttachEvidence.Mappings[0].Note", "RequestInformation.OutcomeCodes[0]", "RecordJudgement.Rationale",
            "FindStandards.Search", "ListCases.Number", "AddPeople.People[0].GivenName", "AddPeople.People[0].Roles[0].Body", "SetPassword.Password"];
        Assert.Subset(seen.ToHashSet(StringComparer.Ordinal), some.ToHashSet(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Characters_ThatTakeTwoUnits_AreKept()
    {
        await using var host = await RplHost.StartAsync();
        var story = await CaseStory.StartAsync(host);
        await host.DoAsync(Demo.Candidate, new WithdrawCase(Demo.NewRequest(), story.CaseId, await story.VersionAsync(), "👩‍🏭 𐍈"));
        Assert.Equal("👩‍🏭 𐍈", (await host.WithDbAsync(db => Task.FromResult(db.CaseHistory.OrderByDescending(row => row.Sequence).First(row => row.CaseId == story.CaseId)))).Reason);
    }

    // One person with every role of staff and a case in which that person has every duty that an operation asks for.
    private static async Task<(CaseStory Story, Actor Staff)> WithEveryRoleAsync(RplHost host)
    {
        var staff = await host.ActorAsync(Demo.Administrator);
        foreach (var role in Enum.GetValues<Role>().Where(role => role is not (Role.Anyone or Role.System or Role.Administrator or Role.Candidate)))
        {
            await host.SendAsync(Demo.Administrator, new GrantRole(Demo.NewRequest(), staff.PersonId!.Value, role, Body));
        }

        var story = await CaseStory.StartAsync(host);
        await story.SubmitSmallAsync();
        await story.AcceptAsync();
        await story.ClaimAsync(Demo.Administrator);
        return (story, staff);
    }

    private static async Task<Refusal?> RefusalAsync(RplHost host, Actor actor, object request)
    {
        var result = await host.Operations.SendAsync(actor, request, CancellationToken.None);
        return (Refusal?)result!.GetType().GetProperty("Refusal")!.GetValue(result);
    }

    /// <summary>A value of a type with every text, record and list filled in.</summary>
    private static object? Filled(Type type, Guid caseId, int depth, string? name = null)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(string))
        {
            return "x";
        }

        if (type == typeof(Guid))
        {
            return name is "CaseId" ? caseId : Guid.CreateVersion7();
        }

        if (type == typeof(byte[]))
        {
            return "{}"u8.ToArray();
        }

        if (type.IsGenericType && type.IsAssignableTo(typeof(IEnumerable)))
        {
            var members = Array.CreateInstance(type.GetGenericArguments()[0], 1);
            members.SetValue(Filled(type.GetGenericArguments()[0], caseId, depth + 1), 0);
            return members;
        }

        if (type.IsAbstract)
        {
            // The subtype whose own members end soonest.
            type = type.Assembly.GetTypes().Where(found => found.IsSubclassOf(type) && !found.IsAbstract).OrderBy(found => found.GetProperties().Length).ThenBy(found => found.Name, StringComparer.Ordinal).First(found => found.GetConstructors()[0].GetParameters() is [{ ParameterType: var first }, ..] && first == typeof(string));
        }

        if (type.IsEnum || type.Namespace?.StartsWith("RplCaseManager", StringComparison.Ordinal) is not true)
        {
            return Activator.CreateInstance(type);
        }

        Assert.True(depth < 12, type.Name + " has no end.");
        var constructor = type.GetConstructors().MaxBy(found => found.GetParameters().Length)!;
        return constructor.Invoke([.. constructor.GetParameters().Select(parameter => Filled(parameter.ParameterType, caseId, depth + 1, parameter.Name))]);
    }

    /// <summary>Every text of a request: as a problem names it, and the way to it.</summary>
    private static IEnumerable<(string Field, IReadOnlyList<object> Path)> Texts(object value, string list = "")
    {
        foreach (var property in value.GetType().GetProperties().Where(property => property.CanWrite))
        {
            var name = list.Length == 0 ? property.Name : list + "." + property.Name;
            foreach (var (field, path) in Inside(property.GetValue(value), property.PropertyType, name, list.Length > 0))
            {
                yield return (field, [property, .. path]);
            }
        }
    }

    private static IEnumerable<(string Field, IReadOnlyList<object> Path)> Inside(object? value, Type type, string name, bool inList) => value switch
    {
        null => [],
        string => [(name, [])],
        IList { Count: 0 } => [],
        IList members => Inside(members[0], type, name + "[0]", inList: true).Select(found => (found.Field, (IReadOnlyList<object>)[0, .. found.Path])),
        _ when value.GetType().Namespace?.StartsWith("RplCaseManager", StringComparison.Ordinal) is not true || value is Enum => [],
        _ => Texts(value, inList ? name : ""),
    };

    private static object Replaced(object value, IReadOnlyList<object> path, string text)
    {
        if (path.Count == 0)
        {
            return text;
        }

        if (path[0] is PropertyInfo property)
        {
            return Variants.With(value, property, Replaced(property.GetValue(value)!, [.. path.Skip(1)], text));
        }

        var members = (IList)value;
        var copy = Array.CreateInstance(value.GetType().GetInterfaces().First(face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IReadOnlyList<>)).GetGenericArguments()[0], members.Count);
        members.CopyTo(copy, 0);
        copy.SetValue(Replaced(members[0]!, [.. path.Skip(1)], text), 0);
        return copy;
    }
}
