using Vae.Functional.Engine.Data;

namespace Vae.Functional;

/// <summary>Where data sets come from.</summary>
public static class Data
{
    /// <summary>A data set from numbers in memory, which are copied.</summary>
    /// <param name="values">Observation after observation, each row-major.</param>
    /// <param name="shape">The shape of one observation.</param>
    /// <param name="labels">One label an observation, or null.</param>
    /// <exception cref="VaeException">
    /// The numbers are no whole number of observations, or there are more or fewer labels than observations.
    /// </exception>
    public static DataSet From(float[] values, Shape shape, int[]? labels = null)
    {
        ArgumentNullException.ThrowIfNull(values);
        return DataSets.From("data", values, shape, labels ?? []).OrThrow();
    }

    /// <summary>
    /// The images of a folder of IDX files, gzipped or not, scaled to [0, 1]: MNIST and its relatives. The test part is
    /// <see cref="DataSet.Test"/>.
    /// </summary>
    /// <exception cref="VaeException">A file is missing, damaged or does not fit the others; the message names it.</exception>
    public static DataSet Idx(string folder)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(folder);
        return IdxFolder.Read(folder).OrThrow();
    }

    /// <summary>The same data with the last observations as <see cref="DataSet.Test"/>: for frames in order of time.</summary>
    /// <param name="data">The whole, in order.</param>
    /// <param name="count">How many are held out, at least 1 and fewer than all.</param>
    /// <exception cref="VaeException">There are not so many observations.</exception>
    public static DataSet HoldOutLast(DataSet data, int count)
    {
        ArgumentNullException.ThrowIfNull(data);
        return data.HoldOutLast(count).OrThrow();
    }

    /// <summary>The rows of a file of comma-separated numbers, each an observation; a column named <c>label</c> holds labels.</summary>
    /// <exception cref="VaeException">The file is missing or a cell is no number; the message names row and column.</exception>
    public static DataSet Csv(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return CsvFile.Read(path).OrThrow();
    }
}
