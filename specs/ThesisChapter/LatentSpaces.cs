using System.Collections.Immutable;
using System.Numerics.Tensors;
using Vae.Functional.Engine.Data;
using static Vae.Functional.Specs.Prose;

namespace Vae.Functional.Specs;

public static partial class ThesisChapter
{
    /// <summary>What β and σ make of the latent space, where section 5.4.1 sees high variance and posterior collapse.</summary>
    public static readonly VaeStudy LatentSpaces = new(
        "Does a small β, or a small σ, give q(z|x) a high variance?",
        "000, figures 5.3 and 5.16 to 5.18",
        CompareSpaces);

    private static StudyResult CompareSpaces(StudyRun run)
    {
        const int digit = 3;
        var data = Images(run);
        var ofOneDigit = OfDigit(data, digit);
        // A tenth of the images: as many steps as on all of them.
        var longer = Plan(run) with { Epochs = 10 * Plan(run).Epochs };
        LatentSpace Trained(string name, string figure, VaeSpec spec) => new(name, figure, run.Train(spec, data, Plan(run)), data.Test!);
        LatentSpace OnOneDigit(string name, string figure, VaeSpec spec) =>
            new($"{name}, digit {digit}", figure, run.Train(spec, ofOneDigit, longer), ofOneDigit.Test!);

        var simple = Trained("learned σ(z)", "5.3", Simple2);
        var plain = Trained("β = 1", "–", Unit2);
        var (small, large) = (Trained("β = 0.001", "5.16a and b", SmallBeta2), Trained("β = 100", "5.16c and d", LargeBeta2));
        var sharp = Trained("σ = 0.0001", "5.18", Sharp2);
        var smallOne = OnOneDigit("β = 0.001", "5.17a and b", SmallBeta2);
        var largeOne = OnOneDigit("β = 100", "5.17c and d", LargeBeta2);
        ImmutableArray<LatentSpace> all = [simple, plain, small, large, sharp, smallOne, largeOne];
        var fromAverage = FarthestFromAverage(large.Plane, data);

        return new StudyResult(
            Text($"""
                Within q(z|x) the variance of a component of z is {plain.Within.Value:G3} at β = 1, {small.Within.Value:G3} at β = 0.001
                and {sharp.Within.Value:G3} at σ = 0.0001; between images the variance of its mean is {plain.Between.Value:G3},
                {small.Between.Value:G3} and {sharp.Between.Value:G3}. What widens is the aggregate q(z), made of ever narrower q(z|x).
                At β = 100 z carries {large.Rate.Value:G2} nats and the means of generated images vary by
                {large.Variety:G3}, where they vary by {plain.Variety:G3} at β = 1.
                """),
            [
                new Exhibit.Table(
                    "Spread",
                    Text($"""
                        σ = 1 and β = 1 where nothing else is said. Variances of a component of z over test images, which make 1
                        together under the prior; the rate in nats per observation; the variance of the means of p(x|z) under z ~ p(z),
                        summed over pixels. The source shows pictures only.
                        """),
                    [
                        "system", "figure", "variance within q(z|x)", "variance between its means", "rate", "collapsed components",
                        "variance of generated means",
                    ],
                    [.. all.Select(space => ImmutableArray.Create<Cell>(space.Name, space.Figure,
                        Cell.From(space.Within), Cell.From(space.Between), Cell.From(space.Rate), space.Collapsed, space.Variety))]),
                .. all.SelectMany(space => space.Pictures),
            ],
            [
                Audited("In fact, small β or small fixed σ_x leads to a q_{φ} with high variance as explained earlier", "section 5.4.1",
                    small.Within.Value < plain.Within.Value && sharp.Within.Value < plain.Within.Value
                        ? AuditVerdict.DoesNotHold : AuditVerdict.Holds,
                    Text($"""
                        Variance within q(z|x), seed 0: {small.Within.Value:G3} at β = 0.001 and {sharp.Within.Value:G3} at σ = 0.0001,
                        {plain.Within.Value:G3} at β = 1 and σ = 1. Wide is the aggregate q(z): the means of q(z|x) vary by
                        {small.Between.Value:G3} and {sharp.Between.Value:G3}, against {plain.Between.Value:G3}.
                        """)),
                Audited("while small β allows $q_{\\varphi}(\\mathbf{z}|x)$ having a much large variance with correlated dimensions",
                    "section 5.3.4", AuditVerdict.DoesNotHold,
                    Text($"""
                        By declaration (section 5.1) q(z|x) is diagonal: its dimensions are independent at every β. Its variance is
                        {small.Within.Value:G3} at β = 0.001, {plain.Within.Value:G3} at β = 1. Means of q(z|x) can be correlated from
                        image to image: that is q(z).
                        """)),
                Audited("if $q_{\\varphi}(\\mathbf{z})$ and $p_{\\theta}(\\mathbf{z})$ have drastically different supports",
                    "section 5.4.1", AuditVerdict.HoldsWithCorrection,
                    Text($"""
                        The support of both is the whole space; where their mass lies differs: q(z) has variance
                        {small.Within.Value + small.Between.Value:G3} a component at β = 0.001, p(z) has 1.
                        """)),
                Audited("$\\mu_x(z)$ is constant in z and the resulting image is the average of all digits", "section 5.4.1, figure 5.16d",
                    large.Rate.Value < 0.1 ? AuditVerdict.Holds : AuditVerdict.NotDecidable,
                    Text($"""
                        β = 100, seed 0: over the plane the decoded mean is nowhere farther than {fromAverage:G3} from the average
                        training image in root mean square over pixels; z carries {large.Rate.Value:G2} nats.
                        """)),
                Audited("where all images are relatively good but they all look alike", "section 5.4.1, figure 5.17d",
                    largeOne.Variety < smallOne.Variety ? AuditVerdict.Holds : AuditVerdict.NotDecidable,
                    Text($"""
                        Digit {digit}, seed 0: the means of generated images vary by {largeOne.Variety:G3} at β = 100, by
                        {smallOne.Variety:G3} at β = 0.001.
                        """)),
            ]);
    }

    private static DataSet OfDigit(DataSet data, int digit) =>
        data.Rows([.. Enumerable.Range(0, data.Count).Where(i => data.Labels[i] == digit)]) with
        {
            Name = $"{data.Name}, digit {digit}",
            Test = data.Test is { } test ? OfDigit(test, digit) : null,
        };

    private static double FarthestFromAverage(ImmutableArray<float> images, DataSet data)
    {
        float[] average = [.. Enumerable.Range(0, data.Width).Select(pixel =>
            (float)Enumerable.Range(0, data.Count).Average(i => (double)data.Values[i * data.Width + pixel]))];
        return images.Chunk(data.Width).Max(image => TensorPrimitives.Distance(image, average) / Math.Sqrt(data.Width));
    }
}
