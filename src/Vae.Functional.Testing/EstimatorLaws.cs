using LanguageExt;
using Vae.Functional.Noise;
using Vae.Functional.Testing.LawsOfEstimators;
using Vae.Functional.Testing.Mistakes;
using Vae.Functional.Testing.Models;
using Vae.Functional.Testing.Statistics;

namespace Vae.Functional.Testing;

/// <summary>
/// Property-tests an estimator, of the user's own or the library's: every law of <see cref="EstimatorLawTable"/> that its
/// <see cref="Claims"/> call for, on generated models whose log p(x) is known. Under any test framework, since a broken law throws.
/// </summary>
public static class EstimatorLaws
{
    /// <summary>Checks every law that concerns an estimator.</summary>
    /// <param name="estimator">A record of <see cref="Estimator"/>.</param>
    /// <param name="settings">Seed, error rate and budget; null for the defaults.</param>
    /// <exception cref="LawException">
    /// A law is broken, or undecided within the budget. The message names the law, the smallest model found, the estimate, its interval,
    /// the truth, the known mistake that it looks like, and how to meet it again.
    /// </exception>
    public static void Check(Estimator estimator, LawSettings? settings = null) =>
        Check(estimator, settings ?? new LawSettings(), EstimatorLawTable.All);

    /// <summary>Checks those of some laws that concern an estimator.</summary>
    internal static void Check(Estimator estimator, LawSettings settings, IEnumerable<EstimatorLaw> laws)
    {
        var tally = new DrawTally();
        if (estimator.Faults.FirstOrDefault() is { } fault)
            throw new LawException($"{estimator}: {fault}");
        var questions =
            (from law in laws
             where law.Concerns(estimator)
             from kind in law.Models
             select (Law: law, Kind: kind, Cases: CasesOf(law, kind, estimator, settings))).ToArray();
        var test = new MeanTest(
            settings.ErrorRate / (MeansPerCase * questions.Sum(question => question.Cases)),
            Budget: settings.Budget,
            Kurtosis: settings.Kurtosis);
        foreach (var (law, kind, cases) in questions)
            Check(law, kind, model => new(estimator, model, test, NoiseKey.FromSeed(settings.Seed).Then(law.Name), tally), settings, cases);
    }

    // Where one latent component takes more than two draws, and where there are several, means are sampled.
    private static int CasesOf(EstimatorLaw law, ModelKind kind, Estimator estimator, LawSettings settings) =>
        law.IsExact || (kind is ModelKind.OneLatent or ModelKind.NearPosterior && !(Members.Of(estimator, Members.Samples) is int and > 2))
            ? settings.Cases
            : settings.SampledCases;

    // The most means that one law asks about for one case: two trends of two pairs, or the parameters of a small model.
    private const int MeansPerCase = 10;

    private static void Check(EstimatorLaw law, ModelKind kind, Func<ModelCase, EstimatorTrial> trial, LawSettings settings, int cases)
    {
        long? draws = null;
        Laws.Check(
            new LawReport<ModelCase>(
                law.Name,
                $"the law '{law.Name}' of estimators, {law.Statement}",
                FormattableString.Invariant($"EstimatorLaws.Check(…, new LawSettings(Seed: {settings.Seed}))"),
                model => EstimatorMistakes.LooksLike(trial(model)),
                () => draws ?? 0),
            ModelCases.Where(kind, model => kind != ModelKind.OneLatent || Exact.LogEvidence(model).IsRight),
            model => law.Holds(trial(model)).MapLeft(fault =>
            {
                draws ??= trial(model).Tally.Draws;
                return new Fault($"{trial(model).Estimator}: {fault.Message}");
            }),
            settings.Seed,
            cases);
    }
}
