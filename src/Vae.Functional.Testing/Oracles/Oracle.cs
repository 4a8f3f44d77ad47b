using LanguageExt;
using Vae.Functional.Noise;
using Vae.Functional.Tensors.Reference;

namespace Vae.Functional.Testing.Oracles;

/// <summary>The mean and the covariance of a latent vector z.</summary>
/// <param name="Mean">d numbers.</param>
/// <param name="Covariance">d×d.</param>
public sealed record LatentMoments(double[] Mean, double[,] Covariance)
{
    /// <summary>Of independent components.</summary>
    /// <param name="mean">d numbers.</param>
    /// <param name="deviation">Standard deviations, d numbers.</param>
    public static LatentMoments Diagonal(double[] mean, double[] deviation)
    {
        var covariance = new double[mean.Length, mean.Length];
        for (var i = 0; i < mean.Length; i++)
            covariance[i, i] = deviation[i] * deviation[i];
        return new(mean, covariance);
    }

    /// <summary>Whether each number agrees with another's to an accuracy relative to 1 + |number|.</summary>
    public bool IsWithin(double accuracy, LatentMoments other)
    {
        var tolerance = new Tolerance(accuracy, accuracy);
        return Numbers.Zip(other.Numbers, tolerance.Admits).All(near => near);
    }

    private IEnumerable<double> Numbers => Mean.Concat(Covariance.Cast<double>());

    /// <summary>By value.</summary>
    public bool Equals(LatentMoments? other) =>
        other is not null && Mean.Length == other.Mean.Length && Numbers.SequenceEqual(other.Numbers);

    /// <inheritdoc/>
    public override int GetHashCode() => Mean.Aggregate(Mean.Length, HashCode.Combine);
}

/// <summary>Draws from p(z, x).</summary>
/// <param name="Latents">z, [n, d].</param>
/// <param name="Observations">x ~ p(x|z), row by row, [n, D].</param>
public sealed record JointDraws(DenseArray Latents, DenseArray Observations);

/// <summary>
/// A model about which what is usually out of reach is known: log p(x), the posterior p(z|x), and draws that come with their own z. What
/// cannot be had to <see cref="Accuracy"/> is refused with a <see cref="Fault"/>, never guessed.
/// </summary>
public abstract class Oracle
{
    /// <summary>d, the components of a latent vector.</summary>
    public abstract int LatentDimension { get; }

    /// <summary>D, the components of an observation.</summary>
    public abstract int Width { get; }

    /// <summary>How far a number given may lie from the truth, relative to 1 + |number|.</summary>
    public abstract double Accuracy { get; }

    /// <summary>log p(x), in nats; −∞ where the model cannot have made x.</summary>
    /// <param name="observation">x, D numbers.</param>
    public abstract Either<Fault, double> LogEvidence(ReadOnlySpan<double> observation);

    /// <summary>log p(x, z) in nats at n latent vectors, n numbers.</summary>
    /// <param name="latents">n·d numbers, vector by vector.</param>
    /// <param name="observation">x, D numbers.</param>
    public abstract double[] LogJoint(double[] latents, ReadOnlySpan<double> observation);

    /// <summary>log p(z|x) in nats at n latent vectors, n numbers.</summary>
    /// <param name="latents">n·d numbers, vector by vector.</param>
    /// <param name="observation">x, D numbers.</param>
    public Either<Fault, double[]> LogPosterior(double[] latents, ReadOnlySpan<double> observation)
    {
        var joint = LogJoint(latents, observation);
        return LogEvidence(observation).Map(evidence => Array.ConvertAll(joint, value => value - evidence));
    }

    /// <summary>The mean and covariance of p(z|x).</summary>
    /// <param name="observation">x, D numbers.</param>
    public abstract Either<Fault, LatentMoments> Posterior(ReadOnlySpan<double> observation);

    /// <summary>Draws of z ~ p(z) and x ~ p(x|z): a function of the key. A longer run of draws begins with a shorter one.</summary>
    /// <param name="key">Names the noise.</param>
    /// <param name="count">n.</param>
    public abstract JointDraws Draw(NoiseKey key, int count);
}
