using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using RplCaseManager.Domain.Shared;

namespace RplCaseManager.Application.Operations;

/// <summary>A property of a request that only the person may know, such as a password: never stored, in no form but the slow hash of the account.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SecretAttribute : Attribute;

/// <summary>
/// What a request asks for, as one hash: its canonical JSON (properties in the order of the record) without the request id, secrets, and the version that the
/// screen showed, which says what was seen and not what is wanted: whoever reloads the case after a lost answer and sends the same act again repeats it.
/// </summary>
internal static class RequestContent
{
    private static readonly JsonSerializerOptions Canonical = new(RplJson.Options) { TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { LeaveOut } } };

    /// <summary>SHA-256 in lower-case hexadecimal. It is keyed before it is stored: short texts and dates of birth could be guessed from it.</summary>
    public static string Hash<T>(T request) => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(request, Canonical)));

    private static void LeaveOut(JsonTypeInfo type)
    {
        for (var index = type.Properties.Count - 1; index >= 0; index--)
        {
            var property = type.Properties[index];
            if (property.AttributeProvider?.IsDefined(typeof(SecretAttribute), inherit: true) is true
                || (typeof(IChange).IsAssignableFrom(type.Type) && Is(property, nameof(IChange.RequestId)))
                || (typeof(IVersioned).IsAssignableFrom(type.Type) && Is(property, nameof(IVersioned.ExpectedVersion))))
            {
                type.Properties.RemoveAt(index);
            }
        }
    }

    private static bool Is(JsonPropertyInfo property, string name) => property.AttributeProvider is System.Reflection.MemberInfo member && member.Name == name;
}
