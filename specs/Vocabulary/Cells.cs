using System.Collections.Immutable;
using Vae.Functional.Engine.Data;
using Vae.Functional.Noise;
using Vae.Functional.Tensors.Reference;
using Vae.Functional.Testing.Oracles;
using static System.FormattableString;

namespace Vae.Functional.Specs.Vocabulary;

/// <summary>Counts of fifty genes in single cells: a planted latent variable behind negative binomial noise, and what finds it.</summary>
public static class Cells
{
    private const int Genes = 50;

    private static readonly Mlp Linear = new([], Activation.Tanh);

    public static readonly VaeSpec NegativeBinomial = new(
        Observation: new Counts(Genes),
        Prior:       new StandardNormal(1),
        Family:      new DiagonalGaussian(new Mlp([64], Activation.Tanh)),
        Likelihood:  new NegativeBinomial(Linear));

    public static readonly VaeSpec Poisson = NegativeBinomial with { Likelihood = new Poisson(Linear) };

    public static readonly VaeSpec ZeroInflated = NegativeBinomial with { Likelihood = new ZeroInflated(new NegativeBinomial(Linear)) };

    /// <summary>Trained on draws of the planted model, and judged on others beside what is exact of it.</summary>
    public static readonly VaeStudy Planted = new(
        "Is a planted latent variable found behind overdispersed counts, and what does the wrong noise cost?", Source: "", Answer);

    // Draws that weigh q(z|x) up to p(z|x), nearly.
    private static readonly EvaluationPlan Weighted = new(new ImportanceSampled(50));

    private static StudyResult Answer(StudyRun run)
    {
        var (planted, poisson) = (Oracle(NegativeBinomial), Oracle(Poisson));
        var draws = planted.Draw(Key.Then("cells"), run.Choose(1_500, 6_000));
        var test = run.Choose(250, 1_000);
        float[] counts = [.. draws.Observations.Values.ToArray().Select(count => (float)count)];
        var data = Vae.Functional.Data.From(counts, Genes).HoldOutLast(test).OrThrow() with { Name = "planted cells" };
        double[] z = [.. draws.Latents.Values[^test..]];
        var exact = Mean(planted, data.Test!);
        var cost = exact - Mean(poisson, data.Test!);

        var plan = new TrainingPlan(Epochs: run.Choose(60, 100), BatchSize: 50, LearningRate: 5e-3, ValidationFraction: 0);
        Found[] found =
        [
            .. from model in Models.Take(run.Choose(2, 3))
               select Found.Of(model.Name, run.Train(model.Spec, data, plan), data.Test!, z),
        ];
        var paid = found[0].Value.Nats - found[1].Value.Nats;
        return new StudyResult(
            Invariant($"The means of q(z|x) correlate by {found[0].Correlation:F3} with the planted variable under the negative binomial ")
            + Invariant($"and by {found[1].Correlation:F3} under the Poisson, which loses {paid:F1} nats a cell; with all true rates ")
            + Invariant($"known it would lose {cost:F1}."),
            [
                new Exhibit.Table(
                    "Planted cells",
                    Invariant($"{data.Count} cells of {Genes} genes, {plan.Epochs} epochs of batches of 50, seed 0; on {test} others, in nats ")
                    + Invariant($"a cell, by 50 weighted draws. log p(x) of the planted model is {exact:F2}, exact by quadrature; under ")
                    + Invariant($"Poisson noise of the same rates {exact - cost:F2}."),
                    ["likelihood", "correlation with the planted variable", "value on other cells", "below the planted model's log p(x)"],
                    [
                        .. found.Select(one => ImmutableArray.Create<Cell>(
                            one.Name, one.Correlation, Cell.From(one.Value), exact - one.Value.Nats)),
                    ]),
                new Exhibit.Table(
                    "The cost of the wrong noise", "In nats a cell, on the same cells.", ["of", "nats"],
                    [["the trained models, by 50 weighted draws", paid], ["the true rates, exact", cost]]),
            ]);
    }

    private static (string Name, VaeSpec Spec)[] Models =>
        [("negative binomial", NegativeBinomial), ("Poisson", Poisson), ("zero-inflated negative binomial", ZeroInflated)];

    private static NoiseKey Key => NoiseKey.FromSeed(0).Then("planted");

    // log λ = 1 + ½ε + ½ε'z and θ = 2: about three counts a gene, with twice and a half the variance of Poisson noise.
    private static SpecOracle Oracle(VaeSpec spec)
    {
        double[] Normals(string name)
        {
            var numbers = new double[Genes];
            Key.Then(name).FillStandardNormal(numbers);
            return numbers;
        }

        return SpecOracle.For(spec, new Dictionary<string, DenseArray>
        {
            ["decoder.log_rate.bias"] = DenseArray.Of([Genes], [.. Normals("bias").Select(ε => 1 + 0.5 * ε)]),
            ["decoder.log_rate.weight"] = DenseArray.Of([1, Genes], [.. Normals("weight").Select(ε => 0.5 * ε)]),
            ["decoder.log_concentration"] = DenseArray.Of([Genes], [.. Enumerable.Repeat(Math.Log(2), Genes)]),
        }).OrThrow();
    }

    private static double Mean(SpecOracle oracle, DataSet data) =>
        Enumerable.Range(0, data.Count).Average(i => oracle.LogEvidence([.. data[i].ToArray().Select(count => (double)count)]).OrThrow());

    private sealed record Found(string Name, double Correlation, Evaluation Value)
    {
        // The sign of z is the model's own.
        public static Found Of(string name, Fit fit, DataSet test, double[] planted) => new(
            name,
            Math.Abs(MathNet.Numerics.Statistics.Correlation.Pearson(fit.Encode(test).Select(mean => (double)mean), planted)),
            fit.Evaluate(test, Weighted));
    }
}
