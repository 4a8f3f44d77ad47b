using System.Collections.Immutable;
using Vae.Functional.Engine.Data;
using Vae.Functional.Runner.DataSets;

namespace Vae.Functional;

/// <summary>
/// The data sets of studies, each with a test part: the published ones where their folder is given, else the built-in digits under a name
/// that says so.
/// </summary>
public sealed class StudyData
{
    private const int FreyTest = 465;
    private const int FreyColumns = 20;

    private readonly SortedSet<string> used = new(StringComparer.Ordinal);
    private readonly Lazy<DataSet> digits;
    private readonly Lazy<DataSet> mnist;
    private readonly Lazy<DataSet> fashion;
    private readonly Lazy<DataSet> frey;

    internal StudyData(string? directory)
    {
        ArePublished = directory is not null;
        digits = new(() => Runner.DataSets.Digits.Generate().Data);
        mnist = new(() => Read(directory, KnownDataSet.Mnist) ?? InPlaceOf(KnownDataSet.Mnist, digits.Value));
        fashion = new(() => Read(directory, KnownDataSet.FashionMnist) ?? InPlaceOf(KnownDataSet.FashionMnist, digits.Value));
        frey = new(() => Read(directory, KnownDataSet.FreyFaces) is { } frames
            ? frames.HoldOutLast(FreyTest).OrThrow()
            : InPlaceOf(KnownDataSet.FreyFaces, Narrowed(digits.Value)));
    }

    private StudyData(StudyData same) => (ArePublished, digits, mnist, fashion, frey) =
        (same.ArePublished, same.digits, same.mnist, same.fashion, same.frey);

    /// <summary>Whether MNIST and the others are those that were published, and not the built-in digits in their place.</summary>
    public bool ArePublished { get; }

    /// <summary>The built-in digits: 10,000 of 28×28 in [0, 1], 2,000 for testing.</summary>
    public DataSet Digits => Used(digits.Value);

    /// <summary>MNIST in grey: 60,000 of 28×28 in [0, 1], 10,000 for testing.</summary>
    /// <exception cref="VaeException">A file is missing or is not the published one.</exception>
    public DataSet Mnist => Used(mnist.Value);

    /// <summary>Fashion-MNIST: 60,000 of 28×28 in [0, 1], 10,000 for testing.</summary>
    /// <exception cref="VaeException">A file is missing or is not the published one.</exception>
    public DataSet FashionMnist => Used(fashion.Value);

    /// <summary>Frey's face: frames of 28×20 in [0, 1] in order of time, the first 1,500 to train on, the last 465 for testing.</summary>
    /// <exception cref="VaeException">The file is missing or is not the published one.</exception>
    public DataSet FreyFaces => Used(frey.Value);

    /// <summary>The names of those that have been asked for since <see cref="Anew"/>.</summary>
    internal ImmutableArray<string> UsedNames => [.. used];

    /// <summary>The same data sets, of which none has been asked for yet.</summary>
    internal StudyData Anew => new(this);

    private DataSet Used(DataSet data)
    {
        used.Add(data.Name);
        return data;
    }

    private static DataSet? Read(string? directory, KnownDataSet known) => directory is null ? null : known.Read(directory).OrThrow();

    private static DataSet InPlaceOf(KnownDataSet known, DataSet digits) =>
        digits with { Name = $"built-in digits in place of {known.Folder}" };

    // As many columns as a frame of Frey's face has, from the middle.
    private static DataSet Narrowed(DataSet images)
    {
        var (rows, columns) = (images.Shape[0].Count, images.Shape[1].Count);
        var first = (columns - FreyColumns) / 2;
        return images with
        {
            Shape = (rows, FreyColumns),
            Values = [.. images.Values.Where((_, i) => i % columns >= first && i % columns < first + FreyColumns)],
            Test = images.Test is { } test ? Narrowed(test) : null,
        };
    }
}
