namespace RplCaseManager.Benchmarks.Seeding;

/// <summary>Names as Europe's registers have them, so that searching and ordering meet real letters.</summary>
internal static class Names
{
    public static IReadOnlyList<string> Given { get; } =
    [
        "Małgorzata", "Łukasz", "Zoë", "Jiří", "Kateřina", "Ondřej", "Ágnes", "Győző", "Çağla", "Yağmur", "Ștefan", "Ioana", "Seán", "Aoife", "Niamh", "Þórdís", "Guðrún", "Bjørn",
        "Åsa", "Jürgen", "Käthe", "François", "Noémie", "Benoît", "João", "Inês", "José", "Begoña", "Iñaki", "Žiga", "Špela", "Đorđe", "Ćiril", "Līga", "Jānis", "Žydrūnė", "Kärt", "Õie", "Äärö",
        "Ġorġ", "Ħelena", "Anna", "Maria", "Thomas", "Peter", "Lena", "David", "Sofia", "Martin", "Elena",
    ];

    public static IReadOnlyList<string> Family { get; } =
    [
        "Świątkowska", "Wójcik", "Größl", "Müller", "Dvořák", "Řeháková", "Křížek", "Szőllősi", "Kővári", "Çağlayan", "İnce", "Țăranu", "Bălănescu", "Ó Súilleabháin", "Ní Dhomhnaill", "Aðalsteinsdóttir",
        "Sæmundsson", "Sørensen", "Ångström", "Lindström", "Weiß", "Brückner", "Lefèvre", "Gérôme", "Conceição", "Guimarães", "Muñoz", "Ibáñez", "Žgajnar", "Šušteršič", "Đurić", "Bērziņš", "Kalniņa",
        "Žemaitis", "Põldmäe", "Käärik", "Hämäläinen", "Żammit", "Ċaruana", "Novák", "Schmidt", "Jensen", "Rossi", "Papadopoulou", "Nguyễn", "Kowalczyk", "Horváth", "Virtanen", "Dubois", "Fischer",
    ];

    public static IReadOnlyList<string> Titles { get; } = ["Portfolio", "Employer's testimony", "Work sample", "Certificate of training", "Employment record", "Photographs of finished parts", "Reflective account"];

    public static IReadOnlyList<string> Reasons { get; } =
    [
        "The portfolio shows it on three parts, with the candidate's own measurements.", "The testimony names the task, the period and how far the candidate worked alone.",
        "Seen in the sample and confirmed in the discussion.", "The record covers two years of this work; the newest piece is from last spring.",
    ];
}
