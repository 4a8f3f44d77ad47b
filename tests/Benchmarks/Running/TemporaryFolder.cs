namespace Vae.Functional.Benchmarks.Running;

/// <summary>Where numbers are handed over: removed at the end.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("vae-functional-");

    /// <summary>Writes a data set's bits as one byte each, 0 or 1, row after row.</summary>
    /// <returns>The path of the file.</returns>
    public string Write(string name, DataSet bits) => Write(name, (byte[])[.. bits.Values.Select(bit => (byte)bit)]);

    /// <summary>Writes a file.</summary>
    /// <returns>Its path.</returns>
    public string Write(string name, ReadOnlySpan<byte> content)
    {
        var path = Path.Combine(folder.FullName, name);
        File.WriteAllBytes(path, content);
        return path;
    }

    public void Dispose() => folder.Delete(recursive: true);
}
