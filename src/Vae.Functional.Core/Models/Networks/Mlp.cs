using Vae.Functional.Tensors;

namespace Vae.Functional;

/// <summary>
/// Dense layers, each followed by the activation; <c>[]</c> hidden sizes leave the input as it is, so that heads are linear maps of it.
/// </summary>
/// <param name="Hidden">The width of each hidden layer, from the input on.</param>
/// <param name="Activation">The nonlinearity after each hidden layer.</param>
/// <param name="Output">The range of a decoder's output.</param>
/// <param name="Initial">The law of the weights before training; null for <see cref="GlorotUniform"/>.</param>
public sealed record Mlp(
    Sizes Hidden, Activation Activation, OutputRange Output = OutputRange.Natural, InitialWeights? Initial = null) : Network
{
    /// <inheritdoc/>
    public override InitialWeights InitialWeights => Initial ?? base.InitialWeights;

    /// <inheritdoc/>
    public override OutputRange Range => Output;

    /// <inheritdoc/>
    public override Expr Features(Expr input, Scope scope) =>
        Hidden.Select((width, i) => (Width: width, Number: i + 1))
            .Aggregate(input, (features, layer) => scope.Hidden(
                Activation.Of(scope.Dense(features, layer.Width, $"hidden{layer.Number}", $"{layer.Number}")), layer.Number));

    /// <inheritdoc/>
    public override IEnumerable<string> Faults =>
    [
        .. Hidden.Where(width => width <= 0).Select(width => $"a hidden layer has size {width}; give a positive size"),
        .. Activation.Faults(),
        .. InitialWeights.Faults,
    ];
}
