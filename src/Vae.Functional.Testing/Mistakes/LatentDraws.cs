using Vae.Functional.Distributions;
using Vae.Functional.Tensors;
using static Vae.Functional.Tensors.Expressions;

namespace Vae.Functional.Testing.Mistakes;

/// <summary>What estimators are made of: K draws of z and their densities, [K, B] in nats.</summary>
/// <param name="Model">The model.</param>
/// <param name="Q">q(z|x) for the batch, N(μ, diag σ²).</param>
/// <param name="Samples">K.</param>
/// <param name="Latent">z, [K·B, d].</param>
internal sealed record LatentDraws(VaeModel Model, NormalDistribution Q, int Samples, Expr Latent)
{
    /// <summary>Draws as they should be.</summary>
    public static LatentDraws Of(VaeModel model, int samples)
    {
        var q = (NormalDistribution)model.Posterior;
        return new(model, q, samples, model.DrawLatent(q, samples));
    }

    /// <summary>The same from another q(z|x).</summary>
    public LatentDraws From(NormalDistribution q) => new(Model, q, Samples, Model.DrawLatent(q, Samples));

    /// <summary>The same at other points.</summary>
    public LatentDraws At(Expr latent) => this with { Latent = latent };

    /// <summary>Standard normal noise for each draw, [K·B, d].</summary>
    public Expr Noise => Noised(NoiseLaw.StandardNormal, new Dimension(Samples, PerBatch: true));

    /// <summary>Noise of a law, for so many rows.</summary>
    public Expr Noised(NoiseLaw law, Dimension rows) => Expressions.Noise(VaeModel.LatentNoise, [rows, Model.Spec.Prior.Dimension], law);

    /// <summary>μ and σ for each draw, [K·B, d].</summary>
    public (Expr Location, Expr Scale) Each => (VaeModel.Repeated(Q.Location, Samples), VaeModel.Repeated(Q.Scale, Samples));

    /// <summary>log p(x|z).</summary>
    public Expr Fit => VaeModel.BySample(Model.LogLikelihood(Latent, Samples), Samples);

    /// <summary>log p(z).</summary>
    public Expr LogPrior => VaeModel.BySample(Model.Prior.LogDensity(Latent), Samples);

    /// <summary>log q(z|x).</summary>
    public Expr LogPosterior => VaeModel.BySample(VaeModel.Repeated(Q, Samples).LogDensity(Latent), Samples);

    /// <summary>log q(z|x) with q's parameters detached, so that its gradient goes through z alone.</summary>
    public Expr LogPosteriorDetached =>
        VaeModel.BySample(VaeModel.Repeated(Q.Map(StopGradient), Samples).LogDensity(Latent), Samples);

    /// <summary>log w = log p(x|z) − β (log q(z|x) − log p(z)).</summary>
    public Expr LogWeights => Fit - Model.KlWeight * (LogPosterior - LogPrior);

    /// <summary>log σ² and σ², [B, d].</summary>
    public (Expr Log, Expr Value) Variance => (2 * Q.LogScale, Square(Q.Scale));

    /// <summary>KL(q‖N(0, I)) of each component, [B, d].</summary>
    public Expr Divergences => -0.5 * (1 + Variance.Log - Square(Q.Location) - Variance.Value);

    /// <summary>KL(q‖N(0, I)), [B].</summary>
    public Expr Divergence => Sum(Divergences, Axis.Latent);

    /// <summary>An objective with a divergence [B]: E log p(x|z) − β D.</summary>
    public Objective Less(Expr divergence) => Valued(Mean(Fit, 0) - Model.KlWeight * divergence);

    /// <summary>The evidence lower bound.</summary>
    public Objective Bound => Less(Divergence);

    /// <summary>An objective [B], with another expression to differentiate where one is given.</summary>
    public static Objective Valued(Expr value, Expr? differentiated = null) => new(value, [], differentiated);
}
