using System.Collections.Immutable;
using Vae.Functional.Noise;
using Vae.Functional.Objectives;
using Vae.Functional.Tensors;
using Vae.Functional.Tensors.Reference;

namespace Vae.Functional.Specs;

/// <summary>
/// The training objective of a spec and its gradient in double precision, at parameters, data and noise drawn from a seed: the same for
/// every spec with the same networks.
/// </summary>
internal static class ObjectivePoint
{
    /// <summary>Every output of <see cref="Programs.Training"/>.</summary>
    public static ImmutableSortedDictionary<string, DenseArray> At(VaeSpec spec, ulong seed, int batchSize = 2)
    {
        var program = Programs.Training(spec, Programs.DefaultEstimator).OrThrow();
        // Parameters so small that no network saturates.
        var leaves = program.Parameters.Select(leaf => (leaf.Name, leaf.Shape, Scale: 0.05))
            .Concat(program.Inputs.Select(leaf => (leaf.Name, leaf.Shape, Scale: 1.0)))
            .Concat(program.Noises.Select(leaf => (leaf.Name, leaf.Shape, Scale: 1.0)))
            .ToDictionary(leaf => leaf.Name, leaf => Drawn(leaf.Name, leaf.Shape.Bind(batchSize), leaf.Scale, seed));
        leaves[Programs.KlWeightInput] = DenseArray.Scalar(spec.Beta);
        return Evaluate.Of(program, batchSize, leaves);
    }

    private static DenseArray Drawn(string name, int[] extents, double scale, ulong seed)
    {
        var values = new double[extents.Aggregate(1, (product, extent) => product * extent)];
        NoiseKey.FromSeed(seed).Then(name).FillStandardNormal(values);
        return DenseArray.Generate(extents, i => scale * values[i]);
    }
}
