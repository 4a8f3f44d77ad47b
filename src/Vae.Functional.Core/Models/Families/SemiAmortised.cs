using Vae.Functional.Distributions;
using Vae.Functional.Tensors;
using Vae.Functional.Tensors.Passes;
using Vae.Functional.Tensors.Print;
using static Vae.Functional.Tensors.Expressions;

namespace Vae.Functional;

/// <summary>
/// q(z|x) = N(μ_K, diag σ²_K): K steps of gradient ascent on the bound of each observation by itself, from what a network gives,
/// (μ, log σ²)ₖ₊₁ = (μ, log σ²)ₖ + α ∇ L(μₖ, log σ²ₖ), with a draw of z each (Kim et al. 2018, algorithm 1). A network that lags behind the
/// true posterior, which He et al. 2019 blame for posterior collapse, is made up for; what is evaluated is the refined q(z|x) too, and a
/// bound like that of any other.
/// </summary>
/// <remarks>
/// L is the evidence lower bound at β = 1, whatever training weighs. The gradient of training takes the steps as they are and passes
/// through to where they began, a first-order approximation of the one through the steps (as of Finn, Abbeel and Levine 2017, section 5.2):
/// the decoder's is that of the bound at the refined q(z|x). Each step costs the decoder there and back once more.
/// </remarks>
/// <param name="Start">What the network gives.</param>
/// <param name="Steps">K.</param>
/// <param name="StepSize">α.</param>
public sealed record SemiAmortised(DiagonalGaussian Start, int Steps, double StepSize = 0.1) : Family
{
    /// <summary>The noise of a step's draw of z is this with the number of the step.</summary>
    public const string StepNoise = "step";

    /// <summary>The start, which alone does not depend on the model.</summary>
    public override Distribution Posterior(Expr observation, int latent) => Start.Posterior(observation, latent);

    /// <inheritdoc/>
    public override Distribution Within(VaeModel model, Expr observation)
    {
        var start = Start.Heads(model.Spec.Observation.Recognised(observation), model.Spec.Prior.Dimension);
        return Enumerable.Range(1, Steps)
            .Aggregate(start, (parameters, step) => parameters.Moved(Ascent(model, observation, parameters, step), StepSize))
            .Distribution;
    }

    // ∇ L by μ and log σ², for each observation: L of one has no share in the parameters of another.
    private static GaussianParameters Ascent(VaeModel model, Expr observation, GaussianParameters parameters, int step)
    {
        var here = new GaussianParameters(StopGradient(parameters.Mean), StopGradient(parameters.LogVariance));
        var q = here.Distribution;
        var z = q.DrawFrom($"{StepNoise}{step}", observation.Shape[0], model.Spec.Prior.Dimension);
        var divergence = KlTable.Divergence(q, model.Prior).IfLeft(() => q.LogDensity(z) - model.Prior.LogDensity(z));
        var bound = model.Likelihood(z).LogDensity(observation) - divergence;
        var gradients = Differentiate.Of(Sum(bound, Axis.Batch), here.Mean, here.LogVariance);
        return new(StopGradient(gradients[0]), StopGradient(gradients[1]));
    }

    /// <inheritdoc/>
    public override Family Printed => Start;

    /// <inheritdoc/>
    public override (string Text, string Latex) Notation => (
        $"q(z|x) = N(μ_{Steps}, diag σ²_{Steps}), (μ, log σ²)_k+1 = (μ, log σ²)_k + {GraphText.Number(StepSize)}·∇L, from (μ, log σ²)(x)",
        $@"q(z \mid x) = \mathcal{{N}}\left(\mu_{{{Steps}}}, \operatorname{{diag}} \sigma^2_{{{Steps}}}\right), \quad "
            + $@"(\mu, \log\sigma^2)_{{k+1}} = (\mu, \log\sigma^2)_k + {GraphText.Number(StepSize)} \, \nabla L, "
            + @"\quad (\mu, \log\sigma^2)_0 = (\mu, \log\sigma^2)(x)");

    /// <inheritdoc/>
    public override IEnumerable<string> Faults =>
    [
        .. Start is null ? ["Family: Start is null; give a DiagonalGaussian"] : Start.Faults,
        .. StepFaults(Steps),
        .. StepSize > 0 && double.IsFinite(StepSize)
            ? Array.Empty<string>()
            : [$"Family: StepSize is {GraphText.Number(StepSize)}; give a positive number"],
    ];
}
