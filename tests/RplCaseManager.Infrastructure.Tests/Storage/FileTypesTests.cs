using System.IO.Compression;
using System.Text;
using RplCaseManager.Application.Ports;
using RplCaseManager.Infrastructure.Storage;
using Xunit;

namespace RplCaseManager.Infrastructure.Tests.Storage;

public sealed class FileTypesTests
{
    public static TheoryData<string, byte[]> BySignature => new()
    {
        { "application/pdf", "%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<< /Size 1 >>\nstartxref\n9\n%%EOF\n"u8.ToArray() },
        { "image/jpeg", [0xFF, 0xD8, 0xFF, 0xE0, 0, 16, .. "JFIF"u8] },
        { "image/png", [0x89, .. "PNG\r\n"u8, 0x1A, 0x0A, 0, 0, 0, 13] },
        { "image/gif", [.. "GIF89a"u8, 1, 0, 1, 0] },
        { "image/webp", [.. "RIFF"u8, 4, 0, 0, 0, .. "WEBPVP8 "u8] },
        { "image/tiff", [0x49, 0x49, 0x2A, 0, 8, 0, 0, 0] },
        { "image/tiff", [0x4D, 0x4D, 0, 0x2A, 0, 0, 0, 8] },
        { "image/heic", Container("heic", "mif1") },
        { "image/heic", Container("heix") },
        { "image/heif", Container("mif1") },
        { "video/mp4", Container("isom", "avc1") },
        { "video/mp4", Container("XAVC", "mp42") },
        { "video/quicktime", Container("qt  ") },
        { "audio/mp4", Container("M4A ", "isom") },
        { "video/webm", [0x1A, 0x45, 0xDF, 0xA3, 0x9F, 0x42, 0x82, 0x84, .. "webm"u8] },
        { "audio/mpeg", [.. "ID3"u8, 4, 0, 0, 0, 0, 0, 0] },
        { "audio/mpeg", [0xFF, 0xFB, 0x90, 0x64, 0, 0, 0, 0] },
        { "audio/wav", [.. "RIFF"u8, 4, 0, 0, 0, .. "WAVEfmt "u8] },
        { "audio/ogg", [.. "OggS"u8, 0, 2, 0, 0] },
        { "application/rtf", "{\\rtf1\\ansi Hello}"u8.ToArray() },
        { "text/plain", Encoding.UTF8.GetBytes("Name;Datum\nŚwiątkowska;2026-04-17\n") },
        { "text/plain", "# Work diary\n\n- set up the lathe <fast>\n"u8.ToArray() },
        { "text/plain", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("Zeugnis für Jörg")] },
        { "text/plain", [0xFE, 0xFF, .. Encoding.BigEndianUnicode.GetBytes("Zeugnis")] },
        { "text/plain", "MZ is how the letter begins, and it is a text"u8.ToArray() },
        { "text/plain", "{ this is no JSON }"u8.ToArray() },
        { "application/json", "{ \"grade\": \"A\", \"nested\": { \"type\": [\"x\"] } }"u8.ToArray() },
        { "application/json", [0xEF, 0xBB, 0xBF, .. "[1, 2, 3]"u8] },
        { "application/ld+json", "{ \"type\": [\"VerifiableCredential\", \"EuropeanDigitalCredential\"] }"u8.ToArray() },
        { "application/ld+json", "{ \"id\": \"urn:x\", \"@type\": \"VerifiableCredential\" }"u8.ToArray() },
    };

    [Theory]
    [MemberData(nameof(BySignature))]
    public void Is_recognised_from_its_bytes(string mediaType, byte[] bytes)
    {
        var recognition = Recognise(bytes);
        Assert.Equal(mediaType, recognition.Type?.MediaType);
        Assert.False(recognition.Executable);
    }

    [Theory]
    [InlineData("word/document.xml", "wordprocessingml.document.main+xml", ".docx")]
    [InlineData("xl/workbook.xml", "spreadsheetml.sheet.main+xml", ".xlsx")]
    [InlineData("ppt/presentation.xml", "presentationml.presentation.main+xml", ".pptx")]
    public void Office_documents_are_recognised_inside_the_archive(string part, string contentType, string extension)
    {
        var types = $"<Types><Override ContentType=\"application/vnd.openxmlformats-officedocument.{contentType}\"/></Types>";
        Assert.Equal(extension, Recognise(Zip(("[Content_Types].xml", types), (part, "<x/>"))).Type?.Extension);
        Assert.Null(Recognise(Zip(("[Content_Types].xml", types), (part, "<x/>"), ("word/vbaProject.bin", "macro"))).Type);
        Assert.Null(Recognise(Zip(("[Content_Types].xml", types + "application/vnd.ms-word.document.macroEnabled.main+xml"), (part, "<x/>"))).Type);
    }

    [Theory]
    [InlineData("text", ".odt")]
    [InlineData("spreadsheet", ".ods")]
    [InlineData("presentation", ".odp")]
    public void Open_documents_are_recognised_by_their_media_type(string kind, string extension)
    {
        var mediaType = ("mimetype", $"application/vnd.oasis.opendocument.{kind}");
        Assert.Equal(extension, Recognise(Zip(mediaType, ("META-INF/manifest.xml", "<m/>"))).Type?.Extension);
        Assert.Null(Recognise(Zip(mediaType, ("META-INF/manifest.xml", "<m:encryption-data/>"))).Type);
        Assert.Null(Recognise(Zip(mediaType, ("META-INF/manifest.xml", "<m/>"), ("Basic/Standard/Module1.xml", "Sub"))).Type);
    }

    public static TheoryData<string, byte[]> Programs => new()
    {
        { "Windows", [.. "MZ"u8, 0x90, 0, 3, 0, 0, 0, 4, 0] },
        { "Linux", [0x7F, .. "ELF"u8, 2, 1, 1, 0] },
        { "macOS", [0xCF, 0xFA, 0xED, 0xFE, 7, 0, 0, 1] },
        { "macOS, universal, and Java", [0xCA, 0xFE, 0xBA, 0xBE, 0, 0, 0, 52] },
        { "WebAssembly", [0, .. "asm"u8, 1, 0, 0, 0] },
        { "shell script", "#!/bin/sh\nrm -rf /\n"u8.ToArray() },
        { "script with a byte order mark", [0xEF, 0xBB, 0xBF, .. "#!/usr/bin/env python3\n"u8] },
        { "batch file", "@ECHO OFF\r\ndel *.*\r\n"u8.ToArray() },
        { "PHP", " \n<?php system('ls');"u8.ToArray() },
        { "Windows shortcut", [0x4C, 0, 0, 0, 1, 0x14, 2, 0] },
    };

    [Theory]
    [MemberData(nameof(Programs))]
    public void Programs_and_scripts_are_told_apart(string what, byte[] bytes)
    {
        var recognition = Recognise(bytes);
        Assert.True(recognition.Executable, what);
        Assert.Null(recognition.Type);
    }

    public static TheoryData<string, byte[]> NotAccepted => new()
    {
        { "empty", [] },
        { "blank", "  \n"u8.ToArray() },
        { "HTML", "<!DOCTYPE html><script>alert(1)</script>"u8.ToArray() },
        { "HTML after a mark", [0xEF, 0xBB, 0xBF, .. "\n <html>"u8] },
        { "HTML in UTF-16", [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("<html>")] },
        { "SVG", "<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>"u8.ToArray() },
        { "XML", "<?xml version=\"1.0\"?><a/>"u8.ToArray() },
        { "archive", Zip(("notes.txt", "hello")) },
        { "archive that is cut off", Zip(("notes.txt", "hello"))[..^30] },
        { "7z", [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C, 0, 4] },
        { "RAR", [.. "Rar!"u8, 0x1A, 7, 1, 0] },
        { "gzip", [0x1F, 0x8B, 8, 0, 0, 0, 0, 0] },
        { "old or encrypted Office", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1] },
        { "encrypted PDF", "%PDF-1.7\ntrailer\n<< /Encrypt 5 0 R /Root 1 0 R >>\nstartxref\n9\n%%EOF\n"u8.ToArray() },
        { "unknown video", Container("zzzz") },
        { "control characters", "text\u0000with zero"u8.ToArray() },
        { "not UTF-8", [0x41, 0xC3, 0x28, 0x41] },
        { "one byte", [0xFF] },
    };

    [Theory]
    [MemberData(nameof(NotAccepted))]
    public void Everything_else_has_no_type_and_is_no_program(string what, byte[] bytes)
    {
        var recognition = Recognise(bytes);
        Assert.True(recognition.Type is null, what);
        Assert.False(recognition.Executable, what);
    }

    [Fact]
    public void An_encryption_named_where_the_table_stands_is_found_in_a_long_file()
    {
        var table = "12 0 obj <</Type/XRef/Encrypt 9 0 R/Root 1 0 R>>stream"u8.ToArray();
        byte[] file = [.. "%PDF-1.7\n"u8, .. table, .. new byte[50_000], .. Encoding.ASCII.GetBytes("\nstartxref\n9\n%%EOF\n")];
        Assert.Null(Recognise(file).Type);
    }

    [Fact]
    public void Text_is_checked_to_its_end()
    {
        var text = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("zażółć gęślą jaźń\n", 20_000)));
        Assert.Equal(FileTypes.Text, Recognise(text).Type);
        text[^2] = 0x01;
        Assert.Null(Recognise(text).Type);
    }

    [Fact]
    public void Json_beyond_the_bound_is_still_text()
    {
        var json = Encoding.UTF8.GetBytes("[\"" + new string('a', 9 * 1024 * 1024) + "\"]");
        Assert.Equal(FileTypes.Text, Recognise(json).Type);
    }

    [Fact]
    public void Nothing_that_a_browser_could_run_is_viewed_inline()
    {
        string[] harmless = ["application/pdf", "text/plain"];
        Assert.All(FileTypes.All.Where(type => type.ViewedInline), type => Assert.True(
            harmless.Contains(type.MediaType) || type.MediaType.StartsWith("image/", StringComparison.Ordinal)
            || type.MediaType.StartsWith("audio/", StringComparison.Ordinal) || type.MediaType.StartsWith("video/", StringComparison.Ordinal)));
        Assert.DoesNotContain(FileTypes.All, type => type.MediaType.Contains("html", StringComparison.Ordinal) || type.MediaType.Contains("svg", StringComparison.Ordinal));
        Assert.Distinct(FileTypes.All.Select(type => type.MediaType));
    }

    private static Recognition Recognise(byte[] bytes) => FileTypes.Recognise(new MemoryStream(bytes));

    private static byte[] Container(string brand, params string[] compatible)
    {
        var brands = Encoding.ASCII.GetBytes(brand + "\0\0\0\0" + string.Concat(compatible));
        return [0, 0, 0, (byte)(8 + brands.Length), .. "ftyp"u8, .. brands, .. "mdat"u8];
    }

    private static byte[] Zip(params (string Name, string Text)[] parts)
    {
        using var memory = new MemoryStream();
        using (var archive = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in parts)
            {
                using var stream = archive.CreateEntry(name).Open();
                stream.Write(Encoding.UTF8.GetBytes(text));
            }
        }

        return memory.ToArray();
    }
}
