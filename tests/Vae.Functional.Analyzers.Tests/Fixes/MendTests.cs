extern alias analyzers;

using analyzers::Vae.Functional.Analyzers.Fixes;
using Microsoft.CodeAnalysis.CodeFixes;
using Vae.Functional.Analyzers.Tests.Conventions;
using Vae.Functional.Analyzers.Tests.Verification;
using Vae.Functional.Bounds;

namespace Vae.Functional.Analyzers.Tests.Fixes;

/// <summary>Each mend: what it makes compiles, and its rule no longer speaks.</summary>
public sealed class MendTests
{
    private const string Real = "new(new RealValued(784), Latents, Posteriors, ";
    private const string Unit = "new(new UnitInterval(784), Latents, Posteriors, ";
    private const string Bits = "new(Bits, Latents, Posteriors, ";
    private const string Made = "new VaeSpec(Bits, Latents, Posteriors, Coins)";
    private const string Accepted = "AcceptSurrogate: \"a surrogate is what this study is about\"";
    private const string Train =
        "public class C {{ object Run(DataSet data) => new VaeSpec(Bits, Latents, Posteriors, Coins).Train(data, {0}); }}";

    /// <summary>Rule, title, and a spec before and after.</summary>
    public static TheoryData<string, string, string, string> Specs => new()
    {
        { "VAE1001", "Use ContinuousBernoulli", Unit + "new Bernoulli(Net))", Unit + "new ContinuousBernoulli(Net))" },
        {
            "VAE1001", "Declare the observation Binary",
            "new(new UnitInterval((28, 28)), Latents, Posteriors, new Bernoulli(Net))",
            "new(new Binary((28, 28)), Latents, Posteriors, new Bernoulli(Net))"
        },
        {
            "VAE1001", "Declare the observation Binary",
            Made + " with { Observation = new UnitInterval(784) }",
            Made + " with { Observation = new Binary(784) }"
        },
        { "VAE1001", "Accept the surrogate", Unit + "new Bernoulli(Net))", Unit + $"new Bernoulli(Net), {Accepted})" },
        {
            "VAE1002", "Declare the observation UnitInterval",
            Real + "new ContinuousBernoulli(Net))",
            Unit + "new ContinuousBernoulli(Net))"
        },
        {
            "VAE1002", "Declare a Gaussian with a learned σ",
            Real + "new ContinuousBernoulli(Net))",
            Real + "new Gaussian(Net, new LearnedSigma(0.01)))"
        },
        { "VAE1003", "Use Bernoulli", Bits + "new ContinuousBernoulli(Net))", Bits + "new Bernoulli(Net))" },
        {
            "VAE1003", "Use ContinuousBernoulli",
            Unit + "new Gaussian(Net, new SharedSigma(0.1)))",
            Unit + "new ContinuousBernoulli(Net))"
        },
        {
            "VAE1003", "Use Poisson",
            "new(new Counts(784), Latents, Posteriors, new Gaussian(Net, new SharedSigma(0.1)))",
            "new(new Counts(784), Latents, Posteriors, new Poisson(Net))"
        },
        {
            "VAE1003", "Use DiscretisedLogistic",
            "new(new Pixels(784), Latents, Posteriors, new Laplace(Net, new SharedSigma(0.1)))",
            "new(new Pixels(784), Latents, Posteriors, new DiscretisedLogistic(Net))"
        },
        {
            "VAE1004", "Give σ a floor of 0.01",
            Real + "new Gaussian(Net, new LearnedSigma()))",
            Real + "new Gaussian(Net, new LearnedSigma(0.01)))"
        },
        {
            "VAE1004", "Give σ a floor of 0.01",
            Real + "new Gaussian(Net, new SharedSigma(Floor: 0)))",
            Real + "new Gaussian(Net, new SharedSigma(Floor: 0.01)))"
        },
        {
            "VAE1005", "Learn σ, with a floor of 0.01",
            Real + "new Gaussian(Net, new FixedSigma(0.001)))",
            Real + "new Gaussian(Net, new SharedSigma(0.01)))"
        },
        {
            "VAE1006", "Declare a Gaussian with a learned σ",
            Real + "new MeanSquaredError(Net))",
            Real + "new Gaussian(Net, new LearnedSigma(0.01)))"
        },
        { "VAE1006", "Accept the surrogate", Real + "new MeanSquaredError(Net))", Real + $"new MeanSquaredError(Net), {Accepted})" },
        {
            "VAE1007", "Leave the output natural",
            Bits + "new Bernoulli(new Mlp([4], Activation.Relu, OutputRange.UnitInterval)))",
            Bits + "new Bernoulli(new Mlp([4], Activation.Relu, OutputRange.Natural)))"
        },
        {
            "VAE1009", "Learn one σ",
            Real + "new Gaussian(Net, new OptimalSigma(Floor: 0.1)))",
            Real + "new Gaussian(Net, new SharedSigma(Floor: 0.1)))"
        },
        {
            "VAE1009", "Accept the surrogate",
            Real + "new Gaussian(Net, new OptimalSigma(0.1)))",
            Real + $"new Gaussian(Net, new OptimalSigma(0.1)), {Accepted})"
        },
        {
            "VAE2017", "Use LayerNormalisation",
            Bits + "new Bernoulli(new Sequence(Net, new BatchNormalisation(0.2))))",
            Bits + "new Bernoulli(new Sequence(Net, new LayerNormalisation())))"
        },
        {
            "VAE2017", "Accept the surrogate",
            Bits + "new Bernoulli(new BatchNormalisation()))",
            Bits + $"new Bernoulli(new BatchNormalisation()), {Accepted})"
        },
        { "VAE2001", "Leave β at 1", Bits + "Coins, Beta: 0.5)", Bits + "Coins)" },
        { "VAE2001", "Leave β at 1", Bits + "Coins, 0.5, Decoding.Ancestral)", Bits + "Coins, 1, Decoding.Ancestral)" },
        { "VAE2001", "Leave β at 1", Made + " with { Beta = 0.5 }", Made + " with { Beta = 1 }" },
        {
            "VAE2001", "Say it with σ: FixedSigma(σ√β) at β = 1",
            Real + "new Gaussian(Net, new FixedSigma(2)), 0.25)",
            Real + "new Gaussian(Net, new FixedSigma(1)), 1)"
        },
        { "VAE2001", "Accept the surrogate", Bits + "Coins, Beta: 0.5)", Bits + $"Coins, Beta: 0.5, {Accepted})" },
        {
            "VAE2001", "Accept the surrogate",
            Made + " with { Beta = 0.5 }",
            Made + " with { Beta = 0.5, " + Accepted.Replace(":", " =") + " }"
        },
        {
            "VAE2001", "Accept the surrogate",
            Made + " with\n{\n    Shift = 1,\n    Beta = 0.5,\n}",
            Made + " with\n{\n    Shift = 1,\n    Beta = 0.5,\n    " + Accepted.Replace(":", " =") + ",\n}"
        },
        { "VAE2002", "Leave β at 1", Bits + "Coins, Beta: 0, Shift: 1)", Bits + "Coins, Shift: 1)" },
        { "VAE2002", "Accept the surrogate", Bits + "Coins, Beta: 0)", Bits + $"Coins, Beta: 0, {Accepted})" },
        { "VAE2003", "Leave β at 1", Bits + "Coins, Beta: 4)", Bits + "Coins)" },
        { "VAE2004", "Leave β at 1", Bits + "Coins, Beta: -1)", Bits + "Coins)" },
        { "VAE2007", "Use FreeBits", Bits + "Coins, KlTerm: new Capacity(1000, 25))", Bits + "Coins, KlTerm: new FreeBits(25))" },
        {
            "VAE2007", "Accept the surrogate",
            Bits + "Coins, KlTerm: new Capacity(1000, 25))",
            Bits + $"Coins, KlTerm: new Capacity(1000, 25), {Accepted})"
        },
        {
            "VAE2008", "Use DiagonalGaussian",
            "new(Bits, Latents, new PointMass(Net), Coins)",
            "new(Bits, Latents, new DiagonalGaussian(Net), Coins)"
        },
        {
            "VAE1010", "Use KumaraswamyFamily",
            "new(Bits, new SparseBeta(20, 0.5, 0.5), new DiagonalGaussian(Net), Coins)",
            "new(Bits, new SparseBeta(20, 0.5, 0.5), new KumaraswamyFamily(Net), Coins)"
        },
        {
            "VAE2008", "Accept the surrogate",
            "new(Bits, Latents, new PointMass(Net), Coins)",
            $"new(Bits, Latents, new PointMass(Net), Coins, {Accepted})"
        },
        { "VAE3001", "Draw from p(x|z)", Bits + "Coins, Decoding: Decoding.Mean)", Bits + "Coins, Decoding: Decoding.Ancestral)" },
        {
            "VAE3002", "Draw from p(x|z)",
            Real + "new Gaussian(Net, new FixedSigma(1)), Decoding: Decoding.Mean)",
            Real + "new Gaussian(Net, new FixedSigma(1)), Decoding: Decoding.Ancestral)"
        },
    };

    /// <summary>Rule, title, and a plan before and after.</summary>
    public static TheoryData<string, string, string, string> Plans => new()
    {
        {
            "VAE2005", "Warm up no longer than the plan trains",
            "new TrainingPlan(10, KlWarmupEpochs: 20)",
            "new TrainingPlan(10, KlWarmupEpochs: 10)"
        },
        {
            "VAE2005", "Train for as long as the warm-up",
            "new TrainingPlan(Epochs: 10, KlWarmupEpochs: 20)",
            "new TrainingPlan(Epochs: 20, KlWarmupEpochs: 20)"
        },
        {
            "VAE2006", "Train all epochs",
            "new TrainingPlan(9, Patience: 3, KlWarmupEpochs: 5)",
            "new TrainingPlan(9, Patience: 0, KlWarmupEpochs: 5)"
        },
        {
            "VAE2006", "Warm up not at all",
            "new TrainingPlan(9, Patience: 3, KlWarmupEpochs: 5)",
            "new TrainingPlan(9, Patience: 3, KlWarmupEpochs: 0)"
        },
        {
            "VAE2011", "Use AnalyticKl",
            "new TrainingPlan(9, Estimator: new Renyi(-1, 5))",
            "new TrainingPlan(9, Estimator: new AnalyticKl())"
        },
    };

    /// <summary>A plan before and after, of a spec without a closed-form divergence.</summary>
    public static TheoryData<string, string> Sampled => new()
    {
        { "new TrainingPlan(9)", "new TrainingPlan(9, Estimator: new MonteCarlo())" },
        { "new(Epochs: 9, Seed: 3)", "new(Epochs: 9, Seed: 3, Estimator: new MonteCarlo())" },
        { "new TrainingPlan(9, Estimator: new AnalyticKl())", "new TrainingPlan(9, Estimator: new MonteCarlo())" },
        { "new TrainingPlan(9, Estimator: null)", "new TrainingPlan(9, Estimator: new MonteCarlo())" },
    };

    [Theory]
    [MemberData(nameof(Sampled))]
    public void ADivergenceWithoutAClosedFormIsSampled(string before, string after)
    {
        const string Frame =
            """
            using Vae.Functional.Distributions;

            public sealed record Own(int Dimension) : Prior(Dimension)
            {{
                public override Distribution Distribution {{ get {{ return new LaplaceDistribution(0.0, 1.0); }} }}
                public override (string Text, string Latex) Notation => ("", "");
            }}
            public class C {{ object Run(DataSet data) => new VaeSpec(Bits, new Own(2), Posteriors, Coins).Train(data, {0}); }}
            """;
        VerifyFix.Files("VAE2009", "Use MonteCarlo", (string.Format(Frame, before), string.Format(Frame, after)));
    }

    [Theory]
    [InlineData("Use MonteCarlo", "StickingTheLanding(3)", "MonteCarlo(3)")]
    [InlineData("Use ImportanceWeighted", "DoublyReparameterised(5)", "ImportanceWeighted(5)")]
    public void ADensityThatIsKnownAtItsOwnDrawsOnlyIsTakenThere(string title, string before, string after)
    {
        const string Frame =
            """
            public class C {{ object Run(DataSet data) =>
                new VaeSpec(Bits, Latents, new Planar(Net, 4), Coins).Train(data, new TrainingPlan(9, Estimator: new {0})); }}
            """;
        VerifyFix.Files("VAE2013", title, (string.Format(Frame, before), string.Format(Frame, after)));
    }

    /// <summary>Rules that speak of a plan, of which the spec may accept what follows.</summary>
    public static TheoryData<string, string> Accepting => new()
    {
        { "VAE2005", "new TrainingPlan(10, KlWarmupEpochs: 20)" },
        { "VAE2006", "new TrainingPlan(9, Patience: 3, KlWarmupEpochs: 5)" },
        { "VAE2011", "new TrainingPlan(9, Estimator: new Renyi(-1, 5))" },
    };

    /// <summary>Rule, title, and arguments of an evaluation before and after.</summary>
    public static TheoryData<string, string, string, string> Evaluations => new()
    {
        {
            "VAE3003", "Evaluate with draws",
            "data.Test!, new EvaluationPlan(Latent: LatentChoice.Mean)",
            "data.Test!, new EvaluationPlan(Latent: LatentChoice.Draw)"
        },
        {
            "VAE3004", "Keep σ frozen from the training data",
            "data.Test!, new EvaluationPlan(Sigma: SigmaChoice.Refitted)",
            "data.Test!, new EvaluationPlan(Sigma: SigmaChoice.Frozen)"
        },
        { "VAE3005", "Evaluate on the test part", "data", "data.Test!" },
    };

    /// <summary>Rule, title, and a part of the source before and after, where β meets importance weights.</summary>
    public static TheoryData<string, string, string, string> Weights => new()
    {
        { "VAE2010", "Leave β at 1", "Coins, Beta: 4", "Coins" },
        { "VAE2010", "Use AnalyticKl", "new ImportanceWeighted(5)", "new AnalyticKl()" },
        { "VAE2010", "Accept the surrogate", "Coins, Beta: 4", $"Coins, Beta: 4, {Accepted}" },
    };

    [Fact]
    public void WeightsOfAPoint()
    {
        const string Weighted =
            """
            public class C
            {
                object Run(DataSet data) => new VaeSpec(Bits, Latents, new PointMass(Net), Coins, AcceptSurrogate: "a baseline")
                    .Train(data, new(9, Estimator: new ImportanceWeighted(5)));
            }
            """;
        VerifyFix.Source("VAE2016", "Use AnalyticKl", Weighted, Weighted.Replace("ImportanceWeighted(5)", "AnalyticKl()"));
    }

    [Theory]
    [MemberData(nameof(Specs))]
    public void MendedSpecs(string id, string title, string before, string after) => VerifyFix.Spec(id, title, before, after);

    [Theory]
    [MemberData(nameof(Plans))]
    public void MendedPlans(string id, string title, string before, string after) =>
        VerifyFix.Source(id, title, string.Format(Train, before), string.Format(Train, after));

    [Theory]
    [MemberData(nameof(Accepting))]
    public void PlansThatASpecAccepts(string id, string plan) => VerifyFix.Source(
        id,
        "Accept the surrogate",
        string.Format(Train, plan),
        string.Format(Train, plan).Replace("Coins)", $"Coins, {Accepted})"));

    [Theory]
    [MemberData(nameof(Weights))]
    public void WeightsAndBetaApart(string id, string title, string before, string after)
    {
        const string Weighted =
            """
            public class C
            {
                object Run(DataSet data) =>
                    new VaeSpec(Bits, Latents, Posteriors, Coins, Beta: 4).Train(data, new(9, Estimator: new ImportanceWeighted(5)));
            }
            """;
        VerifyFix.Source(id, title, Weighted, Weighted.Replace(before, after));
    }

    [Theory]
    [MemberData(nameof(Evaluations))]
    public void MendedEvaluations(string id, string title, string before, string after)
    {
        const string Frame =
            """
            public class C
            {{
                static readonly VaeSpec Spec = new(new RealValued(784), Latents, Posteriors, new Gaussian(Net, new OptimalSigma(0.1)));
                object Run(DataSet data) => Spec.Train(data, new(9)).Evaluate({0});
            }}
            """;
        VerifyFix.Source(id, title, string.Format(Frame, before), string.Format(Frame, after));
    }

    [Fact]
    public void EveryPlaceAtOnce() => VerifyFix.All(
        "VAE2001",
        "Leave β at 1",
        FixAllScope.Document,
        ("""
        public static class Studies
        {
            public static readonly VaeSpec One = new(Bits, Latents, Posteriors, Coins, Beta: 0.5);
            public static readonly VaeSpec Two = One with { Beta = 0.25 };
            public static VaeSpec Make(double beta) => new(Bits, Latents, Posteriors, Coins, beta);
            public static VaeSpec[] More => [Make(0.1), new(Bits, Latents, Posteriors, Coins, 0.2)];
        }
        """,
        """
        public static class Studies
        {
            public static readonly VaeSpec One = new(Bits, Latents, Posteriors, Coins);
            public static readonly VaeSpec Two = One with { Beta = 1 };
            public static VaeSpec Make(double beta) => new(Bits, Latents, Posteriors, Coins, beta);
            public static VaeSpec[] More => [Make(1), new(Bits, Latents, Posteriors, Coins, 1)];
        }
        """));

    [Theory]
    [InlineData("VAE1001", "new(Given, Latents, Posteriors, new Bernoulli(Net))", "Accept the surrogate")]
    [InlineData("VAE2001", "new(Bits, Latents, Posteriors, Coins, 0.5)", "Leave β at 1, Accept the surrogate")]
    [InlineData("VAE2001", "new(Bits, Latents, Posteriors, Coins, AcceptSurrogate: null, Beta: 0.5)", "Leave β at 1")]
    [InlineData("VAE2001", "new VaeSpec(Bits, Latents, Posteriors, Coins, 0.5) with { AcceptSurrogate = null }", "Leave β at 1")]
    public void OnlyWhatAppliesIsOffered(string id, string spec, string titles) => Assert.Equal(
        titles,
        string.Join(", ", VerifyFix.Titles(id, $"public class C {{ static readonly RealValued Given = new(784); VaeSpec Spec => {spec}; }}")));

    [Theory]
    [MemberData(nameof(Rules))]
    public void ThePageSaysWhereThereIsNoMend(string id)
    {
        var page = File.ReadAllText(Path.Combine(Repository.Root, "analyzers", "rules", $"{id}.md"));
        Assert.True(
            page.Contains("\nThe editor offers no fix: ", StringComparison.Ordinal) != Mends.ByRule.ContainsKey(id),
            $"give {id} a mend in {nameof(Mends)}, or say on its page 'The editor offers no fix: ' and why; not both");
    }

    public static TheoryData<string> Rules => [.. RuleTable.All.Select(rule => rule.Id)];

    [Fact]
    public void WhatMakesASurrogateCanBeAccepted() => Assert.Equal(
        RuleTable.All
            .Where(rule => rule is { Effect: Effect.Surrogate or Effect.TrainingSurrogate, Severity: not Severity.Error })
            .Select(rule => rule.Id),
        Mends.ByRule.Where(rule => rule.Value.Any(mend => mend.Title == "Accept the surrogate")).Select(rule => rule.Key).Order());

    [Fact]
    public void EveryMendIsTested()
    {
        var tested = new[] { Specs, Plans, Evaluations, Weights }.SelectMany(rows => rows).Select(row => ((string)row[0], (string)row[1]))
            .Concat(Accepting.Select(row => ((string)row[0], "Accept the surrogate")))
            .Concat([("VAE2009", "Use MonteCarlo"), ("VAE2013", "Use MonteCarlo"), ("VAE2013", "Use ImportanceWeighted")])
            .Append(("VAE2016", "Use AnalyticKl"));
        var offered = Mends.ByRule.SelectMany(rule => rule.Value, (rule, mend) => (rule.Key, mend.Title));
        Assert.Empty(offered.Except(tested));
    }
}
