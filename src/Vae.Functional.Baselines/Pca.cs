using LanguageExt;
using MathNet.Numerics.LinearAlgebra;
using Vae.Functional.Tensors.Reference;

namespace Vae.Functional.Baselines;

/// <summary>Principal component analysis: the projection onto k leading directions, which errs least of all linear ones.</summary>
public sealed class Pca : Baseline
{
    private readonly Vector<double> mean;
    private readonly Matrix<double> directions;

    private Pca(Spectrum spectrum, int latents) =>
        (mean, directions) = (spectrum.Mean, spectrum.Directions.SubMatrix(0, spectrum.Width, 0, latents));

    /// <summary>The k leading directions, or why there are none.</summary>
    /// <param name="spectrum">Of the training data.</param>
    /// <param name="latents">k, from 1 to D − 1.</param>
    public static Either<Fault, Pca> Of(Spectrum spectrum, int latents) => spectrum.Leading(latents).Map(k => new Pca(spectrum, k));

    /// <inheritdoc/>
    public override int Width => mean.Count;

    /// <summary>None: a projection is no distribution over x.</summary>
    public override double[]? LogDensities(DenseArray observations) => null;

    /// <inheritdoc/>
    public override DenseArray Reconstruct(DenseArray observations)
    {
        var codes = Matrices.Less(Matrices.Of(observations), mean) * directions;
        return Matrices.Array(Matrices.Plus(codes.TransposeAndMultiply(directions), mean));
    }
}
