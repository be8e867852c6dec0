using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace RplCaseManager.Domain.Shared;

/// <summary>The one way in which configuration and content are written as JSON: camel case, enums by name, text unescaped.</summary>
public static class RplJson
{
    /// <summary>The options; read-only.</summary>
    public static JsonSerializerOptions Options { get; } = Make();

    /// <summary>For files that people write: a member that nobody knows, a missing one, or null where something must be is an error. A reference to a schema, which editors use, is left out.</summary>
    public static JsonSerializerOptions Strict { get; } = MakeStrict();

    private static JsonSerializerOptions MakeStrict()
    {
        var options = new JsonSerializerOptions(Options)
        {
            UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
            AllowTrailingCommas = true,
            RespectNullableAnnotations = true,
            RespectRequiredConstructorParameters = false,
            TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { SchemaReference } },
        };
        options.MakeReadOnly();
        return options;
    }

    private static void SchemaReference(JsonTypeInfo type)
    {
        if (type.Kind is JsonTypeInfoKind.Object && type.PolymorphismOptions is null)
        {
            var reference = type.CreateJsonPropertyInfo(typeof(string), "$schema");
            reference.Set = static (_, _) => { };
            type.Properties.Add(reference);
        }
    }

    private static JsonSerializerOptions Make()
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            Converters = { new JsonStringEnumConverter() },
        };
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }
}
