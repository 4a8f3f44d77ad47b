using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using LanguageExt;

namespace Vae.Functional.Engine.Checkpoints;

/// <summary>
/// The safetensors layout, which Python reads too: the length of the header (64-bit little-endian), the header as JSON, padded with spaces
/// to a multiple of eight bytes, then the tensors without a gap. The same contents give the same bytes.
/// </summary>
public static class SafeTensors
{
    internal const string MetadataKey = "__metadata__";
    internal const int LengthSize = sizeof(ulong);

    // Spec and plan are JSON inside this JSON: without HTML-safe escapes a person can still read them.
    private static readonly JsonWriterOptions Json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Reads a file.</summary>
    /// <returns>The contents; or what is wrong with the file, which is left as it is.</returns>
    public static Either<Fault, TensorFile> Read(string path)
    {
        if (!File.Exists(path))
            return new Fault($"{path}: there is no such file");
        try
        {
            return SafeTensorsReader.Parse(path, File.ReadAllBytes(path));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return new Fault($"{path}: cannot be read: {error.Message}");
        }
    }

    /// <summary>Writes a file, whole or not at all: see <see cref="AtomicFile"/>.</summary>
    public static Either<Fault, Unit> Write(string path, TensorFile file) => AtomicFile.Write(path, stream => Write(stream, file));

    /// <summary>Writes the bytes of a file.</summary>
    /// <exception cref="ArgumentException">Two tensors have the same name, or one has the name kept for metadata.</exception>
    public static void Write(Stream stream, TensorFile file)
    {
        // Larger elements first, as the format's own writer does it: with the padded header every element is then aligned.
        var tensors = file.Tensors
            .OrderByDescending(tensor => tensor.Type.Size())
            .ThenBy(tensor => tensor.Name, StringComparer.Ordinal)
            .ToImmutableArray();
        var names = tensors.Select(tensor => tensor.Name).Append(MetadataKey);
        if (names.GroupBy(name => name).FirstOrDefault(same => same.Count() > 1) is { Key: var taken })
            throw new ArgumentException($"the name \"{taken}\" is taken twice", nameof(file));

        var header = Header(file.Metadata, tensors);
        Span<byte> length = stackalloc byte[LengthSize];
        BinaryPrimitives.WriteUInt64LittleEndian(length, (ulong)header.Length);
        stream.Write(length);
        stream.Write(header);
        foreach (var tensor in tensors)
            stream.Write(tensor.Bytes.Span);
    }

    private static byte[] Header(ImmutableSortedDictionary<string, string> metadata, ImmutableArray<NamedTensor> tensors)
    {
        using var header = new MemoryStream();
        using (var json = new Utf8JsonWriter(header, Json))
        {
            json.WriteStartObject();
            if (!metadata.IsEmpty)
                WriteMetadata(json, metadata);
            var offset = 0L;
            foreach (var tensor in tensors)
                offset = WriteTensor(json, tensor, offset);
            json.WriteEndObject();
        }

        while (header.Length % LengthSize != 0)
            header.WriteByte((byte)' ');
        return header.ToArray();
    }

    private static void WriteMetadata(Utf8JsonWriter json, ImmutableSortedDictionary<string, string> metadata)
    {
        json.WriteStartObject(MetadataKey);
        foreach (var (name, text) in metadata.OrderBy(entry => entry.Key, StringComparer.Ordinal)) // whatever comparer the dictionary has
            json.WriteString(name, text);
        json.WriteEndObject();
    }

    private static long WriteTensor(Utf8JsonWriter json, NamedTensor tensor, long begin)
    {
        var end = begin + tensor.Bytes.Length;
        json.WriteStartObject(tensor.Name);
        json.WriteString("dtype", tensor.Type.ToString());
        json.WriteStartArray("shape");
        foreach (var extent in tensor.Shape)
            json.WriteNumberValue(extent);
        json.WriteEndArray();
        json.WriteStartArray("data_offsets");
        json.WriteNumberValue(begin);
        json.WriteNumberValue(end);
        json.WriteEndArray();
        json.WriteEndObject();
        return end;
    }
}
