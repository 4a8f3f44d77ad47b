using Vae.Functional.Tensors;

namespace Vae.Functional;

/// <summary>x + f(x): a network beside a path that leaves its input as it is (He and others 2016, equation 1).</summary>
/// <param name="Network">f, as wide as its input.</param>
public sealed record Residual(Network Network) : Network
{
    /// <inheritdoc/>
    public override InitialWeights InitialWeights => Network.InitialWeights;

    /// <inheritdoc/>
    public override OutputRange Range => Network.Range;

    /// <inheritdoc/>
    public override bool KeepsPlaces => true;

    /// <inheritdoc/>
    /// <exception cref="TypingException">The network's features are not as wide as its input.</exception>
    public override Expr Features(Expr input, Scope scope)
    {
        var features = Network.Features(input, scope);
        return features.Shape == input.Shape
            ? input + features
            : throw new TypingException($"a residual network makes {features.Shape[1]} features of {input.Shape[1]}; end it as wide as its "
                + "input");
    }

    /// <inheritdoc/>
    public override IEnumerable<string> Faults => Network.Faults;
}
