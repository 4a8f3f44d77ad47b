using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;

namespace Vae.Functional.Runner.Tests.Commands;

/// <summary>Small data sets on disk, in the working directory: bright spots whose place depends on their class.</summary>
internal static class SmallData
{
    public const int Side = 6;

    /// <summary>A folder of IDX files, whole; tests break it.</summary>
    public static string Idx(string folder = "spots", int count = 120, int testCount = 40, int side = Side)
    {
        Directory.CreateDirectory(folder);
        WriteImages(Path.Combine(folder, "train-images-idx3-ubyte"), count, side, seed: 1);
        WriteLabels(Path.Combine(folder, "train-labels-idx1-ubyte"), count);
        WriteImages(Path.Combine(folder, "t10k-images-idx3-ubyte"), testCount, side, seed: 2);
        WriteLabels(Path.Combine(folder, "t10k-labels-idx1-ubyte"), testCount);
        return folder;
    }

    /// <summary>A file of comma-separated numbers, three columns.</summary>
    public static string Csv(string path = "vectors.csv", int count = 80, Func<int, string>? line = null)
    {
        var random = new Random(3);
        string Usual(int row) => string.Join(",", Enumerable.Range(0, 3).Select(column => (random.NextDouble() * (column + 1) - 1).ToString("F4", CultureInfo.InvariantCulture)));
        File.WriteAllLines(path, ["a,b,c", .. Enumerable.Range(0, count).Select(line ?? Usual)]);
        return path;
    }

    public static void WriteImages(string path, int count, int side, int seed)
    {
        var random = new Random(seed);
        var pixels = new byte[count * side * side];
        for (var image = 0; image < count; image++)
            for (var pixel = 0; pixel < side * side; pixel++)
                pixels[image * side * side + pixel] = (byte)Math.Clamp((pixel / side == image % side ? 200 : 30) + random.Next(-30, 30), 0, 255);
        File.WriteAllBytes(path, [.. Header(0x803, count, side, side), .. pixels]);
    }

    public static void WriteLabels(string path, int count) =>
        File.WriteAllBytes(path, [.. Header(0x801, count), .. Enumerable.Range(0, count).Select(image => (byte)(image % Side))]);

    public static void Zip(string path)
    {
        using var zipped = new GZipStream(File.Create(path + ".gz"), CompressionLevel.Fastest);
        zipped.Write(File.ReadAllBytes(path));
        File.Delete(path);
    }

    private static byte[] Header(params int[] words)
    {
        var bytes = new byte[4 * words.Length];
        for (var i = 0; i < words.Length; i++)
            BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(4 * i), words[i]);
        return bytes;
    }
}
