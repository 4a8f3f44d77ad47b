using System.Collections.Immutable;
using MathNet.Numerics.Statistics;
using Vae.Functional.Engine.Data;
using Vae.Functional.Objectives;
using Vae.Functional.Tensors.Passes;
using static Vae.Functional.Specs.Prose;

namespace Vae.Functional.Specs;

public static partial class ThesisChapter
{
    /// <summary>β = ¼ at σ = 1, and β = 1 at σ = ½: one objective, up to a factor and a constant.</summary>
    public static readonly VaeSpec QuarterBeta = new(
        new UnitInterval((28, 28)), new StandardNormal(20), new DiagonalGaussian(new Mlp([100], Activation.Relu)),
        new Gaussian(new Mlp([100], Activation.Relu, OutputRange.UnitInterval), new FixedSigma(1)),
        Beta: 0.25, AcceptSurrogate: "has the optima of β = 1 at σ = ½");

    public static readonly VaeSpec HalfSigma = new(
        new UnitInterval((28, 28)), new StandardNormal(20), new DiagonalGaussian(new Mlp([100], Activation.Relu)),
        new Gaussian(new Mlp([100], Activation.Relu, OutputRange.UnitInterval), new FixedSigma(0.5)));

    /// <summary>Section 5.3.4 sees similar fits from a small β and from a small σ: exactly how similar?</summary>
    public static readonly VaeStudy SigmaAndBeta = new(
        "Is choosing β anything but fixing σ?",
        "000, sections 5.3.2 to 5.3.4",
        TrainInPairs);

    private static StudyResult TrainInPairs(StudyRun run)
    {
        const double beta = 0.25;
        var whole = run.Shortened(run.Data.Mnist, quickCount: 1000, quickTestCount: 200);
        var data = whole.First(run.Choose(1000, 5000));
        var law = Enumerable.Range(0, 20).Select(seed => Law((ulong)seed, beta)).ToArray();
        var (constant, gradient) = (law.Max(point => point.Value), law.Max(point => point.Gradient));
        var plan = new TrainingPlan(Epochs: run.Choose(2, 5), BatchSize: 50, ValidationFraction: 0);
        ImmutableArray<(string Name, TrainingPlan AtBeta, TrainingPlan AtSigma)> pairs =
        [
            ("descent, the same step", Stepping(0.01), Stepping(0.01)),
            ("descent, β times the step at σ√β", Stepping(0.01), Stepping(0.01 * beta)),
            ("Adam, the same ε", plan, plan),
            ("Adam, ε/β at σ√β", plan, plan with { Optimiser = new Adam(Epsilon: 1e-8 / beta) }),
        ];
        TrainingPlan Stepping(double step) => plan with { Optimiser = new Sgd(0), LearningRate = step };
        var apart = pairs.Select(pair => Enumerable.Range(0, 3).Select(seed =>
            Apart(run.Train(QuarterBeta, data, pair.AtBeta with { Seed = (ulong)seed }),
                run.Train(HalfSigma, data, pair.AtSigma with { Seed = (ulong)seed }), data.Test!)).ToArray()).ToArray();

        return new StudyResult(
            Text($"""
                L(β, σ) = β·L(1, σ√β) + ½D(β ln 2πβσ² − ln 2πσ²) at every parameter: in double precision the two sides differ by at most
                {constant:G2} and their gradients by {gradient:G2}, relatively, at 20 points. So the optima are the same, and what is
                left is the optimiser, which meets gradients β times as large: plain descent with the same step ends
                {apart[0].Mean():G2} apart, with β times the step {apart[1].Mean():G2}; Adam, which divides by the size of gradients,
                {apart[2].Mean():G2}, and {apart[3].Mean():G2} once its ε is scaled too.
                """),
            [
                new Exhibit.Table(
                    "Paired trainings",
                    $"β = ¼ at σ = 1 beside β = 1 at σ = ½, the same seeds: the largest difference of a pixel of reconstructions.",
                    ["optimiser", "seed 0", "seed 1", "seed 2"],
                    [.. pairs.Zip(apart, (pair, found) => (ImmutableArray<Cell>)[pair.Name, .. found.Select(value => (Cell)value)])]),
            ],
            [
                Audited("adjusting σ_x leads to similar fit than adjusting β", "section 5.3.4", AuditVerdict.HoldsWithCorrection,
                    Text($"""
                        Not similar but the same: L(β, σ) is β·L(1, σ√β) plus a constant, so that their optima are the same parameters
                        (largest relative difference {constant:G2} in the value and {gradient:G2} in the gradient over 20 points, seeds
                        0 to 19). What differs is the optimiser: trained in pairs with Adam, pixels differ by {apart[2].Max():G2}.
                        """)),
                Audited("minimizing the MSE is equivalent to maximizing the log-likelihood for a normal distribution with a fixed",
                    "section 5.3.2", AuditVerdict.HoldsWithCorrection,
                    Text($"""
                        Alone it is so for any fixed σ; beside a divergence it is not. Σ(x − μ)² + KL is the bound at σ = 1/√2 less its
                        constant, and a mean over D = 784 pixels in its place is that at σ = √(D/2) = {Math.Sqrt(392):F1}: σ = 1 is ½Σ(x
                        − μ)² + KL.
                        """)),
                Audited("-\\frac{1}{2}\\ln(2\\pi) - \\frac{(x-\\mu(z))^2}{2} \\propto -(x-\\mu(z))^2.",
                    "section 5.3.2", AuditVerdict.DoesNotHold,
                    Text($"""
                        An added constant is no factor: at x − μ = 0 the left side is {-0.5 * Math.Log(2 * Math.PI):F3} and the right
                        side 0, at 1 they are {-0.5 * Math.Log(2 * Math.PI) - 0.5:F3} and −1. Equal are the maxima, and the gradients up
                        to a factor of 2.
                        """)),
            ]);
    }

    // How far both sides of the law lie apart, relatively, in the value and in the gradient.
    private static (double Value, double Gradient) Law(ulong seed, double beta)
    {
        var (left, right) = (ObjectivePoint.At(QuarterBeta, seed), ObjectivePoint.At(HalfSigma, seed));
        var (atBeta, atSigma) = (left[Programs.Objective].Values[0], right[Programs.Objective].Values[0]);
        var expected = beta * atSigma + 0.5 * 784 * (beta * Math.Log(2 * Math.PI * beta) - Math.Log(2 * Math.PI));
        var gradient = left.Keys.Where(name => name.StartsWith(Differentiate.OutputName(""), StringComparison.Ordinal)).Max(name =>
            left[name].Values.ToArray().Zip(right[name].Values.ToArray(), (one, other) => Math.Abs(one - beta * other)).Max()
                / left[name].Values.ToArray().Max(Math.Abs));
        return (Math.Abs(atBeta - expected) / Math.Abs(atBeta), gradient);
    }

    private static double Apart(Fit one, Fit other, DataSet test) =>
        one.Reconstruct(test).Zip(other.Reconstruct(test), (a, b) => (double)Math.Abs(a - b)).Max();
}
