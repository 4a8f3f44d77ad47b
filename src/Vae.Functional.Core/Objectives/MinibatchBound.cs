using Vae.Functional.Tensors;

namespace Vae.Functional;

/// <summary>The bound of a whole data set estimated from a batch (Kingma and Welling 2014, equation 8).</summary>
public static class MinibatchBound
{
    /// <summary>(N/B) Σ over the batch, in nats per data set: unbiased for the sum over all N observations under uniform batches.</summary>
    /// <param name="perObservation">[B], nats.</param>
    /// <param name="observations">N.</param>
    public static Expr Of(Expr perObservation, int observations) =>
        observations / Expressions.BatchSize * Expressions.Sum(perObservation, Axis.Batch);
}
