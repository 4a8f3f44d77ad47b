using LanguageExt;
using Vae.Functional.Engine.Planning;
using Vae.Functional.Objectives;
using Vae.Functional.Tensors;

namespace Vae.Functional.Engine.Evaluation;

/// <summary>What a model is judged by under one estimator.</summary>
/// <param name="Evaluation">See <see cref="Programs.Evaluation"/>.</param>
/// <param name="Validation">See <see cref="Programs.Validation"/>.</param>
/// <param name="SquaredError">See <see cref="Programs.SquaredError"/>; none where no σ is frozen.</param>
internal sealed record EvaluationPrograms(Graph Evaluation, Graph Validation, Option<Graph> SquaredError)
{
    /// <summary>The programs, or why the estimator does not fit the spec or the parameters that were trained.</summary>
    public static Either<Fault, EvaluationPrograms> Of(VaeSpec spec, Estimator estimator, ParameterLayout layout) =>
        from evaluation in Programs.Evaluation(spec, estimator)
        from known in Known(evaluation, estimator, layout)
        from validation in Programs.Validation(spec, estimator)
        from squaredError in spec.Likelihood is Gaussian { Sigma: OptimalSigma }
            ? Programs.SquaredError(spec).Map(Option<Graph>.Some)
            : Prelude.Right<Fault, Option<Graph>>(Option<Graph>.None)
        select new EvaluationPrograms(evaluation, validation, squaredError);

    private static Either<Fault, Graph> Known(Graph program, Estimator estimator, ParameterLayout layout) =>
        program.Parameters.Concat(program.Statistics).ExceptBy(layout.All.Select(Identity), Identity).FirstOrDefault() is { } unknown
            ? new Fault($"{estimator.GetType().Name} needs the parameter {unknown.Name} {unknown.Shape}, which was not trained; "
                + "evaluate with the estimator of the training plan")
            : program;

    private static (string Name, Shape Shape) Identity(Expr.Parameter parameter) => (parameter.Name, parameter.Shape);
}
