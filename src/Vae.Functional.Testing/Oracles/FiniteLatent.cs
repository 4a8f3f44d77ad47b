using LanguageExt;
using Vae.Functional.Noise;
using Vae.Functional.Tensors.Reference;

namespace Vae.Functional.Testing.Oracles;

/// <summary>
/// The model of a spec with its prior replaced by masses on finitely many latent vectors (a mixture, or a code of bits): sums over them
/// in place of integrals, exact to rounding.
/// </summary>
public sealed class FiniteLatent : Oracle
{
    private readonly DeclaredModel model;
    private readonly WeightedPoints prior;

    private FiniteLatent(DeclaredModel model, VaeSpec spec, WeightedPoints prior)
    {
        (this.model, this.prior) = (model, prior);
        (LatentDimension, Width) = (spec.Prior.Dimension, spec.Observation.Width);
    }

    /// <summary>The model over given latent vectors, or what is wrong with them.</summary>
    /// <param name="spec">Declares p(x|z) and the number of latent components d; a mean squared error stands for its Gaussian.</param>
    /// <param name="parameters">By name, with <see cref="OptimalSigma.FrozenInput"/> where σ is optimal.</param>
    /// <param name="latents">n different vectors of d numbers, vector by vector.</param>
    /// <param name="masses">p(z), n positive numbers that sum to 1.</param>
    public static Either<Fault, FiniteLatent> Of(
        VaeSpec spec, IReadOnlyDictionary<string, DenseArray> parameters, double[] latents, double[] masses) => 0 switch
    {
        _ when masses.Length == 0 || masses.Length * spec.Prior.Dimension != latents.Length => new Fault(
            $"{latents.Length} numbers are not a vector of {spec.Prior.Dimension} for each of {masses.Length} masses"),
        _ when !masses.All(mass => mass > 0) || Math.Abs(masses.Sum() - 1) > 1e-12 => new Fault(
            $"the masses sum to {masses.Sum():R}; give positive numbers that sum to 1"),
        _ when latents.Chunk(spec.Prior.Dimension).DistinctBy(latent => string.Join(' ', latent)).Count() < masses.Length =>
            new Fault("two latent vectors are equal; give each once, with all of its mass"),
        _ => new FiniteLatent(new(spec, parameters), spec, new(latents, masses)),
    };

    /// <inheritdoc/>
    public override int LatentDimension { get; }

    /// <inheritdoc/>
    public override int Width { get; }

    /// <inheritdoc/>
    public override double Accuracy => 1e-12;

    /// <inheritdoc/>
    public override Either<Fault, double> LogEvidence(ReadOnlySpan<double> observation) =>
        SpecialFunctions.LogSumExp(LogJoint(observation));

    /// <summary>log p(x, z) in nats where z is one of the vectors that have mass, else −∞.</summary>
    /// <inheritdoc/>
    public override double[] LogJoint(double[] latents, ReadOnlySpan<double> observation)
    {
        var known = LogJoint(observation);
        double[][] vectors = [.. prior.Latents.Chunk(LatentDimension)];
        return [.. latents.Chunk(LatentDimension).Select(z => Array.FindIndex(vectors, vector => vector.SequenceEqual(z)) is var i and >= 0
            ? known[i]
            : double.NegativeInfinity)];
    }

    /// <summary>p(z|x) for each latent vector that has mass.</summary>
    /// <param name="observation">x, D numbers.</param>
    public Either<Fault, double[]> PosteriorMasses(ReadOnlySpan<double> observation)
    {
        var joint = LogJoint(observation);
        var evidence = SpecialFunctions.LogSumExp(joint);
        return double.IsNegativeInfinity(evidence)
            ? new Fault("the model cannot have made x, which therefore has no posterior; give an observation in its support")
            : Array.ConvertAll(joint, value => Math.Exp(value - evidence));
    }

    /// <inheritdoc/>
    public override Either<Fault, LatentMoments> Posterior(ReadOnlySpan<double> observation) =>
        PosteriorMasses(observation).Map(masses => (prior with { Masses = masses }).Moments());

    /// <summary>The evidence lower bound Σ q (log p(x, z) − log q) in nats.</summary>
    /// <param name="observation">x, D numbers.</param>
    /// <param name="masses">q(z|x) for each latent vector that has mass under p(z); 0 is allowed.</param>
    public double ExpectedBound(ReadOnlySpan<double> observation, double[] masses) =>
        LogJoint(observation).Zip(masses, (joint, q) => q > 0 ? q * (joint - Math.Log(q)) : 0).Sum();

    /// <inheritdoc/>
    public override JointDraws Draw(NoiseKey key, int count)
    {
        var uniforms = new double[count];
        key.Then("latent").FillUniform(uniforms);
        double[] latents = [.. uniforms.SelectMany(u => prior.Latents.AsSpan(Inverse(u) * LatentDimension, LatentDimension).ToArray())];
        return new(DenseArray.Of([count, LatentDimension], latents), model.DrawObservations(key, latents));
    }

    // The first vector up to which more than u of the mass lies.
    private int Inverse(double u)
    {
        var i = 0;
        for (var below = prior.Masses[0]; below < u && i < prior.Masses.Length - 1; below += prior.Masses[i])
            i++;
        return i;
    }

    private double[] LogJoint(ReadOnlySpan<double> observation) => model.Holds(observation)
        ? [.. model.LogLikelihood(prior.Latents, observation).Zip(prior.Masses, (likelihood, mass) => likelihood + Math.Log(mass))]
        : [.. Enumerable.Repeat(double.NegativeInfinity, prior.Masses.Length)];

    /// <summary>As in <c>FiniteLatent { D = 3, vectors = 8 }</c>.</summary>
    public override string ToString() => $"FiniteLatent {{ D = {Width}, vectors = {prior.Masses.Length} }}";
}
