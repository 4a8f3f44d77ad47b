using LanguageExt;
using MathNet.Numerics.Distributions;
using Vae.Functional.Noise;
using Vae.Functional.Tensors.Reference;
using static Vae.Functional.Tensors.Reference.SpecialFunctions;

namespace Vae.Functional.Testing.Oracles;

/// <summary>
/// A rate z ~ Gamma(α, β), β the inverse scale, and D counts that are Poisson with it: conjugate, so that the posterior is
/// Gamma(α + s, β + D) where the counts sum to s (Gelman and others 2013, section 2.6).
/// </summary>
/// <param name="shape">α, positive.</param>
/// <param name="rate">β, positive.</param>
/// <param name="width">D.</param>
public sealed class GammaPoisson(double shape, double rate, int width) : Oracle
{
    /// <inheritdoc/>
    public override int LatentDimension => 1;

    /// <inheritdoc/>
    public override int Width => width;

    /// <summary>Of parameters and counts up to 10,000: cancellation between values of log Γ.</summary>
    public override double Accuracy => 1e-10;

    /// <summary>log p(x) in nats; −∞ where x is not of counts.</summary>
    /// <inheritdoc/>
    public override Either<Fault, double> LogEvidence(ReadOnlySpan<double> observation) => Counted(observation) is var (sum, logFactorials)
        ? shape * Math.Log(rate) - LogGamma(shape) + LogGamma(shape + sum) - (shape + sum) * Math.Log(rate + width) - logFactorials
        : double.NegativeInfinity;

    /// <inheritdoc/>
    public override double[] LogJoint(double[] latents, ReadOnlySpan<double> observation)
    {
        if (Counted(observation) is not var (sum, logFactorials))
            return [.. latents.Select(_ => double.NegativeInfinity)];
        var constant = shape * Math.Log(rate) - LogGamma(shape) - logFactorials;
        return Array.ConvertAll(latents, z => z > 0
            ? constant + (shape + sum - 1) * Math.Log(z) - (rate + width) * z
            : double.NegativeInfinity);
    }

    /// <inheritdoc/>
    public override Either<Fault, LatentMoments> Posterior(ReadOnlySpan<double> observation) => Conjugate(observation)
        .Map(posterior => new LatentMoments(
            [posterior.Shape / posterior.Rate], new[,] { { posterior.Shape / (posterior.Rate * posterior.Rate) } }));

    /// <summary>The parameters of the posterior.</summary>
    /// <param name="observation">x, D counts.</param>
    public Either<Fault, (double Shape, double Rate)> Conjugate(ReadOnlySpan<double> observation) => Counted(observation) is var (sum, _)
        ? (shape + sum, rate + width)
        : new Fault("x is not of counts, so that it has no posterior; give whole numbers that are not negative");

    /// <summary>The evidence lower bound of q(z|x) = Gamma(shape, rate) in nats, in closed form.</summary>
    /// <param name="observation">x, D counts; elsewhere the bound is −∞.</param>
    /// <param name="q">The parameters of q, positive.</param>
    public double ExpectedBound(ReadOnlySpan<double> observation, (double Shape, double Rate) q)
    {
        if (Counted(observation) is not var (sum, logFactorials))
            return double.NegativeInfinity;
        var (mean, meanLog) = (q.Shape / q.Rate, Polygamma(0, q.Shape) - Math.Log(q.Rate));
        var divergence = LogGamma(shape) - LogGamma(q.Shape) + q.Shape * Math.Log(q.Rate) - shape * Math.Log(rate)
            + (q.Shape - shape) * meanLog + (rate - q.Rate) * mean;
        return sum * meanLog - width * mean - logFactorials - divergence;
    }

    /// <inheritdoc/>
    public override JointDraws Draw(NoiseKey key, int count)
    {
        var (latents, uniforms) = (new double[count], new double[count * width]);
        key.Then("latent").FillUniform(latents);
        key.Then("observation").FillUniform(uniforms);
        latents = Array.ConvertAll(latents, u => Gamma.InvCDF(shape, rate, u));
        return new(
            DenseArray.Of([count, 1], latents),
            DenseArray.Generate([count, width], i => Inverse(latents[i / width], uniforms[i])));
    }

    // The fewest counts up to which u of a Poisson's mass lies.
    private static int Inverse(double mean, double u)
    {
        double Mass(int count) => Math.Exp(count * Math.Log(mean) - mean - LogGamma(count + 1));
        var (fewest, most) = (0, mean + 40 * (Math.Sqrt(mean) + 1));
        for (var below = Mass(0); below < u && fewest < most; below += Mass(fewest))
            fewest++;
        return fewest;
    }

    // The sum of the counts and of the logarithms of their factorials, or null where they are not counts.
    private static (double Sum, double LogFactorials)? Counted(ReadOnlySpan<double> observation)
    {
        var (sum, logFactorials) = (0.0, 0.0);
        foreach (var x in observation)
        {
            if (!(x >= 0 && x == Math.Floor(x)))
                return null;
            (sum, logFactorials) = (sum + x, logFactorials + LogGamma(x + 1));
        }
        return (sum, logFactorials);
    }

    /// <summary>As in <c>GammaPoisson { α = 2, β = 0.5, D = 10 }</c>.</summary>
    public override string ToString() => FormattableString.Invariant($"GammaPoisson {{ α = {shape}, β = {rate}, D = {width} }}");
}
