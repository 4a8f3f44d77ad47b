using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;
using LanguageExt;
using Vae.Functional.Noise;
using Vae.Functional.Tensors.Reference;

namespace Vae.Functional.Engine.Data;

/// <summary>A data set in two parts, which keep the order of the whole.</summary>
/// <param name="Training">What is trained on; it keeps the test part.</param>
/// <param name="Validation">What is held out.</param>
public sealed record DataSplit(DataSet Training, DataSet Validation);

/// <summary>Parts of data sets.</summary>
public static class DataSetParts
{
    /// <summary>
    /// Holds out a fraction of the observations for validation, drawn at random by the seed; labels follow their observations.
    /// </summary>
    /// <param name="data">The whole.</param>
    /// <param name="validationFraction">In [0, 1). 0 holds out nothing; a positive fraction holds out at least one observation.</param>
    /// <param name="seed">The run's seed.</param>
    public static Either<Fault, DataSplit> Split(this DataSet data, double validationFraction, ulong seed)
    {
        var text = validationFraction.ToString(CultureInfo.InvariantCulture);
        if (validationFraction is not (>= 0 and < 1))
            return new Fault($"the validation fraction is {text}; it must be at least 0 and below 1");

        var heldOut = validationFraction == 0 ? 0 : Math.Max(1, (int)Math.Round(data.Count * validationFraction));
        if (heldOut >= data.Count)
        {
            return new Fault($"{data.Name}: a validation fraction of {text} leaves none of its "
                + $"{data.Count} observations to train on; give more data or a smaller fraction");
        }

        var order = NoiseKey.FromSeed(seed).Then("split").Permutation(data.Count);
        return new DataSplit(
            data.Rows([.. order.Skip(heldOut).Order()]),
            data.Rows([.. order.Take(heldOut).Order()]) with { Name = $"{data.Name} (validation)", Test = null });
    }

    /// <summary>
    /// Holds out the last observations for testing: of frames in order of time, what comes after rather than what lies between.
    /// </summary>
    /// <param name="data">The whole.</param>
    /// <param name="count">How many, at least 1 and fewer than all.</param>
    public static Either<Fault, DataSet> HoldOutLast(this DataSet data, int count)
    {
        if (count < 1 || count >= data.Count)
            return new Fault($"{data.Name}: {count} of {data.Count} observations cannot be held out; give at least 1 and fewer than all");
        var first = data.Count - count;
        return data.First(first) with
        {
            Test = data.Rows([.. Enumerable.Range(first, count)]) with { Name = $"{data.Name} (last {count})", Test = null },
        };
    }

    /// <summary>The observations laid flat, [n, D], in double precision.</summary>
    public static DenseArray Matrix(this DataSet data) =>
        DenseArray.Generate([data.Count, data.Width], i => data.Values[i]);

    /// <summary>‖x − x̂‖² of each observation, in squared data units.</summary>
    /// <param name="data">x.</param>
    /// <param name="reconstructed">x̂, [n, D] laid flat.</param>
    public static double[] SquaredErrors(this DataSet data, ReadOnlySpan<float> reconstructed)
    {
        var errors = new double[data.Count];
        for (var i = 0; i < reconstructed.Length; i++)
            errors[i / data.Width] += ((double)data.Values[i] - reconstructed[i]) * ((double)data.Values[i] - reconstructed[i]);
        return errors;
    }

    /// <summary>The first observations, or all where there are not so many; the test part stays as it is.</summary>
    public static DataSet First(this DataSet data, int count) =>
        count >= data.Count ? data : data.Rows([.. Enumerable.Range(0, count)]);

    /// <summary>The observations with these indices, in this order, with their labels.</summary>
    public static DataSet Rows(this DataSet data, ReadOnlySpan<int> indices)
    {
        var values = new float[indices.Length * data.Width];
        for (var row = 0; row < indices.Length; row++)
            data[indices[row]].CopyTo(values.AsSpan(row * data.Width));
        ImmutableArray<int> labels = data.Labels.IsDefaultOrEmpty ? [] : [.. indices.ToArray().Select(index => data.Labels[index])];
        return data with { Values = ImmutableCollectionsMarshal.AsImmutableArray(values), Labels = labels };
    }
}
