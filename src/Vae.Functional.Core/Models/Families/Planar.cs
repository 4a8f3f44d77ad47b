using Vae.Functional.Distributions;
using Vae.Functional.Tensors;
using static Vae.Functional.Tensors.Expressions;

namespace Vae.Functional;

/// <summary>
/// A diagonal normal taken through planar steps, f(z) = z + û tanh(wᵀz + b), whose u, w and b are heads of the encoder as μ and log σ² are:
/// each observation has a flow of its own (Rezende and Mohamed 2015, section 4.1 and algorithm 1). Its density is known at its own draws
/// only, log q(z|x) = log N(z₀; μ, diag σ²) − Σ log |det|, and its divergence has no closed form: estimate it by <see cref="MonteCarlo"/>, or
/// weigh its draws by <see cref="ImportanceWeighted"/>.
/// </summary>
/// <param name="Network">From an observation laid flat to features.</param>
/// <param name="Steps">T, how often the draw is bent.</param>
public sealed record Planar(Network Network, int Steps) : EncoderFamily(Network)
{
    /// <inheritdoc/>
    public override Distribution Posterior(Expr observation, int latent)
    {
        var heads = EncoderHeads.Of(Network, observation);
        var (u, w, b) = (heads.Head(latent * Steps, "u", "u"), heads.Head(latent * Steps, "w", "w"), heads.Head(Steps, "b", "b"));
        Expr Of(Expr all, int t, int width, string letter) => Slice(all, 1, (t - 1) * width, width).Step(letter, t);
        return new FlowDistribution(
            heads.Gaussian(latent).Distribution,
            [.. Enumerable.Range(1, Steps).Select(t => new PlanarStep(Of(u, t, latent, "u"), Of(w, t, latent, "w"), Of(b, t, 1, "b"), t))]);
    }

    /// <inheritdoc/>
    public override (string Text, string Latex) Notation => (
        $"q(z|x): z = f_{Steps} ∘ … ∘ f₁(z₀), z₀ ~ N(μ(x), diag σ²(x)), f(z) = z + û(x) tanh(w(x)ᵀz + b(x))",
        $@"z = f_{{{Steps}}} \circ \dots \circ f_1(z_0), \quad z_0 \mid x \sim \mathcal{{N}}\left(\mu(x), \operatorname{{diag}} \sigma^2(x)\right), "
            + @"\quad f(z) = z + \hat{u}(x) \tanh\left(w(x)^\top z + b(x)\right)");

    /// <inheritdoc/>
    public override IEnumerable<string> Faults => [.. base.Faults, .. StepFaults(Steps)];
}
