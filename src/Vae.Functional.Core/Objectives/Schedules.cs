using System.Collections.Immutable;

namespace Vae.Functional.Objectives;

/// <summary>What changes while a spec is trained.</summary>
public static class Schedules
{
    /// <summary>
    /// The inputs of training programs that follow a schedule: the weight of the divergence, and those of the spec's KL term and of the
    /// plan's estimator.
    /// </summary>
    public static ImmutableArray<ScheduledInput> Of(VaeSpec spec, TrainingPlan plan) =>
    [
        new(Programs.KlWeightInput, "the weight of the divergence", ("w", "w"), plan.KlWeight() with { To = spec.Beta }),
        .. spec.KlTerm?.Schedules ?? [],
        .. plan.Estimator?.Schedules ?? [],
    ];

    /// <summary>The values with which an epoch, from 1, ends, by input.</summary>
    public static ImmutableArray<(string Input, double Value)> AtEndOf(int epoch, VaeSpec spec, TrainingPlan plan) =>
        [.. Of(spec, plan).Select(scheduled => (scheduled.Input, scheduled.Schedule.AtEndOf(epoch)))];
}
