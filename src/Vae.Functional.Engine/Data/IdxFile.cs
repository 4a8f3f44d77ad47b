using System.Buffers.Binary;
using System.Collections.Immutable;
using System.IO.Compression;
using System.Runtime.InteropServices;
using LanguageExt;

namespace Vae.Functional.Engine.Data;

/// <summary>
/// One array in the IDX format: a magic number, big-endian extents, then the elements. Gzipped files are recognised by their first bytes.
/// </summary>
/// <param name="FileName">The file's name, for messages.</param>
/// <param name="Magic">The magic number: the element type in the third byte, the number of dimensions in the fourth.</param>
/// <param name="Extents">The extent of each dimension.</param>
/// <param name="Elements">The elements' bytes.</param>
internal sealed record IdxFile(string FileName, int Magic, int[] Extents, ReadOnlyMemory<byte> Elements)
{
    public const int Images = 0x00000803;
    public const int ByteLabels = 0x00000801;
    public const int ShortLabels = 0x00000B01;

    private static readonly Dictionary<int, (string Text, int Rank, int ElementSize)> Kinds = new()
    {
        [Images] = ("0x00000803 (8-bit images)", 3, 1),
        [ByteLabels] = ("0x00000801 (8-bit labels)", 1, 1),
        [ShortLabels] = ("0x00000b01 (16-bit labels)", 1, 2),
    };

    /// <summary>Reads a file whose magic number must be one of those expected.</summary>
    public static Either<Fault, IdxFile> Read(string path, params int[] expected)
    {
        var name = Path.GetFileName(path);
        return Bytes(path).Bind(bytes => Parse(name, bytes, expected));
    }

    /// <summary>Pixels as numbers in [0, 1].</summary>
    public ImmutableArray<float> Intensities()
    {
        Span<float> intensities = stackalloc float[256];
        for (var level = 0; level < intensities.Length; level++)
            intensities[level] = level / 255f;

        var pixels = Elements.Span;
        var values = new float[pixels.Length];
        for (var index = 0; index < values.Length; index++)
            values[index] = intensities[pixels[index]];
        return ImmutableCollectionsMarshal.AsImmutableArray(values);
    }

    /// <summary>Labels of either size.</summary>
    public ImmutableArray<int> Labels()
    {
        var labels = new int[Extents[0]];
        for (var index = 0; index < labels.Length; index++)
            labels[index] = Magic == ByteLabels ? Elements.Span[index] : BinaryPrimitives.ReadInt16BigEndian(Elements.Span[(2 * index)..]);
        return ImmutableCollectionsMarshal.AsImmutableArray(labels);
    }

    private static Either<Fault, byte[]> Bytes(string path)
    {
        var name = Path.GetFileName(path);
        try
        {
            var bytes = File.ReadAllBytes(path);
            return bytes is [0x1F, 0x8B, _, _, ..] ? Unzip(bytes) : bytes;
        }
        catch (Exception error) when (error is InvalidDataException or EndOfStreamException)
        {
            return new Fault($"{name}: the gzip data is truncated or damaged; fetch the file again");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return new Fault($"{name}: cannot be read: {error.Message}");
        }
    }

    private static byte[] Unzip(byte[] zipped)
    {
        using var gzip = new GZipStream(new MemoryStream(zipped), CompressionMode.Decompress);
        using var bytes = new MemoryStream();
        gzip.CopyTo(bytes);

        // The stream ends quietly where a file is cut off; the last four bytes of a whole one tell how long its contents are.
        return BinaryPrimitives.ReadUInt32LittleEndian(zipped.AsSpan(^sizeof(uint)..)) == (uint)bytes.Length
            ? bytes.ToArray()
            : throw new EndOfStreamException();
    }

    private static Either<Fault, IdxFile> Parse(string name, byte[] bytes, int[] expected)
    {
        if (bytes.Length < sizeof(int))
            return new Fault($"{name}: holds {bytes.Length} bytes, which is too short for an IDX header; fetch the file again");

        var magic = BinaryPrimitives.ReadInt32BigEndian(bytes);
        if (!expected.Contains(magic))
        {
            var wanted = string.Join(" or ", expected.Select(kind => Kinds[kind].Text));
            return new Fault($"{name}: its magic number is 0x{magic:x8} where {wanted} was expected; is this the right file?");
        }

        var (_, rank, elementSize) = Kinds[magic];
        var header = sizeof(int) * (1 + rank);
        if (bytes.Length < header)
            return new Fault($"{name}: ends inside its header; fetch the file again");

        var extents = new int[rank];
        for (var axis = 0; axis < rank; axis++)
            extents[axis] = BinaryPrimitives.ReadInt32BigEndian(bytes.AsSpan(sizeof(int) * (1 + axis)));
        var announced = extents.Aggregate((Int128)elementSize, (size, extent) => size * extent);
        var text = string.Join("×", extents);
        return extents.Any(extent => extent <= 0)
                ? new Fault($"{name}: its header announces {text} elements; every extent must be at least 1")
            : announced != bytes.Length - header
                ? new Fault($"{name}: holds {bytes.Length - header} bytes where its header announces {text}, that is {announced}; "
                    + (announced > bytes.Length - header ? "it is truncated, fetch it again" : "it has been changed, fetch it again"))
            : new IdxFile(name, magic, extents, bytes.AsMemory(header));
    }
}
