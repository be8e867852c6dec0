using RplCaseManager.Domain.Assessment;
using RplCaseManager.Domain.Certificates;
using RplCaseManager.Domain.Decisions;
using RplCaseManager.Domain.Schemes;
using RplCaseManager.Domain.Standards;

namespace RplCaseManager.Infrastructure.Tests.Documents;

/// <summary>Contents of certificates and decisions as real cases have them.</summary>
internal static class DocumentSamples
{
    public static readonly Uri Url = new("https://rpl.example.org/verify/7Hq2mXw9Ld4KpR8sTz3VbN6cYf1GjE5a");

    public static CertificateContent Certificate() => new()
    {
        HolderName = "Małgorzata Świątkowska-Brückner",
        HolderDateOfBirth = new DateOnly(1987, 3, 14),
        Title = "CNC specialist certificate",
        Country = "AT",
        AwardingBody = "Metalltechnik Zertifizierung",
        IssuedOn = new DateOnly(2026, 12, 1),
        Units = Units(outcomesOfEach: 3),
        Workload = new Stated("140 teaching units", Basis.Named, "Cedefop table 15"),
        Level = new Stated(null, Basis.Named, "Cedefop table 15"),
        AssessmentMethods = [AssessmentMethod.PortfolioReview, AssessmentMethod.ProfessionalDiscussion, AssessmentMethod.PracticalDemonstration],
        FormOfParticipation = new Stated("Recognition of prior learning; no course was attended", Basis.WorkedOut, null),
        QualityAssurance = new Stated("Certification body accredited under ISO/IEC 17024", Basis.WorkedOut, "Cedefop box 8"),
        Prerequisites = new Stated("Basic qualification in a metal trade", Basis.Named, "Cedefop table 15"),
        Stackability = new Stated("Stand-alone", Basis.Named, "Cedefop table 14"),
        Number = "AT-CERT-2026-000057-R",
        Outcome = RplOutcome.Microcredential,
        Kind = StandardKind.Microcredential,
        StandardVersion = 1,
        StandardCode = "at-cnc-specialist",
        SchemeName = "Certification of competences gained by experience (Austria)",
        CaseNumber = "AT-2026-000311",
        ValidFrom = new DateOnly(2026, 12, 1),
        ValidUntil = new DateOnly(2029, 11, 30),
        RenewedBy = ["Refresher seminars", "Proof of practice"],
        IssuerAccredited = true,
        IdentityChecked = true,
    };

    /// <summary>Everything is as long as people and organisations make it, and longer.</summary>
    public static CertificateContent LongCertificate() => Certificate() with
    {
        HolderName = "Maria-Magdalena Wolfeschlegelsteinhausenbergerdorff-Papadopoulou von und zu Hohenlohe-Waldenburg-Schillingsfürst y Fernández de Córdoba",
        Title = "Hochspannungsgleichstromübertragungsanlagenwartungsfachkraftzusatzqualifikationszertifikat for maintenance, repair and overhaul of switchgear under load",
        AwardingBody = "Bundesanstalt für die Anerkennung von Kompetenzen aus Erfahrung in den Berufen der Elektrotechnik, der Mechatronik und der Automatisierung",
        FurtherInformation = "See https://example.org/" + new string('a', 180) + " & <the annex>",
        Units = Units(outcomesOfEach: 9),
        ValidUntil = null,
        Grade = "Pass with merit",
    };

    public static CertificateContent WithName(string name) => Certificate() with { HolderName = name };

    public static DecisionContent Decision()
    {
        var hash = "9f2c4e6a8b0d1f3e5c7a9b1d3f5e7c9a0b2d4f6e8c0a1b3d5f7e9c1a3b5d7f90";
        var yes = new Varcs(VarcsAnswer.Yes, VarcsAnswer.Yes, VarcsAnswer.Yes, VarcsAnswer.Yes, VarcsAnswer.Unclear);
        var portfolio = new EvidenceReference(Guid.Parse("0198a000-0000-7000-8000-000000000001"), "Portfolio of turned parts 2019 to 2026", "Werkstücke – Übersicht.pdf", hash, yes);
        var letter = new EvidenceReference(Guid.Parse("0198a000-0000-7000-8000-000000000002"), "Letter of the works manager", "Zeugnis_Świątkowska.docx", new string('a', 64), yes with { Current = VarcsAnswer.No });
        return new DecisionContent
        {
            CaseNumber = "AT-2026-000311",
            CandidateName = "Małgorzata Świątkowska-Brückner",
            SchemeName = "Certification of competences gained by experience (Austria)",
            StandardTitle = "CNC specialist certificate",
            StandardVersion = 1,
            AwardingBody = "Metalltechnik Zertifizierung",
            DecidedBy = "Dr. Ágnes Szűcs",
            DecidedOn = new DateOnly(2026, 11, 30),
            Awards =
            [
                new(RplOutcome.PartialQualification, true, ["U1", "U2"], ""),
                new(RplOutcome.Microcredential, false, [], "Two outcomes of unit U3 are not yet shown."),
            ],
            Outcomes =
            [
                new("U1.1", "Interpret technical drawings with tolerances", OutcomeType.Skill, "U1", Judgement.Achieved,
                    "The drawings in the portfolio were read and explained without help, fits included.", [portfolio, letter], "Jean-François Ńguessan"),
                new("U2.1", "Set tool and work offsets on their own", OutcomeType.Skill, "U2", Judgement.Achieved,
                    "Shown at the machine.", [portfolio], "Jean-François Ńguessan"),
                new("U3.1", "Write a program for a five-axis machine", OutcomeType.Skill, "U3", Judgement.NotYetAchieved,
                    "Only three-axis programs were shown.", [letter], "Jean-François Ńguessan"),
                new("U3.2", "Decide when a process must be stopped", OutcomeType.ResponsibilityAndAutonomy, "U3", Judgement.InsufficientEvidence,
                    "Nothing in the file speaks of it.", [], "Jean-François Ńguessan"),
            ],
            Units =
            [
                new("U1", "Drawings", true, []), new("U2", "Setting up the machine", true, []), new("U3", "Programming and supervising", false, ["U3.1", "U3.2"]),
            ],
            GapPlan =
            [
                new("U3.1", "Write a program for a five-axis machine", GapReason.PartlyShown, "The programs shown use three axes.",
                    "A program of your own for a part that needs five axes, with its setup sheet.", "Course “Five-axis milling”, WIFI Vienna, 24 hours"),
                new("U3.2", "Decide when a process must be stopped", GapReason.NoEvidence, "There was no evidence.",
                    "A statement of your shift leader about two situations, or a professional discussion.", null),
            ],
            Reasons = "You have shown that you set up and run machines on your own.\nFor programming, one part is still missing.",
            VerifiedBy = "Παναγιώτης Δημητρίου",
            AppealUntil = new DateOnly(2026, 12, 30),
        };
    }

    private static List<CertifiedUnit> Units(int outcomesOfEach)
    {
        var types = Enum.GetValues<OutcomeType>();
        string[] titles =
        [
            "Interpret technical drawings with dimensional and geometrical tolerances and derive the order of operations from them",
            "Set tool and work offsets on their own", "Decide when a process must be stopped and tell those concerned",
        ];
        return [.. Enumerable.Range(1, 5).Select(unit => new CertifiedUnit(
            $"U{unit}", $"Unit {unit}: turning, milling and measuring", unit == 1 ? 2.5m : null,
            [.. Enumerable.Range(1, outcomesOfEach).Select(outcome =>
                new CertifiedOutcome($"U{unit}.{outcome}", titles[outcome % 3], types[outcome % 3]))]))];
    }
}
