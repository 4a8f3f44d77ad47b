using LanguageExt;
using Vae.Functional.Tensors;
using Vae.Functional.Testing.Models;
using Vae.Functional.Testing.Statistics;

namespace Vae.Functional.Testing.LawsOfEstimators;

internal static class GradientLaw
{
    public static EstimatorLaw Law { get; } = new(
        "gradient",
        "EncoderGradientFor, DecoderGradientFor",
        "the expected gradient of what is differentiated is the gradient of what is claimed, along each parameter",
        [ModelKind.OneLatent],
        estimator => estimator.Claims is { EncoderGradientFor: not null } or { DecoderGradientFor: not null },
        IsExact: false,
        trial => Of(trial, trial.Estimator.Claims.EncoderGradientFor, trial.Estimator.Claims.DecoderGradientFor, "the gradient"));

    /// <summary>Whether the expected gradients are those of quantities; nothing is asked of a part for which there is none.</summary>
    public static Either<Fault, Unit> Of(EstimatorTrial trial, Quantity? encoder, Quantity? decoder, string what)
    {
        var parts = trial.Model.Parameters.Keys.GroupBy(ReachLaw.IsEncoder)
            .Select(part => (Names: part.ToArray(), Quantity: part.Key ? encoder : decoder))
            .Where(part => part.Quantity is not null);
        return Ask.Each(parts, part => Of(trial, part.Names, part.Quantity!, what));
    }

    private static Either<Fault, Unit> Of(EstimatorTrial trial, string[] names, Quantity quantity, string what) =>
        ObjectiveGraphs.Of(quantity, trial.Model.Spec) is not { } truth
            ? new Fault($"no law knows the gradient of {quantity}")
            : ObjectiveGraphs.Of(trial.Estimator, trial.Model.Spec).Bind(graph =>
                Integrated(trial, graph, truth, names, quantity, what).IfNone(() => Sampled(trial, graph, truth, names, quantity, what)));

    // Every element of the gradient, where means are integrated.
    private static Option<Either<Fault, Unit>> Integrated(
        EstimatorTrial trial, Graph graph, Graph truth, string[] names, Quantity quantity, string what)
    {
        var question = new Question(trial);
        var (own, exact) = (
            question.Gradient(graph, ObjectiveGraphs.Differentiated, names), question.Gradient(truth, ObjectiveGraphs.Value, names));
        return from found in own()
               from right in exact()
               select Same(found, right);

        Either<Fault, Unit> Same(IReadOnlyList<(string Name, double Slope)> found, IReadOnlyList<(string Name, double Slope)> right)
        {
            for (var i = 0; i < right.Count; i++)
                if (!Expectation.IsClose(found[i].Slope, right[i].Slope))
                    return new Fault(FormattableString.Invariant($"{what} for {right[i].Name} is {found[i].Slope:G6} by quadrature; ")
                        + FormattableString.Invariant($"it should be that of {quantity}, {right[i].Slope:G6}"));
            return Unit.Default;
        }
    }

    // The derivative along one direction in the space of all parameters, where means are sampled.
    private static Either<Fault, Unit> Sampled(
        EstimatorTrial trial, Graph graph, Graph truth, string[] names, Quantity quantity, string what)
    {
        var question = new Question(trial);
        var direction = names.ToDictionary(name => name, name =>
        {
            var towards = new double[trial.Model.Parameters[name].Count];
            trial.Key.Then(name).FillStandardNormal(towards);
            return towards;
        });
        return question.Ask(
            $"{what} along a direction of {string.Join(", ", names)}",
            question.Of(ObjectiveGraphs.Along(graph, ObjectiveGraphs.Differentiated, direction)),
            Hypothesis.Zero,
            $"that of {quantity}",
            question.Of(ObjectiveGraphs.Along(truth, ObjectiveGraphs.Value, direction)));
    }
}
