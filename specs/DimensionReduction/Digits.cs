using static Vae.Functional.Specs.Prose;

namespace Vae.Functional.Specs;

public static partial class DimensionReduction
{
    public static readonly VaeStudy Digits = new(
        "What do two latent components keep of digits?", "004, figures 2 to 5, and equation (15)", KeptOfDigits);

    private static StudyResult KeptOfDigits(StudyRun run)
    {
        var data = run.Shortened(run.Data.Mnist, quickCount: 2000, quickTestCount: 500);
        var seeds = Enumerable.Range(0, 2).Select(seed => run.Train(Plane, data, LadderPlan(run, (ulong)seed))).ToArray();
        var pictures = new Pictures(seeds[0], data);
        var radii = seeds.Select(fit => (Edge: Radius(fit, data.Test!, [0, 1, 7]), Centre: Radius(fit, data.Test!, [2, 3, 8]))).ToArray();
        var further = radii.Count(pair => pair.Edge > pair.Centre);
        var away = string.Join(", ", radii.Select(pair => Text($"{pair.Edge:F2} against {pair.Centre:F2}")));
        return new StudyResult(
            Text($"""
                {pictures.Finding} The classes 0, 1 and 7 lie further out than 2, 3 and 8 with {further} of {seeds.Length} seeds (mean
                distances {away}). What is trained is no bound on log p(x): grey values are no bits (VAE1001).
                """),
            [.. pictures.Exhibits],
            [
                new AuditEntry(
                    "We find that our VAE learns to separate the images into different clusters as expected.",
                    File, "section 4.1.1, figure 3",
                    OnPublished(run, pictures.Mistakes < 0.05 ? AuditVerdict.Holds : AuditVerdict.HoldsWithCorrection),
                    Text($"{pictures.Finding} So there are clusters, and some run into one another. No label was trained on; seed 0.")),
                new AuditEntry(
                    "distinct digits on the edge of the manifold such as 1,7,0 are placed in distinct clusters on the edges",
                    File, "section 4.1.2, figures 3 and 4", OnPublished(run, With(further, seeds.Length)),
                    $"Mean distances of the codes of 0, 1, 7 and of 2, 3, 8 from the origin, by seed: {away}."),
                new AuditEntry(
                    @"as the log likelihood of the data under a Bernoulli distribution",
                    File, "section 2.4, equation (15)", AuditVerdict.HoldsWithCorrection,
                    Text($"""
                        Of bits it is; of grey values in [0, 1] it is no log-density: ∫ pˣ(1 − p)¹⁻ˣ dx = ½ at p = ½, so the whole
                        integrates to 2⁻ᴰ there. What is maximised is a surrogate for the declared model (VAE1001):
                        {Cell.From(pictures.Value)} on test images.
                        """)),
            ]);
    }

    // The mean distance of the codes of some classes from the origin.
    private static double Radius(Fit fit, DataSet data, int[] labels) =>
        fit.Encode(data).Chunk(2).Where((_, i) => labels.Contains(data.Labels[i])).Average(z => Math.Sqrt(z[0] * z[0] + z[1] * z[1]));
}
