using System.Text;
using Vae.Functional.Bounds;
using Vae.Functional.Distributions;
using Vae.Functional.Tensors;

namespace Vae.Functional;

/// <summary>
/// The likelihood p(x|z): a decoder network and the distribution whose parameters it gives. That a distribution of the user's own is
/// normalised is taken on trust: every verdict rests on it.
/// </summary>
/// <param name="Network">From a latent vector to features.</param>
public abstract record Likelihood(Network Network)
{
    // A spec prints what was declared, not what follows from it.
    /// <summary>Prints the declared members only.</summary>
    protected virtual bool PrintMembers(StringBuilder builder)
    {
        builder.Append($"Network = {Network}");
        return true;
    }

    private protected Scope Decoder => new("decoder", "d", Network.InitialWeights);

    /// <summary>Where heads get their names, if not the decoder itself: likelihoods of columns share one.</summary>
    internal Scope? Place { get; init; }

    private protected Scope Heads => Place is { } place ? place with { Weights = Network.InitialWeights } : Decoder;

    /// <summary>What a parameter of the distribution is made of, [n, width], read from features as the network reads them.</summary>
    private protected Expr Head(Expr features, int width, string layer, string mark, double bias = 0) =>
        Network.Head(features, width, Heads, layer, mark, bias);

    /// <summary>A head for what correlates components, [n, width].</summary>
    private protected Expr Correlations(Expr features, int width, string layer, string mark) =>
        Network.Head(features, width, Heads with { Weights = InitialWeights.OfCorrelations }, layer, mark);

    // A head for the location, m in the network's range, and σ by its policy.
    private protected (Expr Location, Expr Scale) LocationAndScale(
        Sigma sigma, Expr features, int width, Expr? observation, string head = "mean", string mark = "m", string latex = "m")
    {
        var location = Network.InRange(Head(features, width, head, mark)).As(mark, latex);
        var scale = sigma.Of(new SigmaContext(features, location, observation, Network, Heads));
        return (location, scale is Expr.Apply ? scale.As("σ_x", @"\sigma_x") : scale);
    }

    private protected static IEnumerable<string> FaultsOf(Sigma sigma) => sigma.Faults.Select(fault => $"Likelihood: {fault}");

    /// <summary>p(x|z) for latent vectors [n, d], over observations laid flat, [n, D].</summary>
    /// <param name="latent">z, [n, d].</param>
    /// <param name="width">D.</param>
    /// <param name="observation">In training, the observations [n, D] that the density will be taken at; else null.</param>
    public abstract Distribution Given(Expr latent, int width, Expr? observation);

    /// <summary>The kind that rules tell apart.</summary>
    public virtual LikelihoodKind Kind => LikelihoodKind.Other;

    /// <summary>How <c>explain</c> writes it, in text and in LaTeX.</summary>
    public abstract (string Text, string Latex) Notation { get; }

    /// <summary>What is wrong with the declaration, a line each; empty where nothing is.</summary>
    public virtual IEnumerable<string> Faults => Network.Faults.Select(fault => $"Likelihood: {fault}");
}
