using Vae.Functional.Tensors;

namespace Vae.Functional;

/// <summary>A network's features of an observation, and the heads that read parameters of q(z|x) off them.</summary>
/// <param name="Network">Knows how.</param>
/// <param name="Encoder">Names the heads' parameters.</param>
/// <param name="Features">[n, k].</param>
internal readonly record struct EncoderHeads(Network Network, Scope Encoder, Expr Features)
{
    /// <summary>Those of a network over a batch of observations laid flat, [n, D].</summary>
    public static EncoderHeads Of(Network network, Expr observation)
    {
        var encoder = new Scope("encoder", "e", network.InitialWeights);
        return new(network, encoder, network.EncoderFeatures(observation, encoder));
    }

    /// <summary>μ, [n, width].</summary>
    public Expr Mean(int width) => Head(width, "mean", "μ").As("μ", @"\mu");

    /// <summary>log σ², [n, width].</summary>
    public Expr LogVariance(int width) => Head(width, "log_variance", "σ").As("log σ²", @"\log\sigma^2");

    /// <summary>N(μ, diag σ²), each [n, width].</summary>
    public GaussianParameters Gaussian(int width) => new(Mean(width), LogVariance(width));

    /// <summary>One for what correlates components, [n, width].</summary>
    public Expr Correlations(int width, string name, string mark) =>
        (this with { Encoder = Encoder with { Weights = InitialWeights.OfCorrelations } }).Head(width, name, mark);

    /// <summary>Any other, [n, width].</summary>
    public Expr Head(int width, string name, string mark, double bias = 0) =>
        Network.EncoderHead(Features, width, Encoder, name, mark, bias);
}
