using Vae.Functional.Distributions;
using Vae.Functional.Tensors;
using Vae.Functional.Tensors.Print;
using static Vae.Functional.Tensors.Expressions;

namespace Vae.Functional;

/// <summary>
/// p(z) = Π Beta(α, β) on [0, 1] with α, β &lt; 1: the density rises towards 0 and towards 1, so that a component costs least where it is
/// nearly a bit. It needs a family on [0, 1]; from a <see cref="KumaraswamyFamily"/> the divergence has a closed form.
/// </summary>
/// <param name="Dimension">The number of latent components d.</param>
/// <param name="Alpha">α, between 0 and 1: the smaller, the more mass near 0.</param>
/// <param name="Beta">β, between 0 and 1: the smaller, the more mass near 1.</param>
public sealed record SparseBeta(int Dimension, double Alpha, double Beta) : Prior(Dimension)
{
    /// <inheritdoc/>
    public override Distribution Distribution =>
        new BetaDistribution(Broadcast(Alpha, (1, Dimension)), Broadcast(Beta, (1, Dimension)));

    /// <inheritdoc/>
    public override (string Text, string Latex) Notation => (
        $"z ~ Beta({GraphText.Number(Alpha)}, {GraphText.Number(Beta)}), z in [0, 1]^{Dimension}",
        $@"z \sim \operatorname{{Beta}}({GraphText.Number(Alpha)}, {GraphText.Number(Beta)}), \quad z \in [0, 1]^{{{Dimension}}}");

    /// <inheritdoc/>
    public override IEnumerable<string> Faults => [.. base.Faults, .. NotSparse("Alpha", Alpha), .. NotSparse("Beta", Beta)];

    private static IEnumerable<string> NotSparse(string name, double value) => value is > 0 and < 1
        ? []
        : [$"Prior: {name} is {GraphText.Number(value)}; give a number between 0 and 1"];
}
