using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;
using RplCaseManager.Application.Evidence;
using RplCaseManager.Application.Operations;
using RplCaseManager.Application.People;
using RplCaseManager.Application.Standards;
using Xunit;

namespace RplCaseManager.Application.Tests.Operations;

/// <summary>Every text that a changing operation takes has a limit, or a reason why it needs none.</summary>
public sealed class TextLimitTests
{
    private const string Code = "names something that must exist; nothing else is stored";
    private const string Key = "a key of a mail, which is read and not stored";
    private const string Operator = "read from files of the operator, whose form is checked on import";
    private const string Store = "made by the store while it receives the bytes";

    // Where no limit is needed, and why.
    private static readonly Dictionary<string, string> Free = new(StringComparer.Ordinal)
    {
        ["AttachEvidence.Mappings.OutcomeCode"] = Code,
        ["ChangeEvidence.Mappings.OutcomeCode"] = Code,
        ["RateOutcomes.Claims.OutcomeCode"] = Code,
        ["RecordJudgement.OutcomeCode"] = Code,
        ["RequestInformation.OutcomeCodes"] = Code,
        ["StartCase.StandardCode"] = Code,
        ["StartCase.SchemeCode"] = Code,
        ["StartCase.ProgrammeCode"] = Code,
        ["InvitePerson.Body"] = Code,
        ["GrantRole.Body"] = Code,
        ["TakeRole.Body"] = Code,
        ["ConfirmAddress.Code"] = Key,
        ["ConfirmNewAddress.Code"] = Key,
        ["SetPassword.Code"] = Key,
        ["MakePasswordLink.Email"] = Code,
        ["AddPeople.People.Language"] = Operator,
        ["AddPeople.People.Roles.Body"] = Code,
        ["SweepFiles.Files"] = Store,
        ["ReceiveUpload.FileName"] = "shortened to what is kept, never refused: a file is not lost for its name",
        ["ReceiveUpload.Content.Sha256"] = Store,
        ["ReceiveUpload.Content.Type.MediaType"] = Store,
        ["ReceiveUpload.Content.Type.Extension"] = Store,
        ["ReceiveUpload.Content.Type.Label"] = Store,
    };

    // A change of something that is configured names it by its code, which must exist.
    public static TheoryData<string> Texts => [.. OperationTypes.Changes.Where(type => type != typeof(ImportSeed)).SelectMany(Paths).Except(Free.Keys).Where(path => !NamesAThing(path))];

    private static bool NamesAThing(string path) => path.Split('.') is [var operation, "Code"]
        && OperationTypes.Changes.Single(type => type.Name == operation).Namespace is "RplCaseManager.Application.Standards" or "RplCaseManager.Application.Schemes" or "RplCaseManager.Application.Programmes";

    [Theory]
    [MemberData(nameof(Texts))]
    public void Text_OfAMillionCharacters_IsRefusedByItsField(string path)
    {
        var steps = path.Split('.');
        var type = OperationTypes.Changes.Single(found => found.Name == steps[0]);
        var request = Assert.IsAssignableFrom<IValidated>(Make(type, steps.AsSpan(1).ToArray()));
        Assert.Contains(request.Validate(), problem => problem.Problem == "too-long" && (problem.Field == steps[^1] || problem.Field == steps[1]) && int.Parse(problem.Detail, System.Globalization.CultureInfo.InvariantCulture) <= TextLimits.Reason);
    }

    [Fact]
    public void WhatNeedsNoLimit_IsStillThere()
    {
        var all = OperationTypes.Changes.Where(type => type != typeof(ImportSeed)).SelectMany(Paths).ToList();
        Assert.True(all.Count > 40, string.Join('\n', all));
        Assert.Empty(Free.Keys.Except(all));
    }

    [Fact]
    public void FileName_OfAMillionCharacters_IsShortened() => Assert.Equal(FileNames.Longest, FileNames.Clean(new string('x', 1_000_000) + ".pdf").Length);

    // Every text in a request, in its records and its lists, as a path from the operation.
    private static IEnumerable<string> Paths(Type type) => Below(type).Select(path => type.Name + "." + path);

    private static IEnumerable<string> Below(Type type) => type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(IsGiven).SelectMany(property => property switch
    {
        _ when Element(property.PropertyType) == typeof(string) => [property.Name],
        _ when IsOurs(Element(property.PropertyType)) => Below(Element(property.PropertyType)).Select(path => property.Name + "." + path),
        _ => Enumerable.Empty<string>(),
    });

    // What comes in with the request, not what is computed of it.
    private static bool IsGiven(PropertyInfo property) => property.SetMethod is { IsPublic: true };

    private static Type Element(Type type) => type != typeof(string) && type.IsAssignableTo(typeof(IEnumerable)) && type.IsGenericType ? type.GetGenericArguments()[0] : Nullable.GetUnderlyingType(type) ?? type;

    private static bool IsOurs(Type type) => type is { IsEnum: false, IsPrimitive: false } && type.Namespace?.StartsWith("RplCaseManager", StringComparison.Ordinal) is true;

    // Everything filled with something short, but one text.
    private static object Make(Type type, string[] path)
    {
        if (type.IsAbstract)
        {
            return null!;
        }

        var made = RuntimeHelpers.GetUninitializedObject(type);
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(IsGiven))
        {
            property.SetValue(made, Value(property.PropertyType, path.Length > 0 && path[0] == property.Name ? path[1..] : null));
        }

        return made;
    }

    private static object? Value(Type type, string[]? path)
    {
        var element = Element(type);
        var one = element == typeof(string) ? (path is null ? "x" : new string('x', 1_000_000))
            : IsOurs(element) ? Make(element, path ?? []) : element.IsValueType ? Activator.CreateInstance(element) : null;
        if (element == type || Nullable.GetUnderlyingType(type) is not null)
        {
            return one;
        }

        var list = Array.CreateInstance(element, 1);
        list.SetValue(one, 0);
        return list;
    }
}
