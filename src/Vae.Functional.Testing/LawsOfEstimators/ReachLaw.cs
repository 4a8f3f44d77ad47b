using System.Collections.Immutable;
using System.Numerics.Tensors;
using LanguageExt;
using Vae.Functional.Noise;
using Vae.Functional.Tensors.Passes;
using Vae.Functional.Tensors.Reference;
using Vae.Functional.Testing.Models;

namespace Vae.Functional.Testing.LawsOfEstimators;

internal static class ReachLaw
{
    private const int Rows = 64;

    // What rounding makes of a gradient that is zero.
    private const double Nothing = 1e-12;

    public static EstimatorLaw Law { get; } = new(
        "reach",
        "LowerBoundOf, EncoderGradientFor or DecoderGradientFor",
        "the gradient of what is differentiated reaches every parameter of q(z|x) and of p(x|z) that the evidence lower bound depends on",
        [ModelKind.OneLatent, ModelKind.Bits],
        estimator => estimator.Claims is { LowerBoundOf: not null } or { EncoderGradientFor: not null } or { DecoderGradientFor: not null },
        IsExact: true,
        trial =>
            from graph in ObjectiveGraphs.Of(trial.Estimator, trial.Model.Spec)
            let truth = ObjectiveGraphs.Of(new Quantity.EvidenceLowerBound(), trial.Model.Spec)!
            let reached = Reached(trial, graph, ObjectiveGraphs.Differentiated)
            let needed = Reached(trial, truth, ObjectiveGraphs.Value)
            from all in needed.Except(reached) is { IsEmpty: false } missed
                ? new Fault($"no gradient reaches {string.Join(", ", missed)}")
                : (Either<Fault, Unit>)Unit.Default
            select all);

    /// <summary>Whether a parameter belongs to q(z|x).</summary>
    public static bool IsEncoder(string parameter) => parameter.StartsWith("encoder.", StringComparison.Ordinal);

    // The parameters whose gradient is not zero under weights for which nothing cancels.
    private static ImmutableSortedSet<string> Reached(EstimatorTrial trial, Tensors.Graph graph, string output)
    {
        var (pool, gradient) = (new NoisePool(), ObjectiveGraphs.Gradient(graph, output));
        var program = PooledProgram.At(gradient, pool, Moved(trial));
        var weights = new double[Rows];
        trial.Key.Then("weights").FillUniform(weights);
        var found = program.All(pool.Draw(trial.Key, 0, Rows), Rows, ObjectiveGraphs.Weights(weights));
        return [.. gradient.Parameters.Select(parameter => parameter.Name).Where(name =>
            found.TryGetValue(Differentiate.OutputName(name), out var slope) && slope.Any(number => Math.Abs(number) > Nothing))];
    }

    // Where no derivative vanishes by chance: at zeros, say, the divergence is stationary, and reaches nothing.
    private static ModelCase Moved(EstimatorTrial trial) => trial.Model with
    {
        Parameters = trial.Model.Parameters.ToImmutableSortedDictionary(
            parameter => parameter.Key,
            parameter => Moved(parameter.Value, trial.Key.Then("moved").Then(parameter.Key)),
            StringComparer.Ordinal),
    };

    private static DenseArray Moved(DenseArray parameter, NoiseKey key)
    {
        var values = new double[parameter.Count];
        key.FillStandardNormal(values);
        TensorPrimitives.MultiplyAdd(values, 0.1, parameter.Values, values);
        return DenseArray.Of([.. parameter.Extents], values);
    }
}
