using System.Collections.Immutable;
using LanguageExt;
using Vae.Functional.Distributions;
using Vae.Functional.Noise;
using Vae.Functional.Tensors;
using Vae.Functional.Testing.LawsOfDistributions;
using Vae.Functional.Testing.LawsOfEstimators;
using Vae.Functional.Testing.Statistics;

namespace Vae.Functional.Testing;

/// <summary>
/// Property-tests a distribution, of the user's own or the library's: every law of <see cref="DistributionLawTable"/>, on generated
/// parameters. Under any test framework, since a broken law throws.
/// </summary>
public static class DistributionLaws
{
    /// <summary>Checks every law of distributions.</summary>
    /// <param name="family">The distribution, with the domains of its parameters.</param>
    /// <param name="settings">Seed, error rate and budget; null for the defaults.</param>
    /// <exception cref="LawException">
    /// A law is broken, or undecided within the budget. The message names the law, the simplest parameters found, what was found and what
    /// should have been, the known mistake that it looks like, and how to meet it again.
    /// </exception>
    public static void Check(DistributionFamily family, LawSettings? settings = null)
    {
        var chosen = settings ?? new LawSettings();
        var tally = new DrawTally();
        var test = TestFor(chosen, DistributionLawTable.All.Length * Math.Max(1, family.Parameters.Length));
        foreach (var law in DistributionLawTable.All)
        {
            DistributionTrial Trial(DistributionCase values) =>
                new(family, values, test, NoiseKey.FromSeed(chosen.Seed).Then(law.Name), tally);
            Check(
                law.Name,
                $"the law '{law.Name}' of distributions, {law.Statement}",
                "DistributionLaws.Check",
                family.Parameters,
                family.Name,
                values => law.Holds(Trial(values)),
                chosen,
                tally);
        }
    }

    /// <summary>Checks a closed-form KL(q‖p): against its integral, zero for equals and never else, and the sum over components.</summary>
    /// <param name="q">The first argument's family.</param>
    /// <param name="p">The second's.</param>
    /// <param name="divergence">The closed form, [n] in nats; null for that of <see cref="KlTable"/>.</param>
    /// <param name="settings">Seed, error rate and budget; null for the defaults.</param>
    /// <exception cref="LawException">It is broken.</exception>
    public static void CheckDivergence(
        DistributionFamily q, DistributionFamily p, Func<Distribution, Distribution, Expr>? divergence = null, LawSettings? settings = null)
    {
        var chosen = settings ?? new LawSettings();
        var tally = new DrawTally();
        var test = TestFor(chosen, 1);
        DistributionTrial Trial(DistributionFamily family, DistributionCase values) =>
            new(family, values, test, NoiseKey.FromSeed(chosen.Seed).Then("divergence"), tally);
        Check(
            "divergence",
            "the law 'divergence', a closed form is E log q(x)/p(x) under q, zero for equals, and the sum over components",
            "DistributionLaws.CheckDivergence",
            [.. q.Parameters, .. p.Parameters],
            $"KL({q.Name}‖{p.Name})",
            values => DivergenceLaw.Holds(
                Trial(q, new(values.Values[..q.Parameters.Length])),
                Trial(p, new(values.Values[q.Parameters.Length..]) { Components = values.Components }),
                divergence ?? ((from, to) => KlTable.Divergence(from, to).OrThrow())),
            chosen,
            tally);
    }

    private static MeanTest TestFor(LawSettings settings, int questions) =>
        new(settings.ErrorRate / (questions * settings.Cases), Budget: settings.Budget, Kurtosis: settings.Kurtosis);

    private static void Check(
        string law,
        string statement,
        string method,
        ImmutableArray<Domain> parameters,
        string about,
        Func<DistributionCase, Either<Mismatch, Unit>> holds,
        LawSettings settings,
        DrawTally tally)
    {
        long? draws = null;
        Laws.Check(
            new LawReport<DistributionCase>(
                law,
                statement,
                FormattableString.Invariant($"{method}(…, new LawSettings(Seed: {settings.Seed}))"),
                LooksLike,
                Draws: () => draws ?? 0),
            DistributionCase.For(parameters),
            values => holds(values).MapLeft(found =>
            {
                draws ??= tally.Draws;
                return new Fault($"{about}: {found.Message}");
            }),
            settings.Seed,
            settings.Cases);

        // At simple values many mistakes give the same number: those that also do at values in general position.
        IReadOnlyList<string> LooksLike(DistributionCase shrunk) => General
            .Select(seed => DistributionCase.Drawn(parameters, seed)).Prepend(shrunk)
            .Select(values => holds(values)).Where(found => found.IsLeft)
            .Select(found => found.LeftToSeq().Head().LooksLike.AsEnumerable())
            .Aggregate(Enumerable.Intersect)
            .ToArray();
    }

    private static readonly int[] General = [1, 2];
}
