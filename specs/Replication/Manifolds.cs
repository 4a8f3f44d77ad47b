using Vae.Functional.Runner.Reports;
using static System.FormattableString;

namespace Vae.Functional.Specs;

public static partial class Replication
{
    public static readonly VaeStudy Manifolds = new(
        "What do two latent dimensions learn of MNIST and of Frey's face?",
        "003, section 4.1 and figure 2; Kingma and Welling 2014, figure 4",
        AnswerManifolds);

    private static StudyResult AnswerManifolds(StudyRun run)
    {
        const int side = 10;
        var (mnist, frey) = (MnistOf(run), FreyOf(run));
        var digits = run.Train(For(mnist, Mnist2), mnist, Plan(run.Choose(10, 20)));
        var faces = run.Train(For(frey, Frey2), frey, Plan(run.Choose(100, 666)));
        var labels = NearestLabels(digits, mnist, ManifoldGrid.Flat(side));
        var distinct = labels.Distinct().Count();
        var centre = NearestLabels(digits, mnist, [0, 0])[0];
        return new StudyResult(
            Invariant($"The plane of MNIST shows {distinct} of the ten digits, and at (0, 0) what is nearest is a {centre}. Which digit ")
            + "stands at the centre, and along which axis a face turns, is chance: a rotation of z leaves N(0, I) as it is.",
            [
                Plane("MNIST", digits, mnist),
                Plane("Frey's face", faces, frey),
            ],
            [
                new(
                    "the central number is 3 which corresponds to the point $(0, 0)$",
                    File, "section 4.1", AuditVerdict.NotDecidable,
                    Invariant($"Here it is a {centre} (seed 0, {digits.Plan.Epochs} epochs; the label of the nearest code of a test ")
                    + "image): the prior is the same under every rotation, and what comes to lie at its centre is chance."),
            ]);

        Exhibit Plane(string name, Fit fit, DataSet data) => Exhibit.Images.Of(
            name,
            "Means of p(x|z) at points between which p(z) has equal mass.",
            data.Shape,
            fit.Decode(ManifoldGrid.Flat(side)).Means.AsSpan(),
            side);
    }

    // The label of the test image whose code is nearest, for points [z₁, z₂] laid flat.
    private static int[] NearestLabels(Fit fit, DataSet data, float[] points)
    {
        var (test, codes) = (data.Test!, fit.Encode(data.Test!).Chunk(2).ToArray());
        return [.. points.Chunk(2).Select(point => test.Labels[Enumerable.Range(0, codes.Length).MinBy(i => Distance(point, codes[i]))])];
    }

    private static float Distance(float[] point, float[] other) => System.Numerics.Tensors.TensorPrimitives.Distance<float>(point, other);
}
