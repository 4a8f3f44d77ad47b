using LanguageExt;
using Vae.Functional.Noise;
using Vae.Functional.Tensors.Reference;
using static Vae.Functional.Tensors.Reference.SpecialFunctions;
using Beta = MathNet.Numerics.Distributions.Beta;

namespace Vae.Functional.Testing.Oracles;

/// <summary>
/// A probability z ~ Beta(α, β) and D bits that are 1 with it: conjugate, so that the posterior is Beta(α + s, β + D − s) where s of the
/// bits are 1 (Bishop 2006, section 2.1.1).
/// </summary>
/// <param name="alpha">α, positive.</param>
/// <param name="beta">β, positive.</param>
/// <param name="width">D.</param>
public sealed class BetaBernoulli(double alpha, double beta, int width) : Oracle
{
    /// <inheritdoc/>
    public override int LatentDimension => 1;

    /// <inheritdoc/>
    public override int Width => width;

    /// <summary>Of parameters and D up to 10,000: cancellation between values of log Γ.</summary>
    public override double Accuracy => 1e-10;

    /// <summary>log B(α + s, β + D − s)/B(α, β), in nats; −∞ where x is not of bits.</summary>
    /// <inheritdoc/>
    public override Either<Fault, double> LogEvidence(ReadOnlySpan<double> observation) => Ones(observation) is { } ones
        ? LogBeta(alpha + ones, beta + width - ones) - LogBeta(alpha, beta)
        : double.NegativeInfinity;

    /// <inheritdoc/>
    public override double[] LogJoint(double[] latents, ReadOnlySpan<double> observation)
    {
        if (Ones(observation) is not { } ones)
            return [.. latents.Select(_ => double.NegativeInfinity)];
        var (a, b) = (alpha + ones - 1, beta + width - ones - 1);
        return Array.ConvertAll(latents, z => z is > 0 and < 1
            ? a * Math.Log(z) + b * LogOnePlus(-z) - LogBeta(alpha, beta)
            : double.NegativeInfinity);
    }

    /// <inheritdoc/>
    public override Either<Fault, LatentMoments> Posterior(ReadOnlySpan<double> observation) => Conjugate(observation).Map(posterior =>
    {
        var (a, b) = posterior;
        var total = a + b;
        return new LatentMoments([a / total], new[,] { { a * b / (total * total * (total + 1)) } });
    });

    /// <summary>The parameters of the posterior.</summary>
    /// <param name="observation">x, D bits.</param>
    public Either<Fault, (double Alpha, double Beta)> Conjugate(ReadOnlySpan<double> observation) => Ones(observation) is { } ones
        ? (alpha + ones, beta + width - ones)
        : new Fault("x is not of bits, so that it has no posterior; give zeros and ones");

    /// <summary>The evidence lower bound of q(z|x) = Beta(α, β) in nats, in closed form.</summary>
    /// <param name="observation">x, D bits; elsewhere the bound is −∞.</param>
    /// <param name="q">The parameters of q, positive.</param>
    public double ExpectedBound(ReadOnlySpan<double> observation, (double Alpha, double Beta) q)
    {
        if (Ones(observation) is not { } ones)
            return double.NegativeInfinity;
        var total = Digamma(q.Alpha + q.Beta);
        var (logZ, logRest) = (Digamma(q.Alpha) - total, Digamma(q.Beta) - total);
        var divergence = LogBeta(alpha, beta) - LogBeta(q.Alpha, q.Beta) + (q.Alpha - alpha) * logZ + (q.Beta - beta) * logRest;
        return ones * logZ + (width - ones) * logRest - divergence;
    }

    /// <inheritdoc/>
    public override JointDraws Draw(NoiseKey key, int count)
    {
        var (latents, uniforms) = (new double[count], new double[count * width]);
        key.Then("latent").FillUniform(latents);
        key.Then("observation").FillUniform(uniforms);
        latents = Array.ConvertAll(latents, u => Beta.InvCDF(alpha, beta, u));
        return new(
            DenseArray.Of([count, 1], latents),
            DenseArray.Generate([count, width], i => uniforms[i] < latents[i / width] ? 1 : 0));
    }

    // How many bits are 1, or null where they are not bits.
    private static double? Ones(ReadOnlySpan<double> observation) =>
        observation.ContainsAnyExcept(0.0, 1.0) ? null : observation.Count(1.0);

    private static double LogBeta(double a, double b) => LogGamma(a) + LogGamma(b) - LogGamma(a + b);

    private static double Digamma(double x) => Polygamma(0, x);

    /// <summary>As in <c>BetaBernoulli { α = 2, β = 0.5, D = 10 }</c>.</summary>
    public override string ToString() => FormattableString.Invariant($"BetaBernoulli {{ α = {alpha}, β = {beta}, D = {width} }}");
}
