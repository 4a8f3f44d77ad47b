using System.Collections.Immutable;
using System.Security.Cryptography;
using LanguageExt;
using Vae.Functional.Engine.Data;

namespace Vae.Functional.Runner.DataSets;

/// <summary>A published data set: a folder of files whose contents are known.</summary>
/// <param name="Folder">The folder's name, which is the data set's.</param>
/// <param name="Files">The files by name, with their SHA-256.</param>
internal sealed record KnownDataSet(string Folder, ImmutableSortedDictionary<string, string> Files)
{
    /// <summary>LeCun, Cortes and Burges's handwritten digits.</summary>
    public static KnownDataSet Mnist { get; } = new("mnist", Parts(
        trainImages: "440fcabf73cc546fa21475e81ea370265605f56be210a4024d2ca8f203523609",
        trainLabels: "3552534a0a558bbed6aed32b30c495cca23d567ec52cac8be1a0730e8010255c",
        testImages: "8d422c7b0a1c1c79245a5bcf07fe86e33eeafee792b84584aec276f5a2dbc4e6",
        testLabels: "f7ae60f92e00ec6debd23a6088c31dbd2371eca3ffa0defaefb259924204aec6"));

    /// <summary>Xiao, Rasul and Vollgraf's articles of clothing.</summary>
    public static KnownDataSet FashionMnist { get; } = new("fashion-mnist", Parts(
        trainImages: "3aede38d61863908ad78613f6a32ed271626dd12800ba2636569512369268a84",
        trainLabels: "a04f17134ac03560a47e3764e11b92fc97de4d1bfaf8ba1a3aa29af54cc90845",
        testImages: "346e55b948d973a97e58d2351dde16a484bd415d4595297633bb08f03db6a073",
        testLabels: "67da17c76eaffca5446c3361aaab5c3cd6d1c2608764d35dfb1850b086bf8dd5"));

    /// <summary>Frey's face: 1965 frames of 28×20 in order of time, as one IDX file.</summary>
    public static KnownDataSet FreyFaces { get; } = new("frey-faces", ImmutableSortedDictionary.CreateRange(
        StringComparer.Ordinal,
        [KeyValuePair.Create("frey-faces-idx3-ubyte.gz", "4dcc2b060e51264dbcab9dfe4493d2078dbda1950840089c90f13be4f9a47eb8")]));

    /// <summary>The data set in its folder under a directory, once its files are found to be those that are known.</summary>
    public Either<Fault, DataSet> Read(string directory)
    {
        var folder = Path.Combine(directory, Folder);
        return Files.Select(file => Checked(Path.Combine(folder, file.Key), file.Value)).Sequence().Bind(_ => IdxFolder.Read(folder));
    }

    private static Either<Fault, Unit> Checked(string path, string expected)
    {
        try
        {
            using var stream = File.OpenRead(path);
            var found = Convert.ToHexStringLower(SHA256.HashData(stream));
            return found == expected
                ? Prelude.unit
                : new Fault($"{path}: its SHA-256 is {found}, where the published file has {expected}; fetch it again");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return new Fault($"{path}: cannot be read: {error.Message}");
        }
    }

    private static ImmutableSortedDictionary<string, string> Parts(
        string trainImages, string trainLabels, string testImages, string testLabels) =>
        ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal,
        [
            KeyValuePair.Create("train-images-idx3-ubyte.gz", trainImages),
            KeyValuePair.Create("train-labels-idx1-ubyte.gz", trainLabels),
            KeyValuePair.Create("t10k-images-idx3-ubyte.gz", testImages),
            KeyValuePair.Create("t10k-labels-idx1-ubyte.gz", testLabels),
        ]);
}
