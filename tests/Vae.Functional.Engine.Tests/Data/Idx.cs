using System.Buffers.Binary;
using System.IO.Compression;

namespace Vae.Functional.Engine.Tests.Data;

/// <summary>Writes IDX bytes as the format's page describes them, independently of the reader.</summary>
internal static class Idx
{
    public static byte[] Images(int count, int rows, int columns, params byte[] pixels) =>
        [0, 0, 8, 3, .. Big(count), .. Big(rows), .. Big(columns), .. pixels];

    public static byte[] Labels(params byte[] labels) => [0, 0, 8, 1, .. Big(labels.Length), .. labels];

    public static byte[] ShortLabels(params short[] labels) =>
        [0, 0, 0x0B, 1, .. Big(labels.Length), .. labels.SelectMany(label => new[] { (byte)(label >> 8), (byte)label })];

    public static byte[] Zip(byte[] bytes)
    {
        using var zipped = new MemoryStream();
        using (var gzip = new GZipStream(zipped, CompressionLevel.Fastest))
            gzip.Write(bytes);
        return zipped.ToArray();
    }

    private static byte[] Big(int number)
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, number);
        return bytes;
    }
}
