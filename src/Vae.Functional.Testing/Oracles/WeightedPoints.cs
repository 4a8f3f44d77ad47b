using Vae.Functional.Tensors.Reference;

namespace Vae.Functional.Testing.Oracles;

/// <summary>Points z with masses that sum to 1, for the mean of a function under a distribution.</summary>
/// <param name="Latents">n·d numbers, vector by vector.</param>
/// <param name="Masses">n numbers.</param>
internal sealed record WeightedPoints(double[] Latents, double[] Masses)
{
    /// <summary>log Σ e^(v + w) over points with exponents v and one log weight w, and the points with their parts of the sum.</summary>
    public static (double Log, WeightedPoints Points) Integral(double[] latents, double[] exponents, double logWeight)
    {
        var log = SpecialFunctions.LogSumExp(exponents);
        return (log + logWeight, new(latents, Array.ConvertAll(exponents, value => Math.Exp(value - log))));
    }

    private int Dimension => Latents.Length / Masses.Length;

    /// <summary>The mean and covariance of z.</summary>
    public LatentMoments Moments()
    {
        var (mean, covariance) = (new double[Dimension], new double[Dimension, Dimension]);
        for (var i = 0; i < Latents.Length; i++)
            mean[i % Dimension] += Masses[i / Dimension] * Latents[i];
        for (var point = 0; point < Masses.Length; point++)
            for (var a = 0; a < Dimension; a++)
                for (var b = 0; b < Dimension; b++)
                    covariance[a, b] += Masses[point] * Apart(point, a) * Apart(point, b);
        return new(mean, covariance);

        double Apart(int point, int component) => Latents[point * Dimension + component] - mean[component];
    }
}
