using System.Text;
using Vae.Functional.Tensors;
using Vae.Functional.Tensors.Print;
using static Vae.Functional.Tensors.Expressions;

namespace Vae.Functional;

/// <summary>
/// What is done to an observation before the variational family sees it: x̃ ~ c(x̃|x), as a function of x, noise and a strength t, which
/// is 1 for what is declared and 0 for nothing.
/// </summary>
public abstract record Corruption
{
    // An estimator prints what was declared, not what follows from it.
    /// <summary>Prints the declared members only.</summary>
    protected virtual bool PrintMembers(StringBuilder builder) => false;

    /// <summary>The law of the noise that <see cref="Of"/> takes.</summary>
    public abstract NoiseLaw Noise { get; }

    /// <summary>x̃ from observations laid flat and noise, both [n, D], and a strength, a scalar.</summary>
    public abstract Expr Of(Expr observation, Expr noise, Expr strength);

    /// <summary>What is wrong with the declaration, a line each; empty where nothing is.</summary>
    public abstract IEnumerable<string> Faults { get; }

    private protected static IEnumerable<string> ProbabilityFaults(double probability) => probability is >= 0 and <= 1
        ? []
        : [$"Corruption: the probability is {GraphText.Number(probability)}; give a number from 0 to 1"];
}

/// <summary>x̃ = x + t·s·ε with ε ~ N(0, I): additive isotropic Gaussian noise (Vincent et al. 2010).</summary>
/// <param name="Deviation">s, in units of the data.</param>
public sealed record GaussianNoise(double Deviation) : Corruption
{
    /// <inheritdoc/>
    public override NoiseLaw Noise => NoiseLaw.StandardNormal;

    /// <inheritdoc/>
    public override Expr Of(Expr observation, Expr noise, Expr strength) => observation + strength * Deviation * noise;

    /// <inheritdoc/>
    public override IEnumerable<string> Faults => Deviation >= 0 && double.IsFinite(Deviation)
        ? []
        : [$"Corruption: the deviation is {GraphText.Number(Deviation)}; give a number that is not negative"];
}

/// <summary>Each component is set to 0 with probability t·π, by itself: masking noise (Vincent et al. 2010).</summary>
/// <param name="Probability">π, from 0 to 1.</param>
public sealed record MaskingNoise(double Probability) : Corruption
{
    /// <inheritdoc/>
    public override NoiseLaw Noise => NoiseLaw.Uniform;

    /// <inheritdoc/>
    public override Expr Of(Expr observation, Expr noise, Expr strength) =>
        Where(Greater(noise, strength * Probability), observation, 0.0);

    /// <inheritdoc/>
    public override IEnumerable<string> Faults => ProbabilityFaults(Probability);
}

/// <summary>
/// Each component is set with probability t·π, by itself, to 0 or to 1, each as often: salt-and-pepper noise (Vincent et al. 2010) on
/// [0, 1].
/// </summary>
/// <param name="Probability">π, from 0 to 1.</param>
public sealed record SaltAndPepperNoise(double Probability) : Corruption
{
    /// <inheritdoc/>
    public override NoiseLaw Noise => NoiseLaw.Uniform;

    /// <inheritdoc/>
    public override Expr Of(Expr observation, Expr noise, Expr strength) => Where(
        Greater(noise, strength * Probability), observation, Where(Greater(noise, strength * (Probability / 2)), 1.0, 0.0));

    /// <inheritdoc/>
    public override IEnumerable<string> Faults => ProbabilityFaults(Probability);
}
