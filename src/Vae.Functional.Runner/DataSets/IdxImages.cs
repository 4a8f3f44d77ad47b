using System.Buffers.Binary;
using System.IO.Compression;

namespace Vae.Functional.Runner.DataSets;

/// <summary>Grey images as a gzipped IDX file.</summary>
internal static class IdxImages
{
    private const int Magic = 0x00000803;

    /// <summary>The file of images of one size.</summary>
    /// <param name="pixels">Image after image, row by row.</param>
    /// <param name="rows">Of one image.</param>
    /// <param name="columns">Of one image.</param>
    public static byte[] Packed(byte[] pixels, int rows, int columns)
    {
        using var packed = new MemoryStream();
        using (var file = new GZipStream(packed, CompressionLevel.SmallestSize))
        {
            Span<byte> number = stackalloc byte[sizeof(int)];
            foreach (var part in (ReadOnlySpan<int>)[Magic, pixels.Length / (rows * columns), rows, columns])
            {
                BinaryPrimitives.WriteInt32BigEndian(number, part);
                file.Write(number);
            }
            file.Write(pixels);
        }
        return packed.ToArray();
    }
}
