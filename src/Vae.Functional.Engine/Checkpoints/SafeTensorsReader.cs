using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Numerics;
using System.Text.Json;
using LanguageExt;

namespace Vae.Functional.Engine.Checkpoints;

/// <summary>The pure half of reading: bytes to contents. Nothing that the header says is believed before it is checked.</summary>
internal static class SafeTensorsReader
{
    /// <summary>The limit of the format's own reader.</summary>
    private const ulong LongestHeader = 100_000_000;

    private sealed record Entry(string Name, ElementType Type, ImmutableArray<int> Shape, long Begin, long End);

    public static Either<Fault, TensorFile> Parse(string path, ReadOnlyMemory<byte> bytes)
    {
        try
        {
            return from header in HeaderBytes(path, bytes)
                   let root = Json(header)
                   from metadata in Metadata(path, root)
                   from entries in Entries(path, root)
                   from tensors in Tensors(path, entries, bytes[(SafeTensors.LengthSize + header.Length)..])
                   select new TensorFile(metadata, tensors);
        }
        catch (Exception error) when (error is JsonException or InvalidOperationException)
        {
            // The second is how System.Text.Json reports text that is no UTF-8, at the moment when the text is asked for.
            return new Fault($"{path}: its header is not valid JSON: it is damaged or not a safetensors file");
        }
    }

    private static Either<Fault, ReadOnlyMemory<byte>> HeaderBytes(string path, ReadOnlyMemory<byte> bytes)
    {
        const int first = SafeTensors.LengthSize;
        if (bytes.Length <= first)
            return new Fault($"{path}: holds {bytes.Length} bytes; a safetensors file is longer, so it is truncated or something else");

        // A header starts with a brace and is not enormous; of anything else the first bytes mean nothing.
        var length = BinaryPrimitives.ReadUInt64LittleEndian(bytes.Span);
        return length is 0 or > LongestHeader || bytes.Span[first] != '{'
                ? new Fault($"{path}: is not a safetensors file")
            : length > (ulong)(bytes.Length - first)
                ? new Fault($"{path}: ends inside its header, at {bytes.Length - first} of {length} bytes: it is truncated")
            : bytes.Slice(first, (int)length);
    }

    private static JsonElement Json(ReadOnlyMemory<byte> header)
    {
        using var document = JsonDocument.Parse(header);
        return document.RootElement.Clone();
    }

    private static Either<Fault, ImmutableSortedDictionary<string, string>> Metadata(string path, JsonElement root)
    {
        var none = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);
        if (!root.TryGetProperty(SafeTensors.MetadataKey, out var metadata))
            return none;
        if (metadata.ValueKind != JsonValueKind.Object
            || metadata.EnumerateObject().Any(entry => entry.Value.ValueKind != JsonValueKind.String))
            return new Fault($"{path}: its {SafeTensors.MetadataKey} is not a map from text to text");
        return none.SetItems(metadata.EnumerateObject().Select(entry => KeyValuePair.Create(entry.Name, entry.Value.GetString()!)));
    }

    private static Either<Fault, ImmutableArray<Entry>> Entries(string path, JsonElement root)
    {
        var entries = ImmutableArray.CreateBuilder<Entry>();
        foreach (var property in root.EnumerateObject().Where(property => property.Name != SafeTensors.MetadataKey))
        {
            if (ReadEntry(property) is not { } entry)
            {
                return new Fault($"{path}: its header does not describe tensor \"{property.Name}\" as a known dtype, "
                    + "a shape and data_offsets, but as "
                    + JsonSerializer.Serialize(property.Value));
            }

            var size = entry.Shape.Aggregate((BigInteger)entry.Type.Size(), (product, extent) => product * extent);
            if (entry.End - entry.Begin != size)
            {
                return new Fault($"{path}: its header gives tensor \"{entry.Name}\" {entry.End - entry.Begin} bytes "
                    + $"where {entry.Type} of shape [{string.Join(", ", entry.Shape)}] takes {size}");
            }

            if (entries.Any(other => other.Name == entry.Name))
                return new Fault($"{path}: its header describes tensor \"{entry.Name}\" twice");
            entries.Add(entry);
        }

        return entries.DrainToImmutable();
    }

    private static Entry? ReadEntry(JsonProperty property) =>
        property.Value.ValueKind == JsonValueKind.Object
        && property.Value.TryGetProperty("dtype", out var type)
        && type.ValueKind == JsonValueKind.String
        && Enum.GetNames<ElementType>().Contains(type.GetString())
        && Naturals(property.Value, "shape") is { } shape
        && shape.All(extent => extent <= int.MaxValue)
        && Naturals(property.Value, "data_offsets") is [var begin, var end]
            ? new(property.Name, Enum.Parse<ElementType>(type.GetString()!), [.. shape.Select(extent => (int)extent)], begin, end)
            : null;

    private static long[]? Naturals(JsonElement entry, string name)
    {
        if (!entry.TryGetProperty(name, out var array) || array.ValueKind != JsonValueKind.Array)
            return null;
        var numbers = array.EnumerateArray().Select(Natural).ToArray();
        return numbers.All(number => number >= 0) ? numbers : null;

        static long Natural(JsonElement number) =>
            number.ValueKind == JsonValueKind.Number && number.TryGetInt64(out var value) ? value : -1;
    }

    private static Either<Fault, ImmutableArray<NamedTensor>> Tensors(string path, ImmutableArray<Entry> entries, ReadOnlyMemory<byte> data)
    {
        // In order of their offsets the tensors must follow one another without a gap, from the first byte to the last.
        var end = 0L;
        foreach (var entry in entries.OrderBy(entry => entry.Begin).ThenBy(entry => entry.End))
        {
            if (entry.Begin != end)
            {
                return new Fault($"{path}: its header places tensor \"{entry.Name}\" at byte {entry.Begin}, "
                    + (entry.Begin < end ? $"inside the tensor before it, which ends at {end}" : $"after a gap that begins at {end}"));
            }

            end = entry.End;
        }

        var counts = $"{path}: holds {data.Length} bytes of tensors where its header announces {end}";
        return end > data.Length ? new Fault($"{counts}: it is truncated")
            : end < data.Length ? new Fault($"{counts}: something has been added to it")
            : ImmutableArray.CreateRange(entries, entry =>
                new NamedTensor(entry.Name, entry.Type, entry.Shape, data.Slice((int)entry.Begin, (int)(entry.End - entry.Begin))));
    }
}
