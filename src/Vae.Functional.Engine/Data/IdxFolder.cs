using System.Collections.Immutable;
using LanguageExt;
using static LanguageExt.Prelude;

namespace Vae.Functional.Engine.Data;

/// <summary>
/// A folder of IDX files, gzipped or not, as MNIST and its relatives come: images in [0, 1] with their labels,
/// and a test part where there is one.
/// </summary>
public static class IdxFolder
{
    private static readonly string[] TrainingImages = ["train-images", "background-images"];
    private static readonly string[] TestImages = ["t10k-images", "test-images", "evaluation-images"];
    private static readonly string[] LabelKinds = ["labels", "characters"];

    /// <summary>
    /// Reads train-images* with train-labels* and t10k-* or test-*; *background-images* with *background-characters* (or -labels) and
    /// *evaluation-*; or the single *idx3* file of a folder that has no parts. Labels are optional.
    /// </summary>
    /// <param name="folder">The folder.</param>
    /// <returns>The data set, named after the folder; or what is wrong with which file.</returns>
    public static Either<Fault, DataSet> Read(string folder)
    {
        if (!Directory.Exists(folder))
            return new Fault($"{folder}: there is no such data folder");

        var name = Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)));
        return from files in Files(folder)
               from training in One(folder, "training images", Holding(files, TrainingImages))
               from test in One(folder, "test images", Holding(files, TestImages))
               from all in training.Match(Some: Right<Fault, string>, None: () => Single(folder, files, test))
               from data in Part(name, folder, files, all)
               from held in test.Match(
                   Some: file => Part($"{name} (test)", folder, files, file).Bind(part => SameShape(data, part, all, file)).Map(Optional),
                   None: () => Right<Fault, Option<DataSet>>(None))
               select data with { Test = held.IfNoneUnsafe(() => null) };
    }

    private static Either<Fault, string[]> Files(string folder)
    {
        try
        {
            // Of a file and its gzipped twin the plain one, which sorts first, is kept.
            var names = Directory.GetFiles(folder).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal);
            return names.DistinctBy(name => name.EndsWith(".gz", StringComparison.Ordinal) ? name[..^3] : name).ToArray();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return new Fault($"{folder}: cannot be read: {error.Message}");
        }
    }

    private static string[] Holding(string[] files, string[] parts) => [.. files.Where(file => parts.Any(file.Contains))];

    private static Either<Fault, Option<string>> One(string folder, string what, string[] files) =>
        files.Length > 1
            ? new Fault($"{folder}: holds more than one file of {what} ({string.Join(", ", files)}); keep one in a folder of its own")
            : Right<Fault, Option<string>>(files.HeadOrNone());

    private static Either<Fault, string> Single(string folder, string[] files, Option<string> test)
    {
        var looked = $"{string.Join(", ", TrainingImages.Select(part => $"*{part}*"))} or, alone, *idx3* (each also as .gz)";
        return test.IsSome ? new Fault($"{folder}: holds test images but no training images; looked for {looked}")
            : One(folder, "images", Holding(files, ["idx3"]))
                .Bind(file => file.ToEither(new Fault($"{folder}: holds no images file; looked for {looked}")));
    }

    private static Either<Fault, DataSet> Part(string name, string folder, string[] files, string imagesFile)
    {
        // The labels stand beside the images under the same name but for one word; a file without it has every label file for itself.
        var prefixLength = imagesFile.IndexOf("images", StringComparison.Ordinal);
        var labelFiles = prefixLength < 0
            ? Holding(files, LabelKinds)
            : [.. files.Where(file => LabelKinds.Any(kind =>
                file.StartsWith(imagesFile[..prefixLength] + kind, StringComparison.Ordinal)))];

        return from images in IdxFile.Read(Path.Combine(folder, imagesFile), IdxFile.Images)
               from labelFile in One(folder, $"labels for {imagesFile}", labelFiles)
               from labels in labelFile.Match(
                   Some: file => IdxFile.Read(Path.Combine(folder, file), IdxFile.ByteLabels, IdxFile.ShortLabels)
                       .Bind(read => Labels(images, read)),
                   None: () => Right<Fault, ImmutableArray<int>>([]))
               select new DataSet(name, (images.Extents[1], images.Extents[2]), images.Intensities(), labels);
    }

    private static Either<Fault, ImmutableArray<int>> Labels(IdxFile images, IdxFile labels) =>
        labels.Extents[0] == images.Extents[0]
            ? labels.Labels()
            : new Fault($"{images.FileName} holds {images.Extents[0]} images but {labels.FileName} holds {labels.Extents[0]} labels; "
                + "they must be as many");

    private static Either<Fault, DataSet> SameShape(DataSet training, DataSet test, string trainingFile, string testFile) =>
        test.Shape == training.Shape
            ? test
            : new Fault($"{testFile} holds images of {test.Shape} but {trainingFile} of {training.Shape}; "
                + "both parts must have the same size");
}
