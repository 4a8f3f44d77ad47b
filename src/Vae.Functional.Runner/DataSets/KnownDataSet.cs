using System.Collections.Immutable;
using LanguageExt;
using Vae.Functional.Engine.Data;

namespace Vae.Functional.Runner.DataSets;

/// <summary>A published data set: a folder of files whose contents are known.</summary>
/// <param name="Folder">The folder's name, which is the data set's.</param>
/// <param name="Files">The files.</param>
internal sealed record KnownDataSet(string Folder, ImmutableArray<KnownFile> Files)
{
    /// <summary>LeCun, Cortes and Burges's handwritten digits.</summary>
    public static KnownDataSet Mnist { get; } = Parts(
        "mnist",
        "https://ossci-datasets.s3.amazonaws.com/mnist/",
        trainImages: "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db",
        trainLabels: "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5",
        testImages: "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7",
        testLabels: "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2");

    /// <summary>Xiao, Rasul and Vollgraf's articles of clothing.</summary>
    public static KnownDataSet FashionMnist { get; } = Parts(
        "fashion-mnist",
        "http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/",
        trainImages: "c59f468a2f672dc815687fe0f83887768d799fd8a3f3276145d20f83aa44d888",
        trainLabels: "bad3541b69d912435c50bb6ba87bec294ff4f6a2e1246121d8633921760443d9",
        testImages: "5b4141f0afbad91edebe8549f8fcffe087ea10ca49f1dbef5c9a5cd8815ce37b",
        testLabels: "0402a96d92fd2663957122ceb108a494c5af83dab82d92729df917d7dec38c34");

    /// <summary>
    /// Frey's face: 1965 frames of 28×20 in order of time, as one IDX file. Published as a pickle, in a repository at a fixed commit.
    /// </summary>
    public static KnownDataSet FreyFaces { get; } = new(
        "frey-faces",
        [
            new KnownFile(
                "frey-faces-idx3-ubyte.gz",
                "c943677a3bcb83ed2de1207d4355c360cabfee597a538f9735ec3254886c365f",
                new("https://raw.githubusercontent.com/jmtomczak/vae_vampprior/bb6ff3e58036adbea448e82d7bc55593d605b52c/"
                    + "datasets/Freyfaces/freyfaces.pkl"),
                pickle => IdxImages.Packed(PickledBytes.Of(pickle), rows: 28, columns: 20)),
        ]);

    /// <summary>All of them.</summary>
    public static ImmutableArray<KnownDataSet> All { get; } = [Mnist, FashionMnist, FreyFaces];

    /// <summary>The data set in its folder under a directory, once its files are found to be those that are known.</summary>
    public Either<Fault, DataSet> Read(string directory)
    {
        var folder = Path.Combine(directory, Folder);
        return Files.Select(file => file.Check(Path.Combine(folder, file.Name))).Sequence().Bind(_ => IdxFolder.Read(folder));
    }

    private static KnownDataSet Parts(
        string folder, string address, string trainImages, string trainLabels, string testImages, string testLabels)
    {
        KnownFile File(string name, string sha256) => new(name, sha256, new(address + name));
        return new(
            folder,
            [
                File("train-images-idx3-ubyte.gz", trainImages),
                File("train-labels-idx1-ubyte.gz", trainLabels),
                File("t10k-images-idx3-ubyte.gz", testImages),
                File("t10k-labels-idx1-ubyte.gz", testLabels),
            ]);
    }
}
