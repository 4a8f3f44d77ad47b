using LanguageExt;

namespace Vae.Functional;

/// <summary>How a trained model is evaluated: a pure description.</summary>
/// <param name="Estimator">How the value is estimated; null is that of the training plan.</param>
/// <param name="Seed">Of the noise.</param>
/// <param name="BatchSize">Observations at a time; it has no influence on the noise that an observation meets.</param>
/// <param name="Latent">Where z is taken: draws make a bound, the posterior's mean does not.</param>
/// <param name="Sigma">Where an <see cref="OptimalSigma"/> comes from.</param>
public sealed record EvaluationPlan(
    Estimator? Estimator = null,
    ulong Seed = 0,
    int BatchSize = 200,
    LatentChoice Latent = LatentChoice.Draw,
    SigmaChoice Sigma = SigmaChoice.Frozen)
{
    /// <summary>This plan, or everything that makes it impossible.</summary>
    public Validation<Fault, EvaluationPlan> Validate()
    {
        var faults = Wrong().Select(message => new Fault(message)).ToSeq();
        return faults.IsEmpty ? Validation<Fault, EvaluationPlan>.Success(this) : Validation<Fault, EvaluationPlan>.Fail(faults);
    }

    private IEnumerable<string> Wrong() =>
    [
        .. BatchSize > 0 ? [] : new[] { $"BatchSize is {BatchSize}; give a positive number" },
        .. Member.Faults(Latent),
        .. Member.Faults(Sigma),
        .. (Estimator?.Faults ?? []).Select(fault => $"Estimator: {fault}"),
    ];
}

/// <summary>Where an evaluation takes z.</summary>
public enum LatentChoice
{
    /// <summary>Draws from q(z|x).</summary>
    Draw = 0,
    /// <summary>The mean of q(z|x): the value is then no bound.</summary>
    Mean = 1,
}

/// <summary>Where an evaluation takes an optimal σ from.</summary>
public enum SigmaChoice
{
    /// <summary>Frozen from the training data.</summary>
    Frozen = 0,
    /// <summary>Fitted to the evaluation data: a bound of another model, fitted to the test set.</summary>
    Refitted = 1,
}
