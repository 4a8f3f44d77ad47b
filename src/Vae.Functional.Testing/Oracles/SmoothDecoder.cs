using LanguageExt;
using Vae.Functional.Tensors.Reference;

namespace Vae.Functional.Testing.Oracles;

/// <summary>
/// A declared spec with one or two latent components and a smooth decoder, by quadrature over z: mode-centred Gauss–Hermite, checked
/// against a grid, and the grid alone where p(z|x) has several modes. What does not settle to the accuracy asked for is refused.
/// </summary>
public sealed class SmoothDecoder : SpecOracle
{
    private SmoothDecoder(VaeSpec spec, IReadOnlyDictionary<string, DenseArray> parameters, double accuracy)
        : base(spec, parameters, accuracy)
    {
    }

    /// <summary>The oracle of a spec under parameter values, or why there is none.</summary>
    /// <param name="spec">A mean squared error stands for the Gaussian that it amounts to.</param>
    /// <param name="parameters">By name, with <see cref="OptimalSigma.FrozenInput"/> where σ is optimal.</param>
    /// <param name="accuracy">Of each number, relative to 1 + |number|; log p(x) is accurate to this many nats.</param>
    public static Either<Fault, SmoothDecoder> Of(
        VaeSpec spec, IReadOnlyDictionary<string, DenseArray> parameters, double accuracy = DefaultAccuracy)
    {
        if (spec.Prior.Dimension is not (1 or 2))
            return new Fault($"the latent vector has {spec.Prior.Dimension} components; quadrature takes one or two");
        var oracle = new SmoothDecoder(spec, parameters, accuracy);
        return oracle.Model.HasKinks
            ? new Fault("the decoder has kinks in z, where quadrature loses its accuracy; use Tanh, Sigmoid or Softplus in place of Relu")
            : oracle;
    }

    /// <inheritdoc/>
    public override Either<Fault, double> LogEvidence(ReadOnlySpan<double> observation) => Model.Holds(observation)
        ? Integral(observation.ToArray()).Map(found => found.Log)
        : double.NegativeInfinity;

    /// <inheritdoc/>
    public override Either<Fault, LatentMoments> Posterior(ReadOnlySpan<double> observation) =>
        PosteriorPoints(observation.ToArray()).Map(points => points.Moments());

    private protected override Either<Fault, WeightedPoints> PosteriorPoints(double[] observation) =>
        Integral(observation).Map(found => found.Points);

    private Either<Fault, (double Log, WeightedPoints Points)> Integral(double[] observation) =>
        new LatentIntegral(latents => LogJoint(latents, observation), LatentDimension).Find(Accuracy);

    /// <summary>As in <c>SmoothDecoder { D = 3, d = 2 }</c>.</summary>
    public override string ToString() => $"SmoothDecoder {{ D = {Width}, d = {LatentDimension} }}";
}
