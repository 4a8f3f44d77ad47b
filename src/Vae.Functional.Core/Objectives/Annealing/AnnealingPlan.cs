using LanguageExt;
using Vae.Functional.Tensors.Print;

namespace Vae.Functional.Objectives;

/// <summary>Where annealing starts from.</summary>
public enum AnnealingBase
{
    /// <summary>The prior p(z): says nothing of q, and holds for every model.</summary>
    Prior = 0,
    /// <summary>q(z|x), which is nearer to the posterior; where its tails are thinner, weights scatter.</summary>
    Posterior = 1,
}

/// <summary>How inverse temperatures are spread over [0, 1].</summary>
public enum AnnealingSchedule
{
    /// <summary>Closer together at both ends: logistic from −4 to 4, made to start at 0 and to end at 1 (Grosse et al. 2015).</summary>
    Sigmoid = 0,
    /// <summary>Evenly.</summary>
    Linear = 1,
}

/// <summary>How annealed importance sampling is done: a pure description.</summary>
/// <param name="Temperatures">T, the steps from the base to the posterior; 1 is plain importance sampling from the base.</param>
/// <param name="Chains">Chains for each observation.</param>
/// <param name="LeapfrogSteps">Of each Hamiltonian transition.</param>
/// <param name="StepSize">Of a leapfrog step; where there are pilot chains, only where they start from.</param>
/// <param name="PilotChains">
/// Chains for each observation that run first and find a step size for each temperature, from how often they accepted before it; 0 keeps
/// <see cref="StepSize"/>. What they find is then fixed. Chains that are weighted never see their own past: that would make them invalid.
/// </param>
/// <param name="Base">Where annealing starts from.</param>
/// <param name="Schedule">How inverse temperatures are spread.</param>
public sealed record AnnealingPlan(
    int Temperatures = 500,
    int Chains = 16,
    int LeapfrogSteps = 10,
    double StepSize = 0.2,
    int PilotChains = 4,
    AnnealingBase Base = AnnealingBase.Prior,
    AnnealingSchedule Schedule = AnnealingSchedule.Sigmoid)
{
    private const double Steepness = 4;

    /// <summary>The inverse temperature βₜ: β₀ = 0 is the base, β_T = 1 the posterior.</summary>
    public double InverseTemperature(int step)
    {
        var fraction = (double)step / Temperatures;
        static double Logistic(double x) => 1 / (1 + Math.Exp(-x));
        return Schedule == AnnealingSchedule.Linear
            ? fraction
            : (Logistic(Steepness * (2 * fraction - 1)) - Logistic(-Steepness)) / (Logistic(Steepness) - Logistic(-Steepness));
    }

    /// <summary>This plan, or everything that makes it impossible.</summary>
    public Validation<Fault, AnnealingPlan> Validate()
    {
        var faults = Wrong().Select(message => new Fault(message)).ToSeq();
        return faults.IsEmpty ? Validation<Fault, AnnealingPlan>.Success(this) : Validation<Fault, AnnealingPlan>.Fail(faults);
    }

    private IEnumerable<string> Wrong()
    {
        if (Temperatures <= 0)
            yield return $"Temperatures is {Temperatures}; give a positive number";
        if (Chains <= 0)
            yield return $"Chains is {Chains}; give a positive number";
        if (LeapfrogSteps <= 0)
            yield return $"LeapfrogSteps is {LeapfrogSteps}; give a positive number";
        if (!(StepSize > 0) || double.IsInfinity(StepSize))
            yield return $"StepSize is {GraphText.Number(StepSize)}; give a positive number";
        if (PilotChains < 0)
            yield return $"PilotChains is {PilotChains}; give 0 or a positive number";
        foreach (var fault in Member.Faults(Base).Concat(Member.Faults(Schedule)))
            yield return fault;
    }
}
