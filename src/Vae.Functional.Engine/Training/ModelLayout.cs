using LanguageExt;
using Vae.Functional.Engine.Planning;
using Vae.Functional.Objectives;
using Vae.Functional.Tensors;

namespace Vae.Functional.Engine.Training;

/// <summary>The layout of a spec's parameters: that of its training program.</summary>
public static class ModelLayout
{
    /// <summary>The layout, or why there is none.</summary>
    /// <param name="spec">The declaration.</param>
    /// <param name="plan">How it is trained.</param>
    /// <param name="observations">N, for tables of local parameters; none where that is not known yet.</param>
    public static Either<Fault, ParameterLayout> Of(VaeSpec spec, TrainingPlan plan, int observations = 0) =>
        from validSpec in spec.Validate().Joined()
        from validPlan in plan.Validate().Joined()
        from program in Programs.Training(spec, plan.Estimator ?? Programs.DefaultEstimator)
        from layout in Of(program, observations)
        select layout;

    /// <summary>The layout of a training program, or that its parameters are more than a flat buffer can hold.</summary>
    internal static Either<Fault, ParameterLayout> Of(Graph training, int observations)
    {
        var count = training.Parameters.Sum(
            parameter => parameter.Shape.Bind(observations).Aggregate(1.0, (size, extent) => size * extent));
        return count > Array.MaxLength / 2
            ? new Fault($"the model has {count:0} parameters, more than {Array.MaxLength / 2}; give smaller hidden layers"
                + (training.Parameters.Any(parameter => parameter.IsLocal) ? ", or a network in place of PerObservation" : ""))
            : ParameterLayout.Of(training, observations);
    }
}
