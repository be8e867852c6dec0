using RplCaseManager.EndToEnd.Tests.Story;

namespace RplCaseManager.EndToEnd.Tests.Newcomer;

/// <summary>All that the newcomer is given: a row in the manner of Cedefop table 16 for a country that the product does not ship, and what they know of their own house. The row is made up.</summary>
internal static class Iceland
{
    public const string Row = "IS\tIceland\tPartialQualification;Microcredential\tnot stated\tVET at EQF levels 3 to 4; a micro-credential counts towards a partial qualification of at least five credits; every recommendation is checked by a second person; 60 days to appeal";

    public const string Scheme = "Validation of real competence (Iceland)";
    public const string Body = "Education and Training Service Centre (Iceland)";
    public const string BodyCode = "IS-ETSC";
    public const string Prefix = "IS-RPL";
    public const string Standard = "Quality control in fish processing";
    public const string StandardCode = "is-fish-quality";
    public const string Unit = "Quality of the raw fish";
    public const string Password = "three words and one more";
    public const string Officer = "gudrun@etsc.example";
    public const string Verifier = "sigrun@etsc.example";
    public const string Decider = "olafur@etsc.example";

    /// <summary>The learning outcomes with what an assessor looks for.</summary>
    public static readonly (string Title, string Criterion)[] Outcomes =
    [
        ("Judge the freshness of a catch", "Grades follow the quality index method and are repeatable"),
        ("Record the result of a check", "Entries are complete, legible and signed"),
    ];

    /// <summary>The outcomes of the row, in the words of the screens.</summary>
    public static IReadOnlyList<string> Yields => [.. Row.Split('\t')[2].Split(';').Select(outcome => outcome switch
    {
        "PartialQualification" => "Partial qualification",
        "Microcredential" => "Micro-credential",
        _ => throw new InvalidOperationException("The row names an outcome that no screen has: " + outcome),
    })];

    public static string Country => Row.Split('\t')[1];

    public static string Conditions => Row.Split('\t')[4];

    /// <summary>What the candidate claims.</summary>
    public static Claim Claim(string candidate) => new(candidate, Outcomes[0].Title, Outcomes.Length, Prefix + "-");
}
