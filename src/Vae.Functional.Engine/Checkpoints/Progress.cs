using System.Collections.Immutable;
using LanguageExt;
using Vae.Functional.Engine.Training;

namespace Vae.Functional.Engine.Checkpoints;

/// <summary>The part of a state that is not tensors.</summary>
internal sealed record Progress(
    int Epoch,
    int Step,
    RunningSums Partial,
    ImmutableArray<EpochMetrics> History,
    int BestEpoch,
    double FrozenSigma,
    double BestSigma,
    int Observations = 0)
{
    public static Progress Of(TrainingState state) =>
        new(state.Epoch, state.Step, state.Partial, state.History, state.BestEpoch, state.FrozenSigma, state.BestSigma, state.Observations);

    public Either<Fault, Progress> Consistent()
    {
        var isInEpoch = Epoch >= 0 && Step >= 0 && Partial.Observations >= 0 && (Step == 0) == (Partial.Observations == 0);
        return isInEpoch && !History.IsDefault && History.Length == Epoch && BestEpoch >= 0 && BestEpoch <= Epoch
            ? this
            : new Fault($"its progress contradicts itself: epoch {Epoch}, step {Step}, best epoch {BestEpoch}; the file is damaged");
    }

    public TrainingState State(
        ImmutableArray<float> parameters,
        ImmutableArray<ImmutableArray<float>> moments,
        ImmutableArray<float> best) =>
        new(Epoch, Step, Partial, History, BestEpoch, parameters, moments, best, FrozenSigma, BestSigma, Observations);
}
