using System.Text.Json;
using CsCheck;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;
using RplCaseManager.Domain.Shared;
using RplCaseManager.Web.Shared.Editing;

namespace RplCaseManager.Web.Tests.Shared.Editing;

/// <summary>A requirement in words, and what holds after any sequence of acts.</summary>
public sealed class RequirementWordsTests : PageTest
{
    private static readonly RequirementNames Names = new([new("U1", "Turning"), new("U3", "Milling")], [new("U1.1", "Reads drawings")], [new("at-cnc", "CNC specialist")]);

    private RequirementSentence Sentence => new(Services.GetRequiredService<IStringLocalizer<Resources.RequirementWords>>(), Names);

    [Fact]
    public void Sentence_ReadsAsOneSaysIt() => Assert.Equal(
        "All of: unit U1 “Turning”; at least 2 of (learning outcome U1.1 “Reads drawings”; qualification at-cnc “CNC specialist”; at least 6 months of experience in welding); at least 12.5 credits from U3 “Milling”, U4 or U5",
        Sentence.Of(new AllOf([new HasUnit("U1"), new AtLeast(2, [new HasOutcome("U1.1"), new HasQualification("at-cnc"), new HasExperience(6, "welding")]), new CreditsFrom(12.5m, ["U3", "U4", "U5"])])));

    [Fact]
    public void Sentence_SaysWhatIsNotFilledIn()
    {
        Assert.Equal("Unit (not said yet)", Sentence.Of(new HasUnit("")));
        Assert.Equal("All of: (nothing yet)", Sentence.Of(new AllOf([])));
        Assert.Equal("At least 1 credit", Sentence.Of(new CreditsFrom(1, [])));
        Assert.Equal("All of: an empty place", Sentence.Of(new AllOf([null!])));
    }

    [Fact]
    public void Lines_HoldEachPartBelowItsGroup() =>
        Assert.Equal([(0, "all of:"), (1, "unit U1 “Turning”"), (1, "at least 1 of:"), (2, "unit U9")], Sentence.Lines(new AllOf([new HasUnit("U1"), new AtLeast(1, [new HasUnit("U9")])])));

    [Fact]
    public void AnySequenceOfActs_KeepsATreeThatIsStored_AndASentenceThatNamesEveryCode() =>
        Gen.Select(Gen.Int[0, 7], Gen.Int[0, 30], Gen.Int[0, 30], Gen.Enum<RequirementKind>(), Gen.Int[0, 9]).List[0, 60].Sample(acts =>
        {
            Requirement? root = null;
            foreach (var (act, at, to, kind, code) in acts)
            {
                var places = Places(root, NodePlace.Root).ToList();
                var place = places[at % places.Count];
                var result = act switch
                {
                    0 or 1 => RequirementTree.Add(root, place, Filled(kind, code)),
                    2 => RequirementTree.Remove(root, place),
                    3 => RequirementTree.Wrap(root, place),
                    4 => RequirementTree.Unwrap(root, place),
                    5 => RequirementTree.Move(root, place, to % 2 == 0 ? 1 : -1),
                    6 => RequirementTree.MoveInto(root, place, places[to % places.Count]),
                    _ => RequirementTree.ChangeKind(root, place, kind),
                };
                if (act is 5 or 6 && result is not null)
                {
                    Assert.Equal(Codes(root).Order(StringComparer.Ordinal), Codes(result.Root).Order(StringComparer.Ordinal)); // moving loses nothing
                }

                root = result is null ? root : result.Root;
                Assert.True(result?.Root is null || RequirementTree.At(root, result.Focus) is not null, "The focus is on a node of the tree.");
            }

            if (root is not null)
            {
                var text = JsonSerializer.Serialize(root, RplJson.Options);
                Assert.Equal(text, JsonSerializer.Serialize(JsonSerializer.Deserialize<Requirement>(text, RplJson.Options), RplJson.Options));
                Assert.DoesNotContain(RequirementFaults.Of(root), fault => fault.Kind is RequirementFaultKind.TooDeep or RequirementFaultKind.PartMissing);
                var sentence = Sentence.Of(root);
                Assert.All(Codes(root), code => Assert.Contains(code, sentence, StringComparison.Ordinal));
            }
        });

    private static IEnumerable<NodePlace> Places(Requirement? node, NodePlace place) =>
        RequirementTree.PartsOf(node).SelectMany((part, index) => Places(part, place.Part(index))).Prepend(place);

    private static IEnumerable<string> Codes(Requirement? node) => node switch
    {
        HasUnit unit => [unit.Code],
        HasOutcome outcome => [outcome.Code],
        HasQualification award => [award.Code],
        HasExperience experience => [experience.Field],
        CreditsFrom credits => credits.Units,
        _ => RequirementTree.PartsOf(node).SelectMany(Codes),
    };

    private static Requirement Filled(RequirementKind kind, int code) => kind switch
    {
        RequirementKind.AllOf => new AllOf([]),
        RequirementKind.AtLeast => new AtLeast(code, []),
        RequirementKind.Unit => new HasUnit($"U{code}"),
        RequirementKind.Outcome => new HasOutcome($"U{code}.1"),
        RequirementKind.Credits => new CreditsFrom(code + 0.5m, [$"U{code}", $"V{code}"]),
        RequirementKind.Qualification => new HasQualification($"Q{code}"),
        RequirementKind.Experience => new HasExperience(code, $"field {code}"),
    };
}
