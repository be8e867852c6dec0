using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization.Metadata;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using RplCaseManager.Domain.Credits;
using RplCaseManager.Domain.Shared;
using RplCaseManager.Domain.Standards;

namespace RplCaseManager.Domain.Tests.Seed;

/// <summary>Makes the JSON schema of a kind of seed file from the record that reads it, with the record's comments as descriptions.</summary>
internal static partial class SeedSchema
{
    private static readonly XDocument Comments = XDocument.Load(Path.ChangeExtension(typeof(StandardContent).Assembly.Location, ".xml"));
    private static readonly JsonSerializerOptions Written = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The text of the schema file.</summary>
    public static string Of(Type type)
    {
        var exporter = new JsonSchemaExporterOptions { TreatNullObliviousAsNonNullable = true, TransformSchemaNode = Describe };
        var root = RplJson.Options.GetJsonSchemaAsNode(type, exporter).AsObject();
        root["properties"]!.AsObject().Insert(0, "$schema", new JsonObject { ["description"] = "Relative path of this schema.", ["type"] = "string" });
        root["additionalProperties"] = false;
        root.Insert(0, "title", type.Name);
        root.Insert(0, "$schema", "https://json-schema.org/draft/2020-12/schema");
        return root.ToJsonString(Written) + "\n";
    }

    private static JsonNode Describe(JsonSchemaExporterContext context, JsonNode node)
    {
        if (node is not JsonObject schema)
        {
            return node;
        }

        var type = Nullable.GetUnderlyingType(context.TypeInfo.Type) ?? context.TypeInfo.Type;
        if (type == typeof(Ratio))
        {
            schema = new JsonObject { ["type"] = context.TypeInfo.Type == type ? "string" : new JsonArray("string", "null"), ["pattern"] = @"^\d+(\.\d+)?(/\d+(\.\d+)?)?$" };
        }
        else if (type.IsEnum && schema["enum"] is null)
        {
            schema["enum"] = new JsonArray([.. Enum.GetNames(type).Select(name => (JsonNode)name)]);
        }

        if (context.TypeInfo.Kind is JsonTypeInfoKind.Object && schema["properties"] is not null)
        {
            schema["additionalProperties"] = false;
        }

        if (Comment(context) is { Length: > 0 } text)
        {
            schema.Insert(0, "description", text);
        }

        return schema;
    }

    private static string Comment(JsonSchemaExporterContext context)
    {
        if (context.PropertyInfo is not { } property)
        {
            return Summary("T:" + context.TypeInfo.Type.FullName);
        }

        var owner = property.DeclaringType;
        var member = owner.GetProperties().FirstOrDefault(found => string.Equals(found.Name, property.Name, StringComparison.OrdinalIgnoreCase))?.Name ?? property.Name;
        var own = Summary($"P:{owner.FullName}.{member}");
        return own.Length > 0 ? own : Text(Comments.Descendants("member").FirstOrDefault(entry => entry.Attribute("name")!.Value == "T:" + owner.FullName)?
            .Elements("param").FirstOrDefault(parameter => parameter.Attribute("name")!.Value == member));
    }

    private static string Summary(string name) => Text(Comments.Descendants("member").FirstOrDefault(entry => entry.Attribute("name")!.Value == name)?.Element("summary"));

    private static string Text(XElement? element) => element is null ? "" : Blanks().Replace(string.Concat(element.Nodes().Select(node => node switch
    {
        XElement { Name.LocalName: "see" or "paramref" } see => (see.Attribute("cref") ?? see.Attribute("name"))?.Value.Split('.', ':')[^1] ?? "",
        XElement inner => inner.Value,
        XText text => text.Value,
        _ => "",
    })), " ").Trim();

    [GeneratedRegex(@"\s+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Blanks();
}
