using Vae.Functional.Noise;
using Vae.Functional.Tensors;
using Vae.Functional.Tensors.Reference;

namespace Vae.Functional.Objectives;

/// <summary>The noises of a program in float64, each by a key of its own name.</summary>
internal static class NoiseLeaves
{
    /// <summary>A value for each noise.</summary>
    public static Dictionary<string, DenseArray> Of(Graph program, int batchSize, NoiseKey key) => program.Noises.ToDictionary(
        noise => noise.Name,
        noise =>
        {
            var extents = noise.Shape.Bind(batchSize);
            var values = new double[extents.Aggregate(1, (product, extent) => product * extent)];
            if (noise.Law == NoiseLaw.StandardNormal)
                key.Then(noise.Name).FillStandardNormal(values);
            else
                key.Then(noise.Name).FillUniform(values);
            return DenseArray.Of(extents, values);
        });
}
