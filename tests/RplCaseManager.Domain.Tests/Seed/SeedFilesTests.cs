using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using RplCaseManager.Domain.People;
using RplCaseManager.Domain.Providers;
using RplCaseManager.Domain.Schemes;
using RplCaseManager.Domain.Standards;
using Xunit;

namespace RplCaseManager.Domain.Tests.Seed;

/// <summary>Holds the checked-in seed data to the records that read it, to each other and to the figures.</summary>
public sealed class SeedFilesTests
{
    public static TheoryData<string> Files() =>
        [.. SeedFolder.DataFiles().Select(path => Path.GetRelativePath(SeedFolder.Root, path))];

    public static TheoryData<string> StandardCodes() => [.. SeedFolder.Standards.Select(file => file.Content.Code)];

    [Fact]
    public void Folder_HoldsEveryKind()
    {
        Assert.NotEmpty(SeedFolder.Standards);
        Assert.NotEmpty(SeedFolder.Schemes);
        Assert.NotEmpty(SeedFolder.Providers);
        Assert.NotEmpty(SeedFolder.Calendars);
        Assert.NotEmpty(SeedFolder.People);
        var read = SeedFolder.Standards.Count + SeedFolder.Schemes.Count + SeedFolder.Providers.Count + SeedFolder.Calendars.Count + SeedFolder.CreditRows.Count + SeedFolder.Programmes.Count + SeedFolder.People.Count;
        Assert.Equal(SeedFolder.DataFiles().Count(), read);
    }

    [Theory, MemberData(nameof(Files))]
    public void File_PointsToAnExistingSchema(string file)
    {
        var path = Path.Combine(SeedFolder.Root, file);
        var schema = SeedFolder.Parse(path)["$schema"]?.GetValue<string>();
        Assert.NotNull(schema);
        Assert.Contains(Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, schema)), SeedFolder.SchemaFiles());
    }

    [Theory, MemberData(nameof(Files))]
    public void File_HasNoEmptyOrPaddedText(string file) => Assert.Empty(BadTexts(SeedFolder.Parse(Path.Combine(SeedFolder.Root, file))));

    [Fact]
    public void EmptyAndPaddedTexts_AreFound() =>
        Assert.Equal(2, BadTexts(JsonNode.Parse("""{ "a": ["fine", " padded"], "b": { "c": "" }, "d": null, "e": 1 }""")!).Count());

    [Fact]
    public void UnknownAndMissingProperties_AreRefused()
    {
        var json = SeedFolder.Parse(SeedFolder.Providers[0].Path);
        json["unknown"] = 1;
        Assert.Throws<JsonException>(() => SeedFolder.Deserialize<ProviderContent>(json));
        json.Remove("unknown");
        json.Remove("name");
        Assert.Throws<JsonException>(() => SeedFolder.Deserialize<ProviderContent>(json));
    }

    [Fact]
    public void FileNames_AreTheirCodes()
    {
        Assert.All(SeedFolder.Standards, file => Assert.Equal(file.Content.Code, file.Name));
        Assert.All(SeedFolder.Schemes, file => Assert.Equal(file.Content.Code, file.Name));
        Assert.All(SeedFolder.Providers, file => Assert.Equal(file.Content.Code, file.Name));
        Assert.All(SeedFolder.CreditRows, file => Assert.Equal(file.Content.Code, file.Name));
        Assert.All(SeedFolder.Programmes, file => Assert.Equal(file.Content.Code, file.Name));
        Assert.All(SeedFolder.Calendars, file => Assert.Equal(file.Content.Country, file.Name));
    }

    [Fact]
    public void CodesAndPrefixes_AreUnique()
    {
        AssertUnique(SeedFolder.Standards.Select(file => file.Content.Code));
        AssertUnique(SeedFolder.Schemes.Select(file => file.Content.Code));
        AssertUnique(SeedFolder.Providers.Select(file => file.Content.Code));
        AssertUnique(SeedFolder.Providers.Select(file => file.Content.CertificatePrefix).OfType<string>());
        AssertUnique(SeedFolder.Calendars.Select(file => file.Content.Country));
    }

    [Theory, MemberData(nameof(StandardCodes))]
    public void Standard_HasEveryMandatoryElementOfAnnexI(string code)
    {
        // Learner and date of issuing come with the certificate; level is mandatory only if applicable.
        var standard = Standard(code);
        Assert.NotEmpty(standard.Title);
        Assert.True((standard.Country ?? Provider(standard.AwardingBody).Country ?? "international").Length > 0);
        Assert.NotEmpty(standard.AwardingBody);
        Assert.NotEmpty(standard.AllOutcomes());
        Assert.NotNull(standard.Workload.Text);
        Assert.NotEmpty(standard.AssessmentMethods);
        Assert.NotNull(standard.FormOfParticipation.Text);
        Assert.NotNull(standard.QualityAssurance.Text);
    }

    [Theory, MemberData(nameof(StandardCodes))]
    public void Standard_RefersOnlyToWhatExists(string code)
    {
        var standard = Standard(code);
        Assert.True(Provider(standard.AwardingBody).IsAwardingBody);
        Assert.NotEmpty(standard.Schemes);
        Assert.All(standard.Schemes, scheme => Assert.Equal(standard.AwardingBody, Scheme(scheme).AwardingBody));
        Assert.Equal(standard.CreditSystem is null, standard.Credits is null);
    }

    [Theory, MemberData(nameof(StandardCodes))]
    public void Standard_HasUniqueCodesAndUsableOutcomes(string code)
    {
        var standard = Standard(code);
        AssertUnique(standard.Units.Select(unit => unit.Code));
        AssertUnique(standard.AllOutcomes().Select(outcome => outcome.Code));
        AssertUnique(standard.AllOutcomes().Select(outcome => outcome.Title));
        AssertUnique(standard.AllOutcomes().SelectMany(outcome => outcome.Criteria).Select(criterion => criterion.Code));
        Assert.All(standard.AllOutcomes(), outcome =>
        {
            Assert.StartsWith(standard.UnitOf(outcome.Code).Code + ".", outcome.Code, StringComparison.Ordinal);
            Assert.InRange(outcome.Criteria.Count, 2, 4);
            Assert.All(outcome.Criteria, criterion => Assert.StartsWith(outcome.Code + ".", criterion.Code, StringComparison.Ordinal));
            Assert.StartsWith("You ", outcome.PlainHelp, StringComparison.Ordinal);
        });
        Assert.Equal(Enum.GetValues<OutcomeType>(), standard.AllOutcomes().Select(outcome => outcome.Type).Distinct().Order());
    }

    [Theory, MemberData(nameof(StandardCodes))]
    public void Standard_SaysWhatIsNamedAndWhatWasWorkedOut(string code)
    {
        var standard = Standard(code);
        Assert.NotNull(standard.Provenance);
        Stated?[] stated = [standard.Level, standard.Workload, standard.FormOfParticipation, standard.QualityAssurance, standard.Prerequisites, standard.Stackability, standard.Supervision];
        Assert.All(stated.OfType<Stated>().Where(value => value.Basis == Basis.Named), value => Assert.StartsWith("Cedefop ", value.Source, StringComparison.Ordinal));
        Assert.All(standard.Units.Where(unit => unit.Basis == Basis.Named), unit => Assert.StartsWith("Cedefop ", unit.Source, StringComparison.Ordinal));
    }

    [Fact]
    public void CncSpecialist_IsAsTheSourceSays()
    {
        var standard = Standard("at-cnc-specialist");
        Assert.Equal("CNC specialist certificate", standard.Title);
        Assert.Equal(StandardKind.Microcredential, standard.Kind);
        Assert.Equal("AT", standard.Country);
        Assert.Equal(["AT-CERT"], standard.Schemes);
        Assert.Null(standard.Level.Text);
        Assert.Null(standard.EqfLevel);
        Assert.StartsWith("140 teaching units", standard.Workload.Text, StringComparison.Ordinal);
        Assert.Null(standard.WorkloadHours);
        Assert.Equal("In person", standard.FormOfParticipation.Text);
        Assert.Equal("Stand-alone", standard.Stackability.Text);
        Assert.Equal(Basis.WorkedOut, standard.Prerequisites.Basis);
        Assert.Equal(3, standard.Validity.Years);
        Assert.Equal(["Refresher seminars", "Proof of practice"], standard.Validity.RenewedBy);
        Assert.Equal(5, standard.MaxEvidenceAgeYears);
        Assert.Equal([6, 7, 5, 4], standard.Units.Select(unit => unit.Outcomes.Count));
        Assert.All(standard.Units, unit => Assert.Equal(Basis.WorkedOut, unit.Basis));
    }

    [Fact]
    public void AtCert_HasTheDecidedPeriods()
    {
        var scheme = Scheme("AT-CERT");
        Assert.Equal(("AT", "Europe/Vienna"), (scheme.Country, scheme.TimeZone));
        Assert.Equal(new Period(20), scheme.Clocks.CandidateAnswer);
        Assert.True(scheme.NoAnswerContinues);
        Assert.Equal(new Period(10, DayKind.Working), scheme.Clocks.Intake);
        Assert.Equal(new Period(20, DayKind.Working), scheme.Clocks.Assessor);
        Assert.Equal(new Period(5, DayKind.Working), scheme.Clocks.Verifier);
        Assert.Equal(new Period(10, DayKind.Working), scheme.Clocks.Decider);
        Assert.Equal(new Period(90), scheme.Clocks.DraftLapse);
        Assert.Equal(new Period(90), scheme.Clocks.Reopening);
        Assert.Equal(new Period(30), scheme.Clocks.Appeal);
        Assert.Equal(new Period(4, DayKind.Months), scheme.Clocks.Authority);
        Assert.Equal([90, 30, 7], scheme.Clocks.CertificateReminderDays);
        var outcome = Assert.Single(scheme.Outcomes);
        Assert.Equal((RplOutcome.Microcredential, OutcomeBasis.Named, "Cedefop box 8"), (outcome.Outcome, outcome.Basis, outcome.Source));
        Assert.Equal(100L * 1024 * 1024, scheme.MaxFileBytes);
        Assert.Equal(VerificationMode.All, scheme.Verification);
        Assert.False(scheme.Panel);
        Assert.Empty(scheme.MayCombine);
    }

    [Fact]
    public void Schemes_ReferToWhatExists() => Assert.All(SeedFolder.Schemes, file =>
    {
        var scheme = file.Content;
        Assert.True(Provider(scheme.AwardingBody).IsAwardingBody);
        Assert.Contains(SeedFolder.Calendars, calendar => string.Equals(calendar.Content.Country, scheme.Country, StringComparison.Ordinal));
        Assert.Equal(scheme.TimeZone, TimeZoneInfo.FindSystemTimeZoneById(scheme.TimeZone).Id);
        AssertUnique(scheme.Outcomes.Select(outcome => outcome.Outcome.ToString()));
        Assert.All(scheme.Languages, language => Assert.Equal(language, CultureInfo.GetCultureInfo(language, predefinedOnly: true).Name));
        Assert.Equal(scheme.Clocks.ReminderDays.OrderDescending(), scheme.Clocks.ReminderDays);
    });

    [Fact]
    public void AwardingBodies_AreAccreditedForTheirStandards() => Assert.All(SeedFolder.Standards, file =>
    {
        var provider = new Provider(Guid.Empty, Provider(file.Content.AwardingBody));
        Assert.True(provider.IsAccreditedFor(file.Content.Code, new DateOnly(2026, 12, 1)));
    });

    [Fact]
    public void Accreditations_ReferToWhatExists() => Assert.All(SeedFolder.Providers.SelectMany(file => file.Content.Accreditations), entry =>
    {
        Assert.True(entry.Award is null || SeedFolder.Standards.Any(file => string.Equals(file.Content.Code, entry.Award, StringComparison.Ordinal))
            || SeedFolder.Providers.Any(file => file.Content.Awards.Any(award => string.Equals(award.Code, entry.Award, StringComparison.Ordinal))), entry.Award);
        Assert.True(entry.Until is null || entry.Until >= entry.From);
        Assert.NotNull(entry.Source);
    });

    [Fact]
    public void People_CoverEveryRoleAndASecondBody()
    {
        var people = SeedFolder.People.SelectMany(file => file.Content.People).ToList();
        AssertUnique(people.Select(person => person.Email));
        Assert.All(people, person => Assert.EndsWith(".example", person.Email, StringComparison.Ordinal));
        Assert.All(people, person => Assert.InRange(person.DateOfBirth, new DateOnly(1940, 1, 1), new DateOnly(2008, 1, 1)));
        var roles = people.SelectMany(person => person.Roles).ToList();
        Assert.DoesNotContain(roles, role => role.Role is Role.Anyone or Role.System);
        Assert.All(roles, role => Assert.Equal(role.Role == Role.Candidate, role.Body is null));
        Assert.All(roles.Where(role => role.Body is not null), role => Assert.True(Provider(role.Body!).IsAwardingBody));
        var body = Scheme("AT-CERT").AwardingBody;
        Assert.All(Enum.GetValues<Role>().Except([Role.Anyone, Role.System]), role => Assert.Contains(roles, entry => entry.Role == role && (entry.Body is null || entry.Body == body)));
        Assert.True(roles.Count(role => role.Role == Role.Candidate) >= 2);
        Assert.True(roles.Count(role => role.Role == Role.Assessor && role.Body == body) >= 2);
        Assert.Contains(roles, role => role.Role == Role.CaseOfficer && role.Body != body);
        Assert.Contains(roles, role => role.Role == Role.Assessor && role.Body != body);
    }

    private static StandardContent Standard(string code) => SeedFolder.Standards.Single(file => string.Equals(file.Content.Code, code, StringComparison.Ordinal)).Content;

    private static SchemeContent Scheme(string code) => SeedFolder.Schemes.Single(file => string.Equals(file.Content.Code, code, StringComparison.Ordinal)).Content;

    private static ProviderContent Provider(string code) => SeedFolder.Providers.Single(file => string.Equals(file.Content.Code, code, StringComparison.Ordinal)).Content;

    private static void AssertUnique(IEnumerable<string> values)
    {
        var list = values.ToList();
        Assert.NotEmpty(list);
        Assert.Empty(list.GroupBy(value => value, StringComparer.OrdinalIgnoreCase).Where(group => group.Count() > 1).Select(group => group.Key));
    }

    private static IEnumerable<string> BadTexts(JsonNode node) => node switch
    {
        JsonObject members => members.Where(member => member.Value is not null).SelectMany(member => BadTexts(member.Value!)),
        JsonArray items => items.OfType<JsonNode>().SelectMany(BadTexts),
        JsonValue value when value.GetValueKind() == JsonValueKind.String => Bad(value),
        _ => [],
    };

    private static string[] Bad(JsonValue value)
    {
        var text = value.GetValue<string>();
        return text.Length == 0 || !string.Equals(text.Trim(), text, StringComparison.Ordinal) ? [value.GetPath()] : [];
    }
}
