using LanguageExt;

namespace Vae.Functional;

/// <summary>How a spec is trained: a pure description. With the data it determines the result.</summary>
/// <param name="Epochs">Passes over the training part of the data.</param>
/// <param name="BatchSize">Observations a step.</param>
/// <param name="Estimator">How the objective is estimated; null is <c>AnalyticKl</c> with one sample.</param>
/// <param name="LearningRate">The step size α of the optimiser.</param>
/// <param name="Seed">Of everything random: initial values, shuffles, noise, the validation split.</param>
/// <param name="ValidationFraction">The fraction of the data that is set aside and evaluated after each epoch; may be 0.</param>
/// <param name="Patience">
/// Stop after so many epochs without a better validation value, and keep the best; 0 trains all epochs and keeps the last.
/// </param>
/// <param name="KlWarmupEpochs">Epochs over which the weight of the divergence grows linearly from 0 to β; 0 for none.</param>
/// <param name="Optimiser">How parameters follow the gradient; null is <see cref="Adam"/> with its defaults.</param>
/// <param name="Batching">Which observations meet in a batch.</param>
/// <param name="KlCycleEpochs">Epochs after which the warm-up begins anew (Fu et al. 2019); 0 for one warm-up.</param>
public sealed record TrainingPlan(
    int Epochs,
    int BatchSize = 100,
    Estimator? Estimator = null,
    double LearningRate = 1e-3,
    ulong Seed = 0,
    double ValidationFraction = 0.1,
    int Patience = 0,
    int KlWarmupEpochs = 0,
    Optimiser? Optimiser = null,
    Batching Batching = Batching.Shuffled,
    int KlCycleEpochs = 0)
{
    /// <summary>The weight of the divergence, as a fraction of β.</summary>
    public Schedule KlWeight() => new(0, 1, KlWarmupEpochs, KlCycleEpochs);

    /// <summary>This plan, or everything that makes it impossible.</summary>
    public Validation<Fault, TrainingPlan> Validate()
    {
        var faults = Wrong().Select(message => new Fault(message)).ToSeq();
        return faults.IsEmpty ? Validation<Fault, TrainingPlan>.Success(this) : Validation<Fault, TrainingPlan>.Fail(faults);
    }

    private IEnumerable<string> Wrong()
    {
        if (Epochs <= 0)
            yield return $"Epochs is {Epochs}; give a positive number";
        if (BatchSize <= 0)
            yield return $"BatchSize is {BatchSize}; give a positive number";
        if (!(LearningRate > 0) || double.IsInfinity(LearningRate))
            yield return $"LearningRate is {Tensors.Print.GraphText.Number(LearningRate)}; give a positive number";
        if (!(ValidationFraction >= 0 && ValidationFraction < 1))
            yield return $"ValidationFraction is {Tensors.Print.GraphText.Number(ValidationFraction)}; "
                + "give a number from 0 up to, but not including, 1";
        if (Patience < 0)
            yield return $"Patience is {Patience}; give 0 or a positive number";
        if (Patience > 0 && ValidationFraction == 0)
            yield return "Patience needs validation data; give a ValidationFraction above 0";
        if (KlWarmupEpochs < 0)
            yield return $"KlWarmupEpochs is {KlWarmupEpochs}; give 0 or a positive number";
        if (KlCycleEpochs < 0)
            yield return $"KlCycleEpochs is {KlCycleEpochs}; give 0 or a positive number";
        foreach (var fault in Estimator?.Faults ?? [])
            yield return $"Estimator: {fault}";
        foreach (var fault in Optimiser?.Faults ?? [])
            yield return $"Optimiser: {fault}";
        foreach (var fault in Member.Faults(Batching))
            yield return fault;
    }
}
