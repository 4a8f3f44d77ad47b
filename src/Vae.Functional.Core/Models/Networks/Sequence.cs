using Vae.Functional.Tensors;

namespace Vae.Functional;

/// <summary>One network after the other: convolutions, then dense layers; dense layers, then a normalisation.</summary>
/// <param name="First">Reads the input.</param>
/// <param name="Then">Reads its features.</param>
public sealed record Sequence(Network First, Network Then) : Network
{
    /// <inheritdoc/>
    public override InitialWeights InitialWeights => ReadByHeads.InitialWeights;

    /// <inheritdoc/>
    public override OutputRange Range => ReadByHeads.Range;

    /// <inheritdoc/>
    public override bool KeepsPlaces => First.KeepsPlaces && Then.KeepsPlaces;

    /// <inheritdoc/>
    public override Expr Features(Expr input, Scope scope) =>
        Then.Features(First.Features(input, Part(scope, First, "first", "a")), Part(scope, Then, "then", "b"));

    /// <inheritdoc/>
    public override Expr Head(Expr features, int width, Scope scope, string layer, string mark, double bias = 0) =>
        ReadByHeads.Head(features, width, scope, layer, mark, bias);

    /// <inheritdoc/>
    public override IEnumerable<string> Faults => First.Faults.Concat(Then.Faults);

    // Where the second leaves numbers in their places, they are still the first's: the pixels of images, say.
    private Network ReadByHeads => Then.KeepsPlaces ? First : Then;

    private static Scope Part(Scope scope, Network network, string name, string mark) =>
        scope.Part(name, mark) with { Weights = network.InitialWeights };
}
