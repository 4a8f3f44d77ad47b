using Vae.Functional.Tensors;
using static Vae.Functional.Tensors.Expressions;

namespace Vae.Functional;

/// <summary>
/// [x, f(x)]: the input itself beside what a network makes of it. Before every layer of a decoder it is a skip model, whose latent vector
/// is not easily ignored (Dieng, Kim, Rush and Blei 2019).
/// </summary>
/// <param name="Network">f.</param>
public sealed record SkipConnection(Network Network) : Network
{
    /// <inheritdoc/>
    public override InitialWeights InitialWeights => Network.InitialWeights;

    /// <inheritdoc/>
    public override OutputRange Range => Network.Range;

    /// <inheritdoc/>
    public override Expr Features(Expr input, Scope scope) => Concatenate(1, input, Network.Features(input, scope));

    /// <inheritdoc/>
    public override IEnumerable<string> Faults => Network.Faults;
}
