using System.Collections.Immutable;
using static Vae.Functional.Specs.Prose;

namespace Vae.Functional.Specs;

public static partial class DimensionReduction
{
    public static readonly VaeStudy Scree = new(
        "How many of twenty latent components are left on boots?", "004, section 4.2.2, figure 8", CountComponents);

    private static StudyResult CountComponents(StudyRun run)
    {
        var data = BootsOf(run);
        var seeds = Enumerable.Range(0, run.Choose(2, 3)).Select(seed => run.Train(Twenty, data, BootsPlan(run, (ulong)seed))).ToArray();
        var models = seeds.Select(fit => Components.Of(fit, data.Test!)).ToArray();
        var active = string.Join(", ", models.Select(model => model.Active));
        var columns = string.Join(", ", models.Select(model => model.Columns));
        var elbows = string.Join(", ", models.Select(model => model.Elbow));
        var isTwo = models.Count(model => model is { Active: 2, Columns: 2 });
        return new StudyResult(
            Text($"""
                By seed, {active} components of 20 vary with the image, {columns} columns of the decoder's first weights have at least a
                third of the largest norm, and the largest drop of the scree plot comes after {elbows}.
                """),
            [
                new Exhibit.Lines(
                    "Scree plot", "Norms of the columns of the decoder's first weights, sorted (figure 8, there absolute sums of columns).",
                    "rank", "norm", [.. models.Select((model, seed) => ByRank(seed, model.Norms))]),
                new Exhibit.Lines(
                    "Rates", "E KL(q(zᵢ|x)‖p(zᵢ)) of the same components in the same order.",
                    "rank of the norm", "nats per observation", [.. models.Select((model, seed) => ByRank(seed, model.Rates))]),
                new Exhibit.Table(
                    "Components left", "Active: Var E(zᵢ|x) > 0.01. Columns: at least a third of the largest norm.",
                    ["seed", "active", "columns", "largest drop after"],
                    [.. models.Select((model, seed) => ImmutableArray.Create<Cell>(seed, model.Active, model.Columns, model.Elbow))]),
            ],
            [
                new AuditEntry(
                    "We can see from this plot that magnitude of the weights quickly falls after 2 dimensions",
                    File, "section 4.2.2, figure 8", OnPublished(run, With(isTwo, models.Length)),
                    Text($"""
                        Of 20, by seed: {columns} columns have at least a third of the largest norm, the largest drop comes after
                        {elbows}, and {active} units are active.
                        """)),
                new AuditEntry(
                    "This confirms our previous hypothesis that the boot images lie on a 2D manifold", File, "section 4.2.2",
                    OnPublished(run, isTwo == models.Length ? AuditVerdict.HoldsWithCorrection : AuditVerdict.DoesNotHold),
                    Text($"""
                        {active} components vary with the image, by seed. One is kept as long as its gain in E log p(x|z) pays for its
                        rate, which depends on the likelihood and on how long was trained, and is no dimension of the images.
                        """)),
            ]);
    }

    private static Series ByRank(int seed, double[] numbers) => Series.Of($"seed {seed}", numbers.Select((number, i) => (i + 1.0, number)));

    // What became of the latent components, those with the largest norms first.
    private sealed record Components(int Active, double[] Norms, double[] Rates)
    {
        public static Components Of(Fit fit, DataSet data)
        {
            double[] norms = [.. fit.Measure(data, new DecoderNorms()).Select(norm => norm.Value)];
            double[] rates = [.. fit.Measure(data, new DivergencePerComponent()).Select(rate => rate.Value)];
            int[] order = [.. Enumerable.Range(0, norms.Length).OrderByDescending(i => norms[i])];
            return new(DimensionReduction.Active(fit, data), [.. order.Select(i => norms[i])], [.. order.Select(i => rates[i])]);
        }

        public int Columns => Norms.Count(norm => norm >= Norms[0] / 3);

        public int Elbow => Enumerable.Range(1, Norms.Length - 1).MaxBy(rank => Norms[rank - 1] / Norms[rank]);
    }
}
