using System.Collections.Immutable;
using Vae.Functional.Baselines;
using Vae.Functional.Engine.Data;
using static Vae.Functional.Specs.Prose;

namespace Vae.Functional.Specs;

public static partial class ThesisChapter
{
    /// <summary>The disappointment of section 5.2, and what section 5.3 does about it, in one unit of error.</summary>
    public static readonly VaeStudy Reconstructions = new(
        "Does the simple VAE with 20 latent components reconstruct no better than PCA with 10?",
        "000, figures 5.4 to 5.6, 5.9 to 5.11, 5.13 and 5.14",
        Reconstruct);

    private static StudyResult Reconstruct(StudyRun run)
    {
        const int pictures = 10;
        // Of an error, for a difference that one sees.
        const double much = 0.2;
        var data = Images(run);
        var test = data.Test!;
        var spectrum = LeadingSpectrum(data);
        var seeds = run.Choose(1, 3);
        var samples = data.Count * Plan(run).Epochs;
        Reconstructed Trained(string name, string figure, VaeSpec spec, int count = 1) => Reconstructed.By(name, figure, test,
            Enumerable.Range(0, count).Select(seed => run.Train(spec, data, Plan(run, (ulong)seed))));
        Reconstructed Linear(int k) => Reconstructed.By($"PCA, d = {k}", "5.6", test, Pca.Of(spectrum, k).OrThrow());

        var simple = Trained("simple VAE, d = 20", "5.5", Simple20, seeds);
        var unit = Trained("σ = 1, d = 20", "5.11", Unit20, seeds);
        var (simple2, unit2) = (Trained("simple VAE, d = 2", "5.4", Simple2), Trained("σ = 1, d = 2", "5.10", Unit2));
        var small = Trained("β = 0.01, d = 20", "5.9", SmallBeta20);
        var sharp = Trained("σ = 0.0001, d = 20", "5.14", Sharp20);
        var pca10 = Linear(10);
        ImmutableArray<Reconstructed> all =
        [
            simple2, simple, small, unit2, unit, Trained("σ = 0.0001, d = 2", "5.13", Sharp2), sharp,
            Linear(1), pca10, Linear(50), Linear(250),
        ];
        // A linear decoder at σ = 1 has columns of length √(λ − 1) (Tipping and Bishop 1999, equation 7) and errs by 1/λ.
        var used = spectrum.Eigenvalues.Count(λ => λ > 1);
        var linear = spectrum.Eigenvalues.Sum(λ => λ > 1 ? 1 / λ : λ);
        int ComponentsFor(double error) => spectrum.Eigenvalues.Select((_, k) => k).First(k => spectrum.Eigenvalues.Skip(k).Sum() <= error);

        return new StudyResult(
            Text($"""
                The simple VAE with d = 20 errs by {simple.Error.Value:F2} an image and PCA with d = 10 by {pca10.Error.Value:F2}: a
                difference of {simple.Less(pca10).Words()} ({Seeds(seeds)}). With σ = 1 in place of a learned σ(z) the same networks err by
                {unit.Error.Value:F2}, with β = 0.01 by {small.Error.Value:F2} and with σ = 0.0001 by {sharp.Error.Value:F2}. At σ = 1 a
                linear model would use the {used} directions of variance above σ² and err by {linear:F2}.
                """),
            [
                new Exhibit.Table(
                    "Errors",
                    Text($"""
                        ‖x − x̂‖² of test images in [0, 1], summed over pixels, x̂ the mean of p(x|z) at the mean of q(z|x), and how
                        many principal components leave as much of the variance of the training data. The source shows pictures only.
                        """),
                    ["system", "figure", "squared error per image", "PCA components that leave as much"],
                    [.. all.Select(system => ImmutableArray.Create<Cell>(system.Name, system.Figure,
                        new Cell.Number(system.Error.Value, system.Error.StandardError), ComponentsFor(system.Error.Value)))]),
                Exhibit.Images.Of("Pictures", "Test images in the top row, and what each system makes of them.", test.Shape,
                    [.. test.Values.Take(pictures * test.Width), .. all.SelectMany(system => system.First(pictures))], pictures,
                    [.. all.Select(system => system.Name).Prepend("data")]),
            ],
            [
                Audited("it achieves reconstruction of similar quality with a latent space of size d=10", "section 5.2, below figure 5.6",
                    run.InFull(simple.Less(pca10).IsNegative() == AuditVerdict.Holds ? AuditVerdict.DoesNotHold : AuditVerdict.Holds),
                    Text($"""
                        Simple VAE (d = 20) less PCA (d = 10), squared error per image over {test.Count} test images, {Seeds(seeds)},
                        after {samples} training samples:
                        {simple.Less(pca10).Words()}.
                        """)),
                Audited("In Figures 5.10 and 5.11 we have noticeably better reconstruction than in Figures 5.4 and 5.5", "section 5.3.2",
                    run.InFull(Together(unit.Less(simple).IsNegative(), unit2.Less(simple2).IsNegative())),
                    $"σ = 1 less learned σ(z): {unit.Less(simple).Words()} an image at d = 20, {unit2.Less(simple2).Words()} at d = 2."),
                Audited("In Figure 5.9 we observe much better reconstruction that previously in Figure 5.5", "section 5.3.1",
                    run.InFull(small.Less(simple).IsNegative() switch
                    {
                        AuditVerdict.Holds when -small.Less(simple).Value < much * simple.Error.Value => AuditVerdict.HoldsWithCorrection,
                        var verdict => verdict,
                    }),
                    Text($"""
                        β = 0.01 less β = 1, learned σ(z), d = 20, squared error per image: {small.Less(simple).Words()},
                        of {simple.Error.Value:F2}; much better would be a fifth less.
                        """)),
                Audited("These images are, on eyesight, as good as those of Figure 5.9", "section 5.3.4",
                    run.InFull(AuditVerdict.HoldsWithCorrection),
                    $"To the eye; in squared error per image β = 0.01 less σ = 0.0001 is {small.Less(sharp).Words()}."),
            ]);
    }
}
