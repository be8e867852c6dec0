using RplCaseManager.Domain.People;
using RplCaseManager.Domain.Tests.Builders;

namespace RplCaseManager.Domain.Tests.People;

public sealed class PersonTests
{
    [Theory]
    [InlineData("Zoë O'Connor-Müller")]
    [InlineData("Nguyễn Thị Ánh")]
    [InlineData("Łukasz Żółć")]
    [InlineData("J. R. D’Angelo")]
    [InlineData("Ṣafiyya Ḥasan")]
    [InlineData("Jose\u0301")]
    public void Name_InLatinLetters_IsLatin(string name) => Assert.True(PersonName.IsLatin(name));

    [Theory]
    [InlineData("Ольга")]
    [InlineData("Γιώργος")]
    [InlineData("محمد")]
    [InlineData("王芳")]
    [InlineData("Anna1")]
    [InlineData("Anna_B")]
    [InlineData("Anna\u200FB")]
    [InlineData("Аnna")]
    [InlineData("Anna\u05B0")]
    [InlineData("<b>Anna</b>")]
    public void Name_WithAnythingElse_IsNotLatin(string name) => Assert.False(PersonName.IsLatin(name));

    [Fact]
    public void Rename_ChangesWhatIsSearchedFor()
    {
        var person = Candidate();
        person.Rename(new("Ольга", "Иванова", "Olga Ivanova"));

        Assert.Equal("ольга иванова olga ivanova", person.SearchName);
        Assert.Equal("Ольга Иванова", person.FullName);
        Assert.Equal(2, person.Version);
    }

    [Fact]
    public void NewPerson_HasTheFirstVersion() => Assert.Equal(1, Candidate().Version);

    [Fact]
    public void Grant_Twice_IsRefused()
    {
        var person = Candidate();

        Assert.Null(person.Grant(new(Role.Assessor, "AT-BODY")));
        Refused.ByRule("person.role.has", person.Grant(new(Role.Assessor, "AT-BODY")));
        Assert.Null(person.Grant(new(Role.Assessor, "CZ-BODY")));
    }

    [Fact]
    public void Ungrant_OfWhatIsNotThere_IsRefused()
    {
        var person = Candidate();

        Refused.ByRule("person.role.has-not", person.Ungrant(new(Role.Candidate, "AT-BODY")));
        Assert.Null(person.Ungrant(new(Role.Candidate, null)));
        Assert.False(person.Has(Role.Candidate));
    }

    [Fact]
    public void ClosedAccount_HasNoRole()
    {
        var person = Candidate();
        person.SetActive(false);

        Assert.False(person.Has(Role.Candidate));
    }

    [Fact]
    public void Token_OpensUntilItsLastInstantOrItsRevocation()
    {
        var (made, ends) = (DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddDays(30));
        var token = new ApiToken(CaseWalk.Person(9), CaseWalk.Candidate, "laptop", "00", ["read"], made, ends);

        Assert.True(token.IsValidAt(ends.AddTicks(-1)));
        Assert.False(token.IsValidAt(ends));
        token.Revoke(made.AddDays(1));
        token.Revoke(made.AddDays(2));
        Assert.Equal(made.AddDays(1), token.RevokedAt);
        Assert.False(token.IsValidAt(made.AddDays(3)));
    }

    private static Person Candidate() =>
        new(CaseWalk.Candidate, new("Zoë", "Müller", "Zoë Müller"), new DateOnly(1990, 2, 28), "zoe@example.org", "en", [new(Role.Candidate, null)]);
}
