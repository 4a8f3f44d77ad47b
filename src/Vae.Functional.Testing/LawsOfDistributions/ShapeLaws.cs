using LanguageExt;
using Vae.Functional.Distributions;
using Vae.Functional.Tensors;
using Vae.Functional.Tensors.Reference;
using Vae.Functional.Testing.Graphs;

namespace Vae.Functional.Testing.LawsOfDistributions;

/// <summary>Which numbers meet which: components, rows and parameters.</summary>
internal static class ShapeLaws
{
    private const int Rows = 3;

    public static DistributionLaw Components { get; } = new(
        "components",
        "distributions with independent components",
        "the log density of d components is the sum, not the mean, of theirs",
        trial =>
        {
            if (trial.Distribution is not FactorisedDistribution)
                return Unit.Default;
            var x = X(trial);
            var sum = Enumerable.Range(0, trial.Components).Sum(i => LogDensity(trial.Only(i), [x[i]]));
            return Compare.Numbers(
                "log p(x)", LogDensity(trial, x), "the sum over the components", sum, Compare.Rounding,
                ("a mean over the components in place of a sum", sum / trial.Components));
        });

    public static DistributionLaw Batch { get; } = new(
        "batch",
        "every distribution",
        "the log density of a row depends on that row only, and is one number for each",
        trial =>
        {
            var rows = Enumerable.Range(0, Rows).Select(row => X(trial, row)).ToArray();
            return Compare.All(
                "log p(x) of a batch",
                trial.Evaluated(trial.Distribution.LogDensity(trial.At), Rows, [.. rows.SelectMany(row => row)]),
                "that of its rows alone",
                [.. rows.Select(row => trial.Evaluated(trial.Distribution.LogDensity(trial.At), 1, row)[0])],
                Compare.Rounding);
        });

    public static DistributionLaw Map { get; } = new(
        "map",
        "every distribution",
        "Map replaces every parameter: twice the rows have twice the log densities",
        trial =>
        {
            var twice = trial.Distribution.Map(parameter => VaeModel.Repeated(parameter, 2));
            var x = X(trial);
            var points = Expressions.Input("points", [new Dimension(2, PerBatch: true), trial.Components]);
            var leaves = trial.Leaves(1, []);
            leaves["points"] = DenseArray.Of([2, trial.Components], [.. x, .. x]);
            var graph = Graph.Of(new Output("log p", twice.LogDensity(points)));
            var found = QuickEvaluate.Of(graph, 1, leaves)["log p"].Values.ToArray();
            var once = LogDensity(trial, x);
            return Compare.All("log p(x) after Map", found, "that before", [once, once], Compare.Rounding);
        });

    private static double LogDensity(DistributionTrial trial, double[] x) =>
        trial.Evaluated(trial.Distribution.LogDensity(trial.At), 1, x)[0];

    private static double[] X(DistributionTrial trial, int row = 0) =>
        trial.Draws(Rows)[(row * trial.Components)..((row + 1) * trial.Components)];
}
