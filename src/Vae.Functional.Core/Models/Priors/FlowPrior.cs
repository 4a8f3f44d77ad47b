using Vae.Functional.Distributions;
using Vae.Functional.Tensors;
using static Vae.Functional.Tensors.Expressions;

namespace Vae.Functional;

/// <summary>
/// p(z): z = f_T ∘ … ∘ f₁(z₀), z₀ ~ N(0, I), through learned affine couplings: in turn one half of the components stays and a network of it
/// scales and shifts the other (Dinh, Sohl-Dickstein and Bengio 2017; as a prior Chen and others 2017). log p(z) and draws are exact, the
/// divergence has no closed form: estimate it by <see cref="MonteCarlo"/>. Log scales are within ±2 a coupling.
/// </summary>
/// <param name="Dimension">The number of latent components d, two or more.</param>
/// <param name="Couplings">T; two move every component once.</param>
/// <param name="Hidden">The width of each hidden layer of a coupling's network.</param>
/// <param name="Activation">The nonlinearity after each of those.</param>
public sealed record FlowPrior(int Dimension, int Couplings, Sizes Hidden, Activation Activation = Activation.Relu) : Prior(Dimension)
{
    private const double LargestLogScale = 2;

    /// <inheritdoc/>
    public override Distribution Distribution => new InvertibleFlowDistribution(
        new StandardNormalDistribution(Dimension), [.. Enumerable.Range(1, Couplings).Select(Coupling)]);

    private AffineCouplingStep Coupling(int t)
    {
        var (scope, staysFirst, half) = (new Scope($"{ParameterPrefix}coupling{t}", $"p{t},"), t % 2 == 1, Dimension / 2);
        var staying = staysFirst ? half : Dimension - half;
        return new(Dimension, staying, staysFirst, kept =>
        {
            var features = new Mlp(Hidden, Activation).Features(kept, scope);
            Expr Head(string name, string mark) => scope.Dense(features, Dimension - staying, name, mark);
            var s = LargestLogScale * Tanh(Head("log_scale", "s") / LargestLogScale);
            return (s.Step("s", t), Head("shift", "t").Step("t", t));
        });
    }

    /// <inheritdoc/>
    public override (string Text, string Latex) Notation => (
        $"z = f_{Couplings} ∘ … ∘ f₁(z₀), z₀ ~ N(0, I), f affine couplings, learned, z in R^{Dimension}",
        $@"z = f_{{{Couplings}}} \circ \dots \circ f_1(z_0), \quad z_0 \sim \mathcal{{N}}(0, I), \quad z \in \mathbb{{R}}^{{{Dimension}}}");

    /// <inheritdoc/>
    public override IEnumerable<string> Faults =>
    [
        .. base.Faults,
        .. Dimension == 1 ? ["Prior: a coupling takes two components and Dimension is 1; give more"] : Array.Empty<string>(),
        .. Couplings > 0 ? Array.Empty<string>() : [$"Prior: Couplings is {Couplings}; give a positive number"],
        .. new Mlp(Hidden, Activation).Faults.Select(fault => $"Prior: {fault}"),
    ];
}
