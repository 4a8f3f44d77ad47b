using System.Numerics.Tensors;
using Vae.Functional.Engine.Evaluation;
using Vae.Functional.Noise;

namespace Vae.Functional.Engine.Measures;

/// <summary>
/// The aggregate posterior q(z) = (1/N) Σ q(z|xₙ) of N observations, a mixture of N normals with independent components, at draws from
/// it: one from the posterior of each of S observations, all of them or S at random.
/// </summary>
/// <param name="Observations">N.</param>
/// <param name="Latents">The draws z, [S, d] laid flat.</param>
/// <param name="OwnLogDensity">log q(z|x) at each draw from it, in nats.</param>
/// <param name="LogDensity">log q(z) at each draw, in nats.</param>
internal sealed record AggregatePosterior(int Observations, float[] Latents, double[] OwnLogDensity, double[] LogDensity)
{
    /// <summary>No more draws than these: the cost is N a draw, and the standard error is small by then.</summary>
    public const int MostDraws = 2_000;

    /// <summary>The mixture, at draws.</summary>
    /// <param name="encoded">Moments of the N normals, and a draw from each.</param>
    /// <param name="latent">d.</param>
    /// <param name="key">Chooses the observations.</param>
    public static AggregatePosterior Of(Encoded encoded, int latent, NoiseKey key)
    {
        var count = encoded.Means.Length / latent;
        var components = NormalComponents.Of(encoded, latent);
        int[] chosen = [.. count <= MostDraws ? Enumerable.Range(0, count) : key.Permutation(count).Take(MostDraws).Order()];
        var (latents, own, mixed) = (new float[chosen.Length * latent], new double[chosen.Length], new double[chosen.Length]);
        var logDensities = new double[count];
        for (var draw = 0; draw < chosen.Length; draw++)
        {
            var z = encoded.Draws.AsSpan(chosen[draw] * latent, latent);
            z.CopyTo(latents.AsSpan(draw * latent));
            components.LogDensities(z, logDensities);
            (own[draw], mixed[draw]) = (logDensities[chosen[draw]], LogMeanExp(logDensities));
        }
        return new(count, latents, own, mixed);
    }

    private static double LogMeanExp(double[] logarithms)
    {
        var highest = TensorPrimitives.Max<double>(logarithms);
        TensorPrimitives.Subtract(logarithms, highest, logarithms);
        TensorPrimitives.Exp<double>(logarithms, logarithms);
        // In order: a vectorised sum would depend, in its last bits, on where the array lies.
        return highest + Math.Log(logarithms.Sum() / logarithms.Length);
    }
}
