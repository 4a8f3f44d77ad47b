using LanguageExt;
using Vae.Functional.Engine.Planning;
using Vae.Functional.Objectives;

namespace Vae.Functional.Engine.Training;

/// <summary>The layout of a spec's parameters: that of its training program.</summary>
public static class ModelLayout
{
    /// <summary>The layout, or why there is none.</summary>
    public static Either<Fault, ParameterLayout> Of(VaeSpec spec, TrainingPlan plan) =>
        from valid in spec.Validate().Joined()
        from program in Programs.Training(valid, plan.Estimator ?? Programs.DefaultEstimator)
        select ParameterLayout.Of(program);
}
