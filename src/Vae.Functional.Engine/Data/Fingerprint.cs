using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Vae.Functional.Engine.Data;

/// <summary>A short name for the numbers of a data set, by which a resumed run knows that it is given the same data.</summary>
public static class Fingerprint
{
    /// <summary>
    /// SHA-256, in hexadecimal, over the rank, the extents and the number of observations (32-bit little-endian) and the values (float32
    /// little-endian). Names, labels and the test part have no say in it: training does not depend on them.
    /// </summary>
    public static string Of(DataSet data)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        int[] header = [data.Shape.Rank, .. data.Shape.Select(dimension => dimension.Count), data.Count];
        Span<byte> word = stackalloc byte[sizeof(int)];
        foreach (var number in header)
        {
            BinaryPrimitives.WriteInt32LittleEndian(word, number);
            hash.AppendData(word);
        }

        if (BitConverter.IsLittleEndian)
        {
            AppendAsTheyLie(hash, data.Values.AsSpan());
        }
        else
        {
            foreach (var value in data.Values)
            {
                BinaryPrimitives.WriteSingleLittleEndian(word, value);
                hash.AppendData(word);
            }
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    // In pieces: the bytes of a large data set are more than one span of bytes can hold.
    private static void AppendAsTheyLie(IncrementalHash hash, ReadOnlySpan<float> values)
    {
        const int piece = 1 << 20;
        for (; !values.IsEmpty; values = values[Math.Min(piece, values.Length)..])
            hash.AppendData(MemoryMarshal.AsBytes(values[..Math.Min(piece, values.Length)]));
    }
}
