using System.Text.Json;
using System.Text.Json.Serialization;
using RplCaseManager.Domain.Shared;

namespace RplCaseManager.Web.Shell.Doors;

/// <summary>How requests are read: strictly, so that a mistake is named instead of stored.</summary>
internal static class ApiJson
{
    /// <summary>Nothing may be missing, null or unknown; enums by name only; texts that both databases can hold.</summary>
    public static JsonSerializerOptions Requests { get; } = Make();

    private static JsonSerializerOptions Make()
    {
        var options = new JsonSerializerOptions(RplJson.Options)
        {
            RespectNullableAnnotations = true,
            RespectRequiredConstructorParameters = true,
            NumberHandling = JsonNumberHandling.Strict,
            UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        };
        options.Converters.Clear();
        options.Converters.Add(new JsonStringEnumConverter(allowIntegerValues: false));
        options.Converters.Add(new StorableText());
        return options;
    }

    /// <summary>PostgreSQL holds no NUL character in a text.</summary>
    private sealed class StorableText : JsonConverter<string>
    {
        public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            if (reader.TokenType is not JsonTokenType.String)
            {
                throw new JsonException();
            }

            var text = reader.GetString();
            return text?.Contains('\0', StringComparison.Ordinal) is true ? throw new JsonException() : text;
        }

        public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value);
    }
}
