using System.Collections.Immutable;
using System.Numerics.Tensors;
using Vae.Functional.Engine.Data;
using Vae.Functional.Runner.Comparisons;

namespace Vae.Functional.Specs;

/// <summary>How pixels side by side correlate in data, and in what a model draws.</summary>
/// <param name="Left">In residuals x − E(x|z) of the data, z ~ q(z|x).</param>
/// <param name="Drawn">In those of draws x ~ p(x|z), z ~ p(z).</param>
/// <param name="Data">In the data, less their mean image.</param>
/// <param name="Means">In E(x|z) for z ~ p(z), less their mean image.</param>
/// <param name="Draws">In draws, less their mean image.</param>
internal sealed record PixelCorrelations(CrossedMean Left, CrossedMean Drawn, CrossedMean Data, CrossedMean Means, CrossedMean Draws)
{
    /// <summary>The headings of <see cref="Row"/> after the first.</summary>
    public static ImmutableArray<string> Columns { get; } =
        ["residuals of the data", "residuals of draws", "images of the data", "means", "draws"];

    /// <summary>Those of a model, and of data that it was not trained on.</summary>
    public static PixelCorrelations Of(Fit fit, DataSet data)
    {
        var generated = fit.Generate(data.Count);
        CrossedMean Whole(ReadOnlySpan<float> images) => Of(images, MeanImage.ForEach(images, data.Width), data);
        return new(
            Of(data.Values.AsSpan(), fit.Reconstruct(data, draws: 1), data),
            Of(generated.Draws.AsSpan(), generated.Means.AsSpan(), data),
            Whole(data.Values.AsSpan()),
            Whole(generated.Means.AsSpan()),
            Whole(generated.Draws.AsSpan()));
    }

    /// <summary>The correlation of images less what they are centred at, of the shape of those of a data set.</summary>
    public static CrossedMean Of(ReadOnlySpan<float> images, ReadOnlySpan<float> centres, DataSet shaped)
    {
        var residuals = new float[images.Length];
        TensorPrimitives.Subtract(images, centres, residuals);
        return Neighbours.Correlation(residuals, shaped.Shape[1].Count, shaped.Width);
    }

    /// <summary>A row of a table: a name, and the correlations with their standard errors.</summary>
    public ImmutableArray<Cell> Row(string name) =>
        [name, .. new[] { Left, Drawn, Data, Means, Draws }.Select(found => new Cell.Number(found.Value, found.StandardError))];
}
