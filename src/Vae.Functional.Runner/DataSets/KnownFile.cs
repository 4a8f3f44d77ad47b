using System.IO.Compression;
using System.Security.Cryptography;
using LanguageExt;

namespace Vae.Functional.Runner.DataSets;

/// <summary>A file of a published data set.</summary>
/// <param name="Name">As it is kept: gzipped.</param>
/// <param name="Sha256">Of what it unpacks to, whoever packed it.</param>
/// <param name="Address">Where it is published.</param>
/// <param name="Kept">From what is published to what is kept; null where they are the same.</param>
internal sealed record KnownFile(string Name, string Sha256, Uri Address, Func<byte[], byte[]>? Kept = null)
{
    /// <summary>Nothing, or why a file on the disk is not this one.</summary>
    public Either<Fault, Unit> Check(string path)
    {
        try
        {
            using var stream = File.OpenRead(path);
            return Check(path, stream);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return new Fault($"{path}: cannot be read: {error.Message}");
        }
    }

    /// <summary>Nothing, or why this is not what is known.</summary>
    /// <param name="name">What messages call it.</param>
    /// <param name="packed">As it is kept.</param>
    public Either<Fault, Unit> Check(string name, Stream packed)
    {
        try
        {
            using var unpacked = new GZipStream(packed, CompressionMode.Decompress);
            var found = Convert.ToHexStringLower(SHA256.HashData(unpacked));
            return found == Sha256
                ? Prelude.unit
                : new Fault($"{name}: unpacks to the SHA-256 {found}, where the published data have {Sha256}; fetch it again");
        }
        catch (InvalidDataException)
        {
            return new Fault($"{name}: is no gzip file, or a damaged one; fetch it again");
        }
    }
}
