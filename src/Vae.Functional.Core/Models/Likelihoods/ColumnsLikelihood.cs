using Vae.Functional.Bounds;
using Vae.Functional.Distributions;
using Vae.Functional.Tensors;
using static Vae.Functional.Tensors.Expressions;

namespace Vae.Functional;

/// <summary>
/// log p(x|z) = log p₁(x₁|z) + log p₂(x₂|z): a likelihood for the first columns of a table and one for those after them, independent given
/// z, by heads of one decoder (Nazábal and others 2020). Units are nats, of densities and of probabilities together.
/// </summary>
/// <param name="First">p₁, and the network.</param>
/// <param name="FirstWidth">How many columns are the first's.</param>
/// <param name="Then">p₂, with the same network.</param>
public sealed record ColumnsLikelihood(Likelihood First, int FirstWidth, Likelihood Then) : Likelihood(First.Network)
{
    /// <inheritdoc/>
    public override Distribution Given(Expr latent, int width, Expr? observation)
    {
        Distribution Part(Likelihood likelihood, string name, string mark, int start, int count) =>
            (likelihood with { Network = Network, Place = Heads.Part(name, mark) })
                .Given(latent, count, observation is null ? null : Slice(observation, 1, start, count));
        var rest = width - FirstWidth;
        return new JoinedDistribution(
            Part(First, "first", "1", 0, FirstWidth), FirstWidth, Part(Then, "then", "2", FirstWidth, rest), rest);
    }

    /// <inheritdoc/>
    public override LikelihoodKind Kind => LikelihoodKind.ColumnsLikelihood;

    /// <inheritdoc/>
    public override (string Text, string Latex) Notation => (
        $"{FirstWidth} columns {First.Notation.Text}; then {Then.Notation.Text}",
        $@"{First.Notation.Latex} \text{{ for {FirstWidth} columns, then }} {Then.Notation.Latex}");

    /// <inheritdoc/>
    public override IEnumerable<string> Faults =>
    [
        .. First.Faults,
        .. Then.Faults,
        .. FirstWidth > 0 ? Array.Empty<string>() : [$"Likelihood: FirstWidth is {FirstWidth}; give a positive number"],
        .. First.Network == Then.Network
            ? Array.Empty<string>()
            : ["Likelihood: First and Then have different networks, and columns share one; give both the same"],
        .. new[] { First, Then }.OfType<Gaussian>().Where(part => part.Sigma is OptimalSigma)
            .Select(_ => "Likelihood: OptimalSigma is of whole observations, not of some columns; give a SharedSigma"),
    ];
}
