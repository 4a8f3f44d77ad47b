using LanguageExt;
using Vae.Functional.Engine.Planning;
using Vae.Functional.Objectives;
using Vae.Functional.Tensors;

namespace Vae.Functional.Engine.Training;

/// <summary>The layout of a spec's parameters: that of its training program.</summary>
public static class ModelLayout
{
    /// <summary>The layout, or why there is none.</summary>
    public static Either<Fault, ParameterLayout> Of(VaeSpec spec, TrainingPlan plan) =>
        from validSpec in spec.Validate().Joined()
        from validPlan in plan.Validate().Joined()
        from program in Programs.Training(spec, plan.Estimator ?? Programs.DefaultEstimator)
        from layout in Of(program)
        select layout;

    /// <summary>The layout of a training program, or that its parameters are more than a flat buffer can hold.</summary>
    internal static Either<Fault, ParameterLayout> Of(Graph training)
    {
        var count = training.Parameters.Sum(parameter => parameter.Shape.Aggregate(1.0, (size, extent) => size * extent.Count));
        return count > Array.MaxLength / 2
            ? new Fault($"the model has {count:0} parameters, more than {Array.MaxLength / 2}; give smaller hidden layers")
            : ParameterLayout.Of(training);
    }
}
