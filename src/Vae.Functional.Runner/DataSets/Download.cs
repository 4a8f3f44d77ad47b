using LanguageExt;
using Vae.Functional.Engine.Checkpoints;
using Vae.Functional.Runner.Runs;

namespace Vae.Functional.Runner.DataSets;

/// <summary>Fetches published data sets into a directory: each file whole and known, or not at all.</summary>
/// <param name="client">Asks the hosts.</param>
/// <param name="mirror">An address that has the files as they are kept, in folders; none for where they are published.</param>
internal sealed class Download(HttpClient client, Option<Uri> mirror)
{
    /// <summary>Fetches what is not there yet.</summary>
    /// <param name="known">The data set.</param>
    /// <param name="directory">Where its folder belongs.</param>
    /// <param name="told">Told of each file.</param>
    public Either<Fault, Unit> Fetch(KnownDataSet known, string directory, Action<string> told)
    {
        var folder = Path.Combine(directory, known.Folder);
        // The first that fails is the last that is tried: where one is out of reach, the next will be too.
        return known.Files.Aggregate(Folders.Make(folder), (before, file) => before.Bind(_ => Fetch(known, file, folder)).Map(line =>
        {
            told(line);
            return Prelude.unit;
        }));
    }

    private Either<Fault, string> Fetch(KnownDataSet known, KnownFile file, string folder)
    {
        var path = Path.Combine(folder, file.Name);
        return File.Exists(path) && file.Check(path).IsRight
            ? $"{path}: is there already"
            : from content in Content(known, file)
              from right in file.Check(path, new MemoryStream(content))
              from written in AtomicFile.Write(path, stream => stream.Write(content))
              select $"{path}: fetched, {content.Length} bytes";
    }

    private Either<Fault, byte[]> Content(KnownDataSet known, KnownFile file)
    {
        var address = mirror.Match(Some: there => new Uri(there, $"{known.Folder}/{file.Name}"), None: () => file.Address);
        try
        {
            var content = client.GetByteArrayAsync(address).GetAwaiter().GetResult();
            return mirror.IsNone && file.Kept is { } kept ? kept(content) : content;
        }
        catch (Exception error) when (error is HttpRequestException or TaskCanceledException)
        {
            return new Fault($"{address}: cannot be fetched: {error.Message}; try again where the network reaches it, or give a --mirror");
        }
    }
}
