using LanguageExt;
using Vae.Functional.Objectives;
using Vae.Functional.Tensors.Reference;

namespace Vae.Functional.Testing.Oracles;

/// <summary>
/// What a declared spec with one latent component is worth, by quadrature: log p(x) of its model, and the expected value of its programs
/// over their noise. Any smooth decoder will do; what cannot be integrated to the accuracy that is asked for is refused, never guessed.
/// </summary>
/// <remarks>Features of a decoder narrower than about 0.02 in z can be missed; parameters of a few units make none.</remarks>
public static class OneDimensionalLatent
{
    /// <summary>log p(x) = log ∫ p(x|z) p(z) dz in nats, or −∞ where the likelihood's support does not hold x.</summary>
    /// <param name="spec">With one latent component. A mean squared error stands for the Gaussian that it amounts to.</param>
    /// <param name="parameters">By name, with <see cref="OptimalSigma.FrozenInput"/> where σ is optimal.</param>
    /// <param name="observation">x laid flat.</param>
    /// <param name="accuracy">In nats: two quadratures, the second twice as fine, agree to this.</param>
    public static Either<Fault, double> LogEvidence(
        VaeSpec spec, IReadOnlyDictionary<string, DenseArray> parameters, ReadOnlySpan<double> observation, double accuracy = 1e-9)
    {
        if (spec.Prior.Dimension != 1)
            return new Fault($"the latent vector has {spec.Prior.Dimension} components; quadrature takes one");
        var model = new DeclaredModel(spec, parameters);
        if (!model.Holds(observation))
            return double.NegativeInfinity;
        var x = observation.ToArray();
        return Trapezoid.LogIntegral(latents => model.LogJoint(latents, x), reach: 13, accuracy);
    }

    /// <summary>
    /// The expected training objective at an observation in nats: the spec's own, β, <see cref="KlTerm"/> and all, over the estimator's
    /// noise. With <see cref="OptimalSigma"/> or <see cref="BatchNormalisation"/> the batch is this one observation.
    /// </summary>
    /// <param name="spec">With one latent component.</param>
    /// <param name="estimator">With at most three draws of z.</param>
    /// <param name="parameters">By name.</param>
    /// <param name="observation">x laid flat.</param>
    /// <param name="accuracy">Relative to 1 + |value|: two quadratures, the second twice as fine, agree to this.</param>
    public static Either<Fault, double> ExpectedObjective(
        VaeSpec spec,
        Estimator estimator,
        IReadOnlyDictionary<string, DenseArray> parameters,
        ReadOnlySpan<double> observation,
        double accuracy = 1e-7)
    {
        var x = observation.ToArray();
        return Programs.Explained(spec, estimator).Bind(program => NoiseMean.Of(program, "L", parameters, x, accuracy));
    }

    /// <summary>The expected value of an evaluation at an observation, with the divergence at full weight, in nats.</summary>
    /// <param name="spec">With one latent component.</param>
    /// <param name="estimator">With at most three draws of z.</param>
    /// <param name="parameters">By name, with <see cref="OptimalSigma.FrozenInput"/> where σ is optimal.</param>
    /// <param name="observation">x laid flat.</param>
    /// <param name="accuracy">Relative to 1 + |value|.</param>
    public static Either<Fault, double> ExpectedValue(
        VaeSpec spec,
        Estimator estimator,
        IReadOnlyDictionary<string, DenseArray> parameters,
        ReadOnlySpan<double> observation,
        double accuracy = 1e-7)
    {
        var x = observation.ToArray();
        return Programs.Evaluation(spec, estimator).Bind(program => NoiseMean.Of(program, Programs.Value, parameters, x, accuracy));
    }
}
