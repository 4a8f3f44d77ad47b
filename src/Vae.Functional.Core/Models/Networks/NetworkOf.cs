using System.Text;
using Vae.Functional.Tensors;

namespace Vae.Functional;

/// <summary>
/// f(x), a network as a function of one's own: from a batch of vectors, [n, k], to features, [n, m], with parameters that the scope names. A
/// static method by its name and nothing else, so that specs with the same network are equal, and a checkpoint can name it.
/// </summary>
/// <param name="Function">As in <c>MyNetworks.Gated</c>, from the input and a scope.</param>
/// <param name="Output">The range of a decoder's output.</param>
/// <param name="Initial">The law of the weights before training; null for <see cref="GlorotUniform"/>.</param>
public sealed record NetworkOf(
    Func<Expr, Scope, Expr> Function, OutputRange Output = OutputRange.Natural, InitialWeights? Initial = null) : Network
{
    /// <inheritdoc/>
    public override InitialWeights InitialWeights => Initial ?? base.InitialWeights;

    /// <inheritdoc/>
    public override OutputRange Range => Output;

    /// <inheritdoc/>
    /// <exception cref="TypingException">The function gives something other than a vector for each vector.</exception>
    public override Expr Features(Expr input, Scope scope)
    {
        var features = Function(input, scope);
        return features.Shape.Rank == 2 && features.Shape[0] == input.Shape[0]
            ? features
            : throw new TypingException($"{Name} gives {features.Shape}; give [{input.Shape[0]}, the number of features]");
    }

    /// <inheritdoc/>
    public override IEnumerable<string> Faults =>
    [
        .. NamedFunction.Faults(Function, "the function of a NetworkOf", "NetworkOf(MyNetworks.Gated)"),
        .. InitialWeights.Faults,
    ];

    /// <inheritdoc/>
    protected override bool PrintMembers(StringBuilder builder)
    {
        builder.Append($"Function = {Name}, Output = {Output}, Initial = {Initial}");
        return true;
    }

    private string Name => NamedFunction.NameOf(Function);
}
