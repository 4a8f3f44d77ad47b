using LanguageExt;
using Vae.Functional.Testing.Oracles;
using Vae.Functional.Testing.Specs;

namespace Vae.Functional.Testing.Tests.Oracles;

/// <summary>The two oracles, closed forms and quadrature, against each other and against what is known by hand.</summary>
public sealed class OracleTests
{
    private static readonly Tolerance Tolerance = new(1e-7, 1e-7);

    private static bool IsLinear(SpecCase specCase) => specCase.Spec is
    {
        KlTerm: null,
        Prior: StandardNormal,
        Family: DiagonalGaussian,
        Likelihood: Gaussian { Sigma: FixedSigma, Network: Mlp { Hidden.Count: 0, Output: OutputRange.Natural } },
    } && specCase.Estimator is AnalyticKl { Samples: 1 } or MonteCarlo { Samples: 1 };

    private static SpecCase Linear(int seed)
    {
        var random = new Random(seed);
        T One<T>(params T[] choices) => choices[random.Next(choices.Length)];
        double Normal() => MathNet.Numerics.Distributions.Normal.Sample(random, 0, 1);
        var width = random.Next(1, 4);
        var spec = new VaeSpec(
            new RealValued(width),
            new StandardNormal(1),
            new DiagonalGaussian(new Mlp(One<Sizes>([], [2], [3]), One(Activation.Tanh, Activation.Relu))),
            new Gaussian(new Mlp([], Activation.Tanh), new FixedSigma(One(0.3, 0.5, 1, 2))),
            One(1, 0.25, 0.5, 2, 4));
        var plan = new TrainingPlan(10, Estimator: One<Estimator>(new AnalyticKl(), new MonteCarlo()));
        return new(spec, plan, new SpecDraws(random).Parameters(spec, plan), [.. Enumerable.Range(0, width).Select(_ => 2 * Normal())]);
    }

    [Fact]
    public void Quadrature_finds_the_evidence_of_linear_models() => Holds(
        "log p(x) by quadrature is log p(x) in closed form",
        (specCase, exact) => OneDimensionalLatent.LogEvidence(specCase.Spec, specCase.Parameters, specCase.Observation.AsSpan())
            .Map(found => (exact.LogEvidence(specCase.Observation.AsSpan()).Value(), found)));

    [Fact]
    public void Quadrature_finds_the_expected_objective_of_linear_models() => Holds(
        "the expected objective by quadrature is the one in closed form",
        (specCase, exact) => OneDimensionalLatent
            .ExpectedObjective(specCase.Spec, specCase.Estimator, specCase.Parameters, specCase.Observation.AsSpan(), 1e-9)
            .Map(found => (exact.ExpectedObjective(specCase.Estimator, specCase.Observation.AsSpan()).Value(), found)));

    [Fact]
    public void The_bound_is_the_evidence_less_the_divergence_from_the_posterior() => Holds(
        "log p(x) − bound = KL(q(z|x)‖p(z|x))",
        (specCase, exact) =>
        {
            var x = specCase.Observation.AsSpan();
            var divergence = exact.Pca.DivergenceFromPosterior(x, exact.Variational(x));
            return (divergence, exact.LogEvidence(x).Value() - exact.ExpectedBound(x).Value());
        });

    [Fact]
    public void What_cannot_be_integrated_is_refused()
    {
        var specCase = SpecCases.Drawn(0, candidate => candidate.Spec.Likelihood is Bernoulli);
        var wide = specCase.Spec with { Prior = new StandardNormal(2) };
        var refused = OneDimensionalLatent.LogEvidence(wide, specCase.Parameters, specCase.Observation.AsSpan());
        Assert.Contains("takes one", refused.LeftToSeq().Head.Message);
        Assert.Contains("not linear", LinearGaussian.Of(specCase.Spec, specCase.Parameters).LeftToSeq().Head.Message);
    }

    private static void Holds(string name, Func<SpecCase, LinearGaussian, Either<Fault, (double Expected, double Found)>> law) => Laws.Hold(
        name,
        SpecCases.Of(Linear, IsLinear),
        specCase => LinearGaussian.Of(specCase.Spec, specCase.Parameters).Bind(exact => law(specCase, exact)).Bind(pair =>
            Tolerance.Admits(pair.Expected, pair.Found)
            ? (Either<Fault, Unit>)Unit.Default
            : new Fault($"{pair.Found:R} should be {pair.Expected:R}")),
        seed: 30,
        count: 60);
}
