using System.Text;
using Vae.Functional.Tensors;
using Vae.Functional.Tensors.Print;
using static Vae.Functional.Tensors.Expressions;

namespace Vae.Functional;

/// <summary>
/// p(w) = N(w₀, s²) for each weight by itself. w₀ is 0; of an array that starts at one constant before training, such as a normalisation's
/// scales or the offsets of a σ, it is that constant.
/// </summary>
public abstract record WeightPrior
{
    private protected WeightPrior() { }

    // A spec prints what was declared, not what follows from it.
    /// <summary>Prints the declared members only.</summary>
    protected virtual bool PrintMembers(StringBuilder builder) => false;

    /// <summary>s for an array of weights, a scalar.</summary>
    /// <param name="spread">The mean over the array of E (w − w₀)² under q(w).</param>
    internal abstract Expr Deviation(Expr spread);

    /// <summary>How <c>explain</c> writes it, in text and in LaTeX.</summary>
    public abstract (string Text, string Latex) Notation { get; }

    /// <summary>What is wrong with the declaration, a line each; empty where nothing is.</summary>
    public virtual IEnumerable<string> Faults => [];
}

/// <summary>One s for all weights, given (Kingma and Welling 2014, appendix F, where it is 1).</summary>
/// <param name="StandardDeviation">s, positive.</param>
public sealed record NormalWeightPrior(double StandardDeviation = 1) : WeightPrior
{
    internal override Expr Deviation(Expr spread) => StandardDeviation;

    /// <inheritdoc/>
    public override (string Text, string Latex) Notation =>
        ($"w ~ N(w₀, {Number}²)", $@"w \sim \mathcal{{N}}\left(w_0, {Number}^2\right)");

    private string Number => GraphText.Number(StandardDeviation);

    /// <inheritdoc/>
    public override IEnumerable<string> Faults => StandardDeviation > 0 && double.IsFinite(StandardDeviation)
        ? []
        : [$"the standard deviation of the weights' prior is {Number}; give a positive number"];
}

/// <summary>
/// An s of its own for each array of weights, the one that is best for the bound (empirical Bayes, MacKay 1992): s² is the mean over the
/// array of E (w − w₀)² under q(w), where KL(q(w)‖p(w)) is least. Weights that are not needed then cost next to nothing.
/// </summary>
public sealed record EmpiricalWeightPrior : WeightPrior
{
    internal override Expr Deviation(Expr spread) => Sqrt(spread);

    /// <inheritdoc/>
    public override (string Text, string Latex) Notation => (
        "w ~ N(w₀, s²), s the best for each array",
        @"w \sim \mathcal{N}\left(w_0, s^2\right), \quad s^2 = \tfrac{1}{n} \sum \mathbb{E}_{q(w)} (w - w_0)^2");
}
