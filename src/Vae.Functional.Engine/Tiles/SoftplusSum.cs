using Vae.Functional.Tensors;

namespace Vae.Functional.Engine.Tiles;

/// <summary>
/// A sum of a − softplus(x) along a row, as Bernoulli likelihoods are, with one logarithm a row instead of one a number:
/// Σ (a − max(x, 0)) − log Π (1 + e^−|x|). The product rounds off at most 6e-8 of a nat a number: less than the sum itself, but of a row
/// that comes to next to nothing.
/// </summary>
/// <param name="Minuend">The number of the value a.</param>
/// <param name="Logit">The number of the value x.</param>
internal sealed record SoftplusSum(int Minuend, int Logit)
{
    // A product of so many factors, none above 2, is a float.
    private const int MostFactors = 127;

    /// <summary>A result as such a sum, where it is one whose products cannot overflow.</summary>
    /// <param name="region">Of which region.</param>
    /// <param name="result">The number of the result.</param>
    /// <param name="lanes">How many products a row has: the numbers of a register.</param>
    public static SoftplusSum? Of(Region region, int result, int lanes) =>
        region.Results[result] is { Reduction: not RegionReduction.None, Slot.Strides: [.., 0], Value: var value }
            && region.Extents[^1] <= MostFactors * lanes
            && region.Values[value] is RegionValue.Computed { Primitive: Primitive.Subtract, Operands: [var minuend, var subtrahend] }
            && region.Values[subtrahend] is RegionValue.Computed { Primitive: Primitive.Softplus, Operands: [var logit] }
                ? new(minuend, logit)
                : null;

    /// <summary>What is summed: a − max(x, 0).</summary>
    public static T Term<T>(T a, T x) where T : struct, ILanes<T> => a - Functions.Relu(x);

    /// <summary>What a factor of the product has above 1.</summary>
    public static T Excess<T>(T x) where T : struct, ILanes<T> => Functions.Decay(x);

    /// <summary>What the sum lacks at the end of a row.</summary>
    public static T Logarithm<T>(T product) where T : struct, ILanes<T> => Functions.Log(product);
}
