using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using RplCaseManager.Domain.Programmes;
using RplCaseManager.Domain.Schemes;
using RplCaseManager.Domain.Shared;
using RplCaseManager.Domain.Standards;
using RplCaseManager.Web.Features.Programmes;
using RplCaseManager.Web.Features.Schemes;
using RplCaseManager.Web.Features.Standards.Editor;
using RplCaseManager.Web.Shared.Editing;

namespace RplCaseManager.Web.Tests.Shared.Editing;

/// <summary>A comparison of versions speaks as the editors do: every place and every value of an enumeration has words.</summary>
public sealed class ContentPlacesTests : PageTest
{
    private RequirementSentence Sentence => new(Words<Resources.RequirementWords>(), new([new("U1", "Turning")], [], []));

    private SchemePlaces Schemes => new(Words<Resources.SchemeEditing>(), Words<Resources.CaseWords>(), Words<Resources.StandardPages>(), Words<Resources.CandidateTerms>(), Words<Resources.Editing>());

    private ProgrammePlaces Programmes => new(Words<Resources.ProgrammeEditing>(), Words<Resources.Editing>(), Sentence);

    private StandardPlaces Standards => new(Words<Resources.StandardEditing>(), Words<Resources.StandardPages>(), Words<Resources.CandidateTerms>(), Words<Resources.Editing>(), Sentence);

    [Fact]
    public void EveryPlaceOfAScheme_HasWords() => AllHaveWords(Schemes, typeof(SchemeContent), 60);

    [Fact]
    public void EveryPlaceOfAProgramme_HasWords() => AllHaveWords(Programmes, typeof(ProgrammeContent), 20);

    [Fact]
    public void EveryPlaceOfAStandard_HasWords() => AllHaveWords(Standards, typeof(StandardContent), 60);

    [Theory]
    [InlineData("clocks.assessor", """{"count":30,"kind":"Calendar"}""", "Clocks · Assessment", "30 calendar days")]
    [InlineData("clocks.reminderDays", "[7,2]", "Clocks · Reminders before a deadline", "7; 2")]
    [InlineData("verification", "RiskBased", "Verification of recommendations", "By risk")]
    [InlineData("verificationShare", "0.25", "Share verified", "25 %")]
    [InlineData("maxFileBytes", "104857600", "Largest file", "100 MB")]
    [InlineData("mayCombine", """[{"first":"Assessor","second":"Decider"}]""", "Duties that one person may combine", "Assessor together with Decider")]
    [InlineData("retention.evidenceMonths", "60", "How long records are kept · Files of evidence", "60 months")]
    [InlineData("outcomes[Admission].conditions.excludeHigherEducation", "true", "Outcome “Admission to a programme” · Conditions on the standard · Not for degrees of higher education", "yes")]
    [InlineData("languages", """["de","en"]""", "Languages", "German; English")]
    [InlineData("mayAward", "[]", "Kinds of provider that may award", "none")]
    [InlineData("country", "AT", "Country", "Austria")]
    public void Schemes_AreReadAsTheirEditorSpeaks(string path, string value, string place, string words)
    {
        Assert.Equal(place, Schemes.Place(path));
        Assert.Equal(words, Schemes.Value(path, value));
    }

    [Fact]
    public void Programmes_AreReadAsTheirEditorSpeaks()
    {
        Assert.Equal("Part C1 · May be exempted", Programmes.Place("parts[C1].mayBeExempted"));
        Assert.Equal("no", Programmes.Value("parts[C1].mayBeExempted", "false"));
        Assert.Equal("U1.1; U1.2", Programmes.Value("parts[C1].outcomeCodes", """["U1.1","U1.2"]"""));
        Assert.Equal("50 %", Programmes.Value("largestShareExempted", "0.5"));
        Assert.True(Programmes.IsWhole("entryRequirement"));
        Assert.Equal("At least 1 of: unit U1 “Turning”", Programmes.Value("entryRequirement", """{"is":"atLeast","count":1,"parts":[{"is":"unit","code":"U1"}]}"""));
    }

    [Fact]
    public void Standards_AreReadAsTheirEditorSpeaks()
    {
        Assert.Equal("Unit U2 · Outcome U2.1 · Title", Standards.Place("units[U2].outcomes[U2.1].title"));
        Assert.Equal("Level as the award states it · Where it comes from", Standards.Place("level.basis"));
        Assert.Equal("worked out by us", Standards.Value("level.basis", "WorkedOut"));
        Assert.Equal("Unit U1 · Outcome U1.1 · Criterion U1.1.a", Standards.Place("units[U1].outcomes[U1.1].criteria[U1.1.a].text"));
        Assert.Equal("Refresher: Seminar; Examination again: Test", Standards.Value("validity.renewal", """[{"kind":"Refresher","text":"Seminar"},{"kind":"ReExamination","text":"Test"}]"""));
        Assert.Equal("5 years", Standards.Value("validity.years", "5"));
    }

    [Fact]
    public void APlaceThatNobodyKnows_IsShownAsItIsNamed() => Assert.Equal("Clocks · somethingNew", Schemes.Place("clocks.somethingNew"));

    [Fact]
    public void ALengthOfTime_IsOneDifference()
    {
        var change = Assert.Single(ContentDiff.Between(new SchemeClocksHolder(new Period(30)), new SchemeClocksHolder(new Period(4, DayKind.Months)), path => path == "clock"));
        Assert.Equal(("clock", "4 months"), (change.Path, Schemes.Value("clocks.intake", change.After!)));
    }

    private void AllHaveWords(ContentPlaces places, Type content, int least)
    {
        var (seen, missing) = (0, new List<string>());
        foreach (var (path, type) in PlacesOf(content, ""))
        {
            seen++;
            if (places.Place(path).Split(" · ").Any(word => word.Length == 0 || char.IsLower(word[0]) || word.Contains('.', StringComparison.Ordinal) && !word.Contains(' ', StringComparison.Ordinal)))
            {
                missing.Add($"{path}: {places.Place(path)}");
            }

            if (EnumIn(type) is { } kind)
            {
                missing.AddRange(Enum.GetNames(kind).Where(name => !HasWord(places, path, type, name)).Select(name => $"{path} = {name}"));
            }
        }

        Assert.True(seen >= least, $"only {seen} places were found");
        Assert.Empty(missing);
    }

    // Words are written as people write them: several words, or at least not as one name in the program.
    private static bool HasWord(ContentPlaces places, string path, Type type, string name)
    {
        var word = places.Value(path, type.IsEnum ? name : JsonSerializer.Serialize(new[] { name }));
        return word.Length > 0 && !word.Skip(1).Where((sign, at) => char.IsUpper(sign) && char.IsLower(word[at])).Any();
    }

    private static Type? EnumIn(Type type) => type.IsEnum ? type : type.IsGenericType && type.GetGenericArguments()[0] is { IsEnum: true } entry ? entry : null;

    // Every place at which a difference can stand; entries of lists with a code, or about an outcome, are places of their own.
    private static IEnumerable<(string Path, Type Type)> PlacesOf(Type type, string path)
    {
        foreach (var member in RplJson.Options.GetTypeInfo(type).Properties.Where(member => member.Get is not null))
        {
            var place = path.Length == 0 ? member.Name : path + "." + member.Name;
            var found = Nullable.GetUnderlyingType(member.PropertyType) ?? member.PropertyType;
            if (found.IsGenericType && found.GetGenericArguments()[0] is { Namespace: { } home } entry && home.StartsWith("RplCaseManager", StringComparison.Ordinal)
                && RplJson.Options.GetTypeInfo(entry).Properties.FirstOrDefault(key => key.Name is "code" or "outcome") is { } key)
            {
                yield return (place, found);
                foreach (var inner in PlacesOf(entry, $"{place}[{(key.PropertyType.IsEnum ? Enum.GetNames(key.PropertyType)[0] : "X1")}]"))
                {
                    yield return inner;
                }
            }
            else if (found is { IsClass: true, IsGenericType: false } && found != typeof(string) && found != typeof(Period) && !typeof(Requirement).IsAssignableFrom(found))
            {
                foreach (var inner in PlacesOf(found, place))
                {
                    yield return inner;
                }
            }
            else
            {
                yield return (place, found);
            }
        }
    }

    private IStringLocalizer<T> Words<T>() => Services.GetRequiredService<IStringLocalizer<T>>();

    private sealed record SchemeClocksHolder(Period Clock);
}
