using System.Buffers;
using System.Text;
using System.Text.Json;
using RplCaseManager.Application.Ports;

namespace RplCaseManager.Infrastructure.Storage;

/// <summary>Plain text (also Markdown and comma-separated values), JSON and digital credentials. Markup is not accepted.</summary>
internal static class TextFiles
{
    private const int ChunkBytes = 64 * 1024, MaxJsonBytes = 8 * 1024 * 1024;

    public static FileType? Recognise(Stream file)
    {
        if (EncodingOf(file) is not { } encoding || FirstSign(file, encoding) is not { } first || first == '<')
        {
            return null;
        }

        var isJson = first is '{' or '[' && encoding is UTF8Encoding && file.Length <= MaxJsonBytes;
        return (isJson ? Json(file) : null) ?? FileTypes.Text;
    }

    private static Encoding? EncodingOf(Stream file)
    {
        Span<byte> mark = stackalloc byte[4];
        file.Position = 0;
        var read = file.ReadAtLeast(mark, 4, throwOnEndOfStream: false);
        return mark[..read] switch
        {
            [0xFF, 0xFE, 0x00, 0x00] => null,
            [0xFF, 0xFE, ..] => new UnicodeEncoding(bigEndian: false, byteOrderMark: true, throwOnInvalidBytes: true),
            [0xFE, 0xFF, ..] => new UnicodeEncoding(bigEndian: true, byteOrderMark: true, throwOnInvalidBytes: true),
            _ => new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true),
        };
    }

    /// <summary>Decodes the whole file piece by piece: its first visible sign, or null when it is not text.</summary>
    private static char? FirstSign(Stream file, Encoding encoding)
    {
        var bytes = ArrayPool<byte>.Shared.Rent(ChunkBytes);
        var chars = ArrayPool<char>.Shared.Rent(encoding.GetMaxCharCount(ChunkBytes));
        try
        {
            file.Position = 0;
            var decoder = encoding.GetDecoder();
            char? first = null;
            int read;
            do
            {
                read = file.ReadAtLeast(bytes.AsSpan(0, ChunkBytes), ChunkBytes, throwOnEndOfStream: false);
                var text = chars.AsSpan(0, decoder.GetChars(bytes.AsSpan(0, read), chars, flush: read < ChunkBytes));
                foreach (var sign in text)
                {
                    if (char.IsControl(sign) && sign is not ('\t' or '\n' or '\r' or '\f' or '\u0085'))
                    {
                        return null;
                    }

                    if (first is null && !char.IsWhiteSpace(sign) && sign is not '\uFEFF')
                    {
                        first = sign;
                    }
                }
            }
            while (read == ChunkBytes);

            return first;
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes, clearArray: true);
            ArrayPool<char>.Shared.Return(chars, clearArray: true);
        }
    }

    private static FileType? Json(Stream file)
    {
        var bytes = ArrayPool<byte>.Shared.Rent((int)file.Length);
        try
        {
            file.Position = 0;
            var json = bytes.AsSpan(0, (int)file.Length);
            file.ReadExactly(json);
            var reader = new Utf8JsonReader(json.StartsWith(new byte[] { 0xEF, 0xBB, 0xBF }) ? json[3..] : json);
            return IsCredential(ref reader) ? FileTypes.Credential : FileTypes.Json;
        }
        catch (JsonException)
        {
            return null;
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(bytes, clearArray: true);
        }
    }

    /// <summary>Reads to the end; true when the root object's type is, or includes, a verifiable credential.</summary>
    private static bool IsCredential(ref Utf8JsonReader reader)
    {
        var found = false;
        var inType = false;
        while (reader.Read())
        {
            if (reader.CurrentDepth == 1 && reader.TokenType == JsonTokenType.PropertyName)
            {
                inType = reader.ValueTextEquals("type"u8) || reader.ValueTextEquals("@type"u8);
            }
            else if (inType && reader.CurrentDepth <= 2 && reader.TokenType == JsonTokenType.String)
            {
                found |= reader.ValueTextEquals("VerifiableCredential"u8);
            }
        }

        return found;
    }
}
