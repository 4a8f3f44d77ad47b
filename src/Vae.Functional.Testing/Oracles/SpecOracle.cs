using System.Collections.Immutable;
using LanguageExt;
using Vae.Functional.Noise;
using Vae.Functional.Objectives;
using Vae.Functional.Tensors;
using Vae.Functional.Tensors.Reference;

namespace Vae.Functional.Testing.Oracles;

/// <summary>
/// An oracle of the model that a spec declares, under given parameters: what an estimator's program is worth is measured against it.
/// Its densities are the spec's own graphs, not a second implementation.
/// </summary>
public abstract class SpecOracle : Oracle
{
    private protected SpecOracle(VaeSpec spec, IReadOnlyDictionary<string, DenseArray> parameters, double accuracy)
    {
        (Spec, Accuracy) = (spec, accuracy);
        Parameters = parameters.ToImmutableSortedDictionary(StringComparer.Ordinal);
        Model = new(spec, parameters);
    }

    /// <summary>The oracle that fits a spec: closed forms where its model is linear and Gaussian, else quadrature.</summary>
    /// <param name="spec">A mean squared error stands for the Gaussian that it amounts to.</param>
    /// <param name="parameters">By name, with <see cref="OptimalSigma.FrozenInput"/> where σ is optimal.</param>
    /// <param name="accuracy">How far a number given may lie from the truth, relative to 1 + |number|.</param>
    public static Either<Fault, SpecOracle> For(
        VaeSpec spec, IReadOnlyDictionary<string, DenseArray> parameters, double accuracy = DefaultAccuracy) =>
        LinearGaussian.Of(spec, parameters, accuracy).Map(exact => (SpecOracle)exact)
            .BindLeft(_ => SmoothDecoder.Of(spec, parameters, accuracy).Map(exact => (SpecOracle)exact));

    /// <summary>The accuracy of numbers for which none is asked.</summary>
    public const double DefaultAccuracy = 1e-8;

    /// <summary>The declaration.</summary>
    public VaeSpec Spec { get; }

    /// <summary>The value of each parameter, by name.</summary>
    public ImmutableSortedDictionary<string, DenseArray> Parameters { get; }

    /// <inheritdoc/>
    public sealed override double Accuracy { get; }

    private protected DeclaredModel Model { get; }

    /// <inheritdoc/>
    public sealed override int LatentDimension => Spec.Prior.Dimension;

    /// <inheritdoc/>
    public sealed override int Width => Spec.Observation.Width;

    /// <inheritdoc/>
    public sealed override double[] LogJoint(double[] latents, ReadOnlySpan<double> observation) =>
        Model.LogJoint(latents, observation);

    /// <summary>
    /// The expected training objective at an observation in nats: the spec's own, β, <see cref="KlTerm"/> and all, over the estimator's
    /// noise. With <see cref="OptimalSigma"/> or <see cref="BatchNormalisation"/> the batch is this one observation.
    /// </summary>
    /// <param name="estimator">Whose noise has few enough components to be integrated over.</param>
    /// <param name="observation">x, D numbers.</param>
    public virtual Either<Fault, double> ExpectedObjective(Estimator estimator, ReadOnlySpan<double> observation)
    {
        var x = observation.ToArray();
        return Programs.Explained(Spec, estimator).Bind(program => Expected(program, "L", x));
    }

    /// <summary>The expected value of an evaluation at an observation, with the divergence at full weight, in nats.</summary>
    /// <param name="estimator">Whose noise has few enough components to be integrated over.</param>
    /// <param name="observation">x, D numbers.</param>
    public virtual Either<Fault, double> ExpectedValue(Estimator estimator, ReadOnlySpan<double> observation)
    {
        var x = observation.ToArray();
        return Programs.Evaluation(Spec, estimator).Bind(program => Expected(program, Programs.Value, x));
    }

    /// <summary>The expected evidence lower bound of the spec's own q(z|x) at an observation, in nats.</summary>
    /// <param name="observation">x, D numbers.</param>
    public Either<Fault, double> ExpectedBound(ReadOnlySpan<double> observation) => Spec switch
    {
        { Family: PointMass } => new Fault("a PointMass has no evidence lower bound; use DiagonalGaussian"),
        { Likelihood: MeanSquaredError } => new Fault("a MeanSquaredError lacks the constant of a density; declare the Gaussian"),
        _ => ExpectedValue(new AnalyticKl(), observation),
    };

    /// <summary>
    /// The gradient of log p(x) by each parameter that it depends on, by Fisher's identity: ∇ log p(x) = E ∇ log p(x, z) under p(z|x).
    /// </summary>
    /// <param name="observation">x, D numbers.</param>
    public Either<Fault, ImmutableSortedDictionary<string, DenseArray>> LogEvidenceGradient(ReadOnlySpan<double> observation)
    {
        var x = observation.ToArray();
        return PosteriorPoints(x).Map(points => Model.Gradient(points.Latents, points.Masses, x));
    }

    /// <inheritdoc/>
    public sealed override JointDraws Draw(NoiseKey key, int count) => Model.Draw(key, count);

    // Points and masses under which log p(x, z) and its gradient have the mean that they have under p(z|x).
    private protected abstract Either<Fault, WeightedPoints> PosteriorPoints(double[] observation);

    private Either<Fault, double> Expected(Graph program, string output, double[] x) =>
        NoiseMean.Of(program, output, Parameters, x, Accuracy);
}
