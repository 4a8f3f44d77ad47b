using System.Collections.Immutable;
using LanguageExt;

namespace Vae.Functional.Engine.Data;

/// <summary>Data sets from numbers in memory.</summary>
public static class DataSets
{
    /// <summary>A data set, or why the numbers do not make one.</summary>
    /// <param name="name">How reports call it.</param>
    /// <param name="values">Observation after observation.</param>
    /// <param name="shape">The shape of one observation.</param>
    /// <param name="labels">One label an observation, or none at all.</param>
    public static Either<Fault, DataSet> From(string name, ReadOnlySpan<float> values, Shape shape, ReadOnlySpan<int> labels)
    {
        if (shape.Any(extent => extent.PerBatch || extent.Count <= 0))
            return new Fault($"{name}: the shape of an observation is {shape}; give positive extents");
        if (shape.Aggregate(1.0, (size, extent) => size * extent.Count) > Array.MaxLength)
            return new Fault($"{name}: the shape of an observation is {shape}, more than {Array.MaxLength} numbers; give smaller extents");
        var width = shape.Size.Count;
        if (values.Length == 0 || values.Length % width != 0)
            return new Fault($"{name}: {values.Length} values are no whole number of observations of shape {shape}, which has {width}");
        if (labels.Length != 0 && labels.Length != values.Length / width)
            return new Fault(
                $"{name}: there are {values.Length / width} observations and {labels.Length} labels; "
                + "give one label an observation, or none");
        return new DataSet(name, shape, [.. values], [.. labels]);
    }
}
