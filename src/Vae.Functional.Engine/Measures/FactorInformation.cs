using System.Collections.Immutable;
using System.Numerics.Tensors;
using Vae.Functional.Engine.Evaluation;
using Vae.Functional.Noise;

namespace Vae.Functional.Engine.Measures;

/// <summary>
/// I(zⱼ; v) of each factor v and component j: E log q(zⱼ|v)/q(zⱼ) over draws, q(zⱼ) the mixture of the posteriors of all observations
/// and q(zⱼ|v) of those that share the draw's value of v.
/// </summary>
internal static class FactorInformation
{
    /// <summary>No more draws than these.</summary>
    public const int MostDraws = 1_000;

    /// <summary>[factors, d], in nats.</summary>
    /// <param name="encoded">Posteriors of the observations, and a draw from each.</param>
    /// <param name="latent">d.</param>
    /// <param name="factors">With a value for each observation.</param>
    /// <param name="key">Chooses the observations that are drawn from.</param>
    public static double[,] Of(Encoded encoded, int latent, ImmutableArray<Factor> factors, NoiseKey key)
    {
        var count = encoded.Means.Length / latent;
        var components = NormalComponents.Of(encoded, latent);
        int[] chosen = [.. count <= MostDraws ? Enumerable.Range(0, count) : key.Permutation(count).Take(MostDraws).Order()];
        // Whose value of a factor each observation shares.
        var sharing = factors.Select(factor => Enumerable.Range(0, count).GroupBy(n => factor.Classes[n])
            .ToDictionary(group => group.Key, group => group.ToArray())).ToArray();
        var (information, densities) = (new double[factors.Length, latent], new double[count]);
        foreach (var n in chosen)
            for (var j = 0; j < latent; j++)
            {
                components.LogDensities(j, encoded.Draws[n * latent + j], densities);
                TensorPrimitives.Exp<double>(densities, densities);
                var all = densities.Sum() / count;
                for (var v = 0; v < factors.Length; v++)
                {
                    var same = sharing[v][factors[v].Classes[n]];
                    var sum = 0.0;
                    foreach (var other in same)
                        sum += densities[other];
                    information[v, j] += Math.Log(sum / same.Length / all) / chosen.Length;
                }
            }
        return information;
    }
}
