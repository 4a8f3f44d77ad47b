using System.Collections.Immutable;
using System.Text;
using Vae.Functional.Tensors.Print;

namespace Vae.Functional;

/// <summary>
/// How parameters w follow the gradient g of the loss. The step size α is the plan's <see cref="TrainingPlan.LearningRate"/>; t counts the
/// steps from 1, and what an optimiser remembers starts at 0.
/// </summary>
public abstract record Optimiser
{
    /// <summary>The optimiser of a plan that names none.</summary>
    public static Optimiser Default { get; } = new Adam();

    // A plan prints what was declared, not what follows from it.
    /// <summary>Prints the declared members only.</summary>
    protected virtual bool PrintMembers(StringBuilder builder)
    {
        return false;
    }

    /// <summary>What is remembered from step to step, a number for each parameter: the names under which a checkpoint keeps them.</summary>
    public abstract ImmutableArray<string> Moments { get; }

    /// <summary>What is wrong with the declaration, a line each; empty where nothing is.</summary>
    public IEnumerable<string> Faults => Wrong.OfType<string>();

    private protected abstract IEnumerable<string?> Wrong { get; }

    private protected static string? Decay(string name, double value) =>
        value >= 0 && value < 1 ? null : $"{name} is {GraphText.Number(value)}; give a number from 0 up to, but not including, 1";

    private protected static string? AtLeastZero(string name, double value) =>
        value >= 0 && double.IsFinite(value) ? null : $"{name} is {GraphText.Number(value)}; give a number that is not negative";
}

/// <summary>
/// Adam (Kingma and Ba 2015, algorithm 1): m ← β₁m + (1 − β₁)g, v ← β₂v + (1 − β₂)g², w ← w − α·m̂/(√v̂ + ε) with m̂ = m/(1 − β₁ᵗ) and
/// v̂ = v/(1 − β₂ᵗ).
/// </summary>
/// <param name="Beta1">How much of the mean of the gradients is kept at a step, in [0, 1).</param>
/// <param name="Beta2">How much of the mean of their squares is kept, in [0, 1).</param>
/// <param name="Epsilon">Keeps the divisor from 0.</param>
public sealed record Adam(double Beta1 = 0.9, double Beta2 = 0.999, double Epsilon = 1e-8) : Optimiser
{
    /// <inheritdoc/>
    public override ImmutableArray<string> Moments => ["adam.first", "adam.second"];

    private protected override IEnumerable<string?> Wrong =>
        [Decay(nameof(Beta1), Beta1), Decay(nameof(Beta2), Beta2), AtLeastZero(nameof(Epsilon), Epsilon)];
}

/// <summary>
/// Adam with decoupled weight decay (Loshchilov and Hutter 2019, algorithm 2): w ← (1 − α·λ)w before each step of <see cref="Adam"/>, so
/// that the decay is not divided by √v̂ as a penalty on the loss would be.
/// </summary>
/// <param name="WeightDecay">λ.</param>
/// <param name="Beta1">How much of the mean of the gradients is kept at a step, in [0, 1).</param>
/// <param name="Beta2">How much of the mean of their squares is kept, in [0, 1).</param>
/// <param name="Epsilon">Keeps the divisor from 0.</param>
public sealed record AdamW(double WeightDecay = 0.01, double Beta1 = 0.9, double Beta2 = 0.999, double Epsilon = 1e-8) : Optimiser
{
    /// <inheritdoc/>
    public override ImmutableArray<string> Moments => ["adam.first", "adam.second"];

    private protected override IEnumerable<string?> Wrong =>
    [
        AtLeastZero(nameof(WeightDecay), WeightDecay),
        Decay(nameof(Beta1), Beta1),
        Decay(nameof(Beta2), Beta2),
        AtLeastZero(nameof(Epsilon), Epsilon),
    ];
}

/// <summary>Adagrad (Duchi, Hazan and Singer 2011, figure 1, diagonal): s ← s + g², w ← w − α·g/(√s + ε).</summary>
/// <param name="Epsilon">Keeps the divisor from 0.</param>
public sealed record Adagrad(double Epsilon = 1e-10) : Optimiser
{
    /// <inheritdoc/>
    public override ImmutableArray<string> Moments => ["adagrad.sum"];

    private protected override IEnumerable<string?> Wrong => [AtLeastZero(nameof(Epsilon), Epsilon)];
}

/// <summary>
/// Stochastic gradient descent with momentum (Polyak 1964, in the form of Sutskever et al. 2013 with α outside): u ← μu + g, w ← w − α·u.
/// </summary>
/// <param name="Momentum">μ, in [0, 1); 0 is plain descent.</param>
public sealed record Sgd(double Momentum = 0.9) : Optimiser
{
    /// <inheritdoc/>
    public override ImmutableArray<string> Moments => ["sgd.velocity"];

    private protected override IEnumerable<string?> Wrong => [Decay(nameof(Momentum), Momentum)];
}
