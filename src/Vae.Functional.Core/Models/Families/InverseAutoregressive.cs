using Vae.Functional.Distributions;
using Vae.Functional.Tensors;
using static Vae.Functional.Tensors.Expressions;

namespace Vae.Functional;

/// <summary>
/// A diagonal normal taken through inverse autoregressive steps, z ← σ ⊙ z + (1 − σ) ⊙ m with σ = sigmoid(s), m and s masked networks of the
/// components before each and of the encoder's features (Kingma and others 2016, equations 10 to 14); the order of the components is
/// reversed between steps. All components are drawn at once. The density is known at its own draws only,
/// log q(z|x) = log N(z₀; μ, diag σ₀²) − Σ log σ, and the divergence has no closed form: estimate it by <see cref="MonteCarlo"/>, or weigh
/// draws by <see cref="ImportanceWeighted"/>.
/// </summary>
/// <param name="Network">From an observation laid flat to features, which are every masked network's context.</param>
/// <param name="Steps">T.</param>
/// <param name="Hidden">The width of each hidden layer of a masked network; none leaves m and s linear.</param>
/// <param name="Activation">The nonlinearity after each of those.</param>
public sealed record InverseAutoregressive(Network Network, int Steps, Sizes Hidden, Activation Activation = Activation.Relu) : EncoderFamily(Network)
{
    // Before training a step is near the identity, as a gate that remembers (appendix C.1).
    private const double InitialGate = 2;

    /// <inheritdoc/>
    public override Distribution Posterior(Expr observation, int latent)
    {
        var heads = EncoderHeads.Of(Network, observation);
        return new FlowDistribution(
            heads.Gaussian(latent).Distribution,
            [.. Enumerable.Range(1, Steps).Select(t => new Step(Masked(heads.Encoder, t), heads.Features, t))]);
    }

    private MaskedNetwork Masked(Scope encoder, int t) =>
        new(encoder.Part($"step{t}", $"{t},"), Hidden, Activation, IsReversed: t % 2 == 0);

    private sealed record Step(MaskedNetwork Network, Expr Context, int Number) : FlowStep
    {
        /// <summary>σ ⊙ z + (1 − σ) ⊙ m, whose Jacobian is triangular with σ on the diagonal.</summary>
        public override Transformed Of(Expr z)
        {
            var (features, d) = (Network.Features(z, Context), z.Shape[1].Count);
            var m = Network.Head(features, Context, d, "mean", "m").Step("m", Number);
            var s = Network.Head(features, Context, d, "gate", "s", InitialGate).Step("s", Number);
            var gate = Sigmoid(s).Step("σ", Number, @"\sigma");
            return new(gate * z + (1 - gate) * m, -Sum(Softplus(-s), Axis.Latent));
        }

        /// <inheritdoc/>
        public override FlowStep Map(Func<Expr, Expr> parameter) => this with { Context = parameter(Context) };
    }

    /// <inheritdoc/>
    public override (string Text, string Latex) Notation => (
        $"q(z|x): z₀ ~ N(μ(x), diag σ²(x)), {Steps} × z ← σ ⊙ z + (1 − σ) ⊙ m, σᵢ and mᵢ of z before i and of x",
        $@"z_0 \mid x \sim \mathcal{{N}}\left(\mu(x), \operatorname{{diag}} \sigma^2(x)\right), \quad "
            + @"z_t = \sigma_t \odot z_{t-1} + (1 - \sigma_t) \odot m_t, \quad (m_t, \sigma_t)_i = g_t\left(z_{t-1, <i}, x\right), "
            + $@"\quad t = 1 \dots {Steps}");

    /// <inheritdoc/>
    public override IEnumerable<string> Faults =>
    [
        .. base.Faults,
        .. StepFaults(Steps),
        .. new Mlp(Hidden, Activation).Faults.Select(fault => $"Family: {fault}"),
    ];
}
