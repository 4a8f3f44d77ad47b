using LanguageExt;

namespace Vae.Functional;

/// <summary>How a trained model is evaluated: a pure description.</summary>
/// <param name="Estimator">How the value is estimated; null is that of the training plan.</param>
/// <param name="Seed">Of the noise.</param>
/// <param name="BatchSize">Observations at a time; it has no influence on the noise that an observation meets.</param>
public sealed record EvaluationPlan(Estimator? Estimator = null, ulong Seed = 0, int BatchSize = 200)
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
        .. (Estimator?.Faults ?? []).Select(fault => $"Estimator: {fault}"),
    ];
}
