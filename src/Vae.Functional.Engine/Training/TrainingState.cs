using System.Collections.Immutable;

namespace Vae.Functional.Engine.Training;

/// <summary>
/// Everything that a run has become: with the spec, the plan and the data it determines the rest of the run, bit for bit.
/// </summary>
/// <param name="Epoch">Epochs completed.</param>
/// <param name="Step">Steps completed in the epoch under way.</param>
/// <param name="Partial">Sums over those steps.</param>
/// <param name="History">What each completed epoch came to.</param>
/// <param name="BestEpoch">The epoch with the best validation value, from 1; 0 where none is kept.</param>
/// <param name="Parameters">The values of all parameters and running statistics, in the model's layout.</param>
/// <param name="Moments">What the optimiser remembers, in the order of its <see cref="Optimiser.Moments"/>.</param>
/// <param name="Best">The parameters after the best epoch; empty where none are kept.</param>
/// <param name="FrozenSigma">The σ that an optimal σ is frozen to with these parameters; 0 where there is none.</param>
/// <param name="BestSigma">The same with the best parameters; 0 where there is none.</param>
/// <param name="Observations">N, the number of observations that are trained on, without those set aside for validation.</param>
public sealed record TrainingState(
    int Epoch,
    int Step,
    RunningSums Partial,
    ImmutableArray<EpochMetrics> History,
    int BestEpoch,
    ImmutableArray<float> Parameters,
    ImmutableArray<ImmutableArray<float>> Moments,
    ImmutableArray<float> Best,
    double FrozenSigma,
    double BestSigma = 0,
    int Observations = 0)
{
    /// <summary>Whether training has ended, by the plan's epochs or its patience.</summary>
    public bool HasEnded(TrainingPlan plan) => Epoch >= plan.Epochs || (plan.Patience > 0 && Epoch - BestEpoch >= plan.Patience);

    /// <summary>The parameters that training hands over: the best where the plan asks for them, else the last.</summary>
    public ImmutableArray<float> Chosen => Best.IsEmpty ? Parameters : Best;

    /// <summary>The frozen σ that belongs to <see cref="Chosen"/>.</summary>
    public double ChosenSigma => Best.IsEmpty ? FrozenSigma : BestSigma;
}
