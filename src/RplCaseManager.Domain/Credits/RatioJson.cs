using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace RplCaseManager.Domain.Credits;

/// <summary>Writes a ratio as text in lowest terms (<c>25</c>, <c>100/9</c>); reads also decimals on either side (<c>25/2.25</c>), exactly.</summary>
public sealed class RatioJson : JsonConverter<Ratio>
{
    /// <summary>Reads the text of a ratio; null when it is none.</summary>
    public static Ratio? Parse(string? text)
    {
        var sides = (text ?? "").Split('/');
        return sides.Length is 1 or 2 && Side(sides[0]) is { } above && (sides.Length == 1 ? 1m : Side(sides[1])) is { } below && below != 0
            ? Ratio.Of(above) * Ratio.Of(below).Inverse() : null;
    }

    /// <inheritdoc/>
    public override Ratio Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        (reader.TokenType is JsonTokenType.String ? Parse(reader.GetString()) : null)
        ?? throw new JsonException("A ratio is a text such as \"25\" or \"100/9\".");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Ratio value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());

    private static decimal? Side(string text) => decimal.TryParse(text.Trim(), NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) ? value : null;
}
