using Vae.Functional.Tensors.Reference;

namespace Vae.Functional.Baselines;

/// <summary>
/// A fitted model to stand beside a variational autoencoder, over the same observations laid flat and in the same units: log-densities in
/// nats per observation on the data's own scale, errors in squared data units.
/// </summary>
public abstract class Baseline
{
    /// <summary>D, the components of an observation.</summary>
    public abstract int Width { get; }

    /// <summary>log p(x) of each of n observations, exact, in nats; null where the model is no distribution over x.</summary>
    /// <param name="observations">[n, D].</param>
    public abstract double[]? LogDensities(DenseArray observations);

    /// <summary>What the model gives back for observations, [n, D].</summary>
    /// <param name="observations">[n, D].</param>
    public abstract DenseArray Reconstruct(DenseArray observations);

    /// <summary>‖x − x̂‖² of each observation, x̂ its reconstruction.</summary>
    /// <param name="observations">[n, D].</param>
    public double[] Errors(DenseArray observations)
    {
        var reconstructed = Reconstruct(observations);
        var errors = new double[observations.Extents[0]];
        for (var i = 0; i < observations.Count; i++)
            errors[i / Width] += Math.Pow(observations.Values[i] - reconstructed.Values[i], 2);
        return errors;
    }
}
