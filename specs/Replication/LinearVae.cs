using System.Collections.Immutable;
using Vae.Functional.Baselines;
using Vae.Functional.Engine.Data;
using Vae.Functional.Noise;
using Vae.Functional.Tensors.Reference;
using static System.FormattableString;

namespace Vae.Functional.Specs;

public static partial class Replication
{
    public static readonly VaeSpec FreyLinear = new(
        Observation: new UnitInterval((28, 20)),
        Prior:       new StandardNormal(2),
        Family:      new DiagonalGaussian(new Mlp([], Activation.Tanh)),
        Likelihood:  new Gaussian(new Mlp([], Activation.Tanh), new SharedSigma(Floor: 1e-3)));

    public static readonly VaeSpec GeneratedLinear = FreyLinear with { Observation = new RealValued(10) };

    public static readonly VaeStudy LinearVae = new(
        "Does a linear autoencoder, trained, reach the log-likelihood that probabilistic PCA has in closed form?",
        "Tipping and Bishop 1999, equations 7 and 8; no claim of 003, an anchor for its numbers",
        AnswerLinearVae);

    private const int Weights = 100;

    private static StudyResult AnswerLinearVae(StudyRun run)
    {
        Anchor[] anchors =
        [
            new("generated, 10 dimensions", GeneratedLinear, Generated(1_000, 500), 1_000, new Adam(), Step: 5e-3),
            .. run.IsQuick
                ? Array.Empty<Anchor>()
                : [new(run.Data.FreyFaces.Name, FreyLinear, run.Data.FreyFaces, 2_000, new Adagrad(), Step: 0.03)],
        ];
        Row[] rows = [.. anchors.SelectMany(anchor => RowsOf(run, anchor))];
        var worst = rows.Max(row => Math.Abs(row.Apart));
        return new StudyResult(
            Invariant($"log p(x) of the linear autoencoder, trained, lies within {worst:F2} % of the maximum of the likelihood in closed ")
            + "form: "
            + string.Join("; ", rows.Select(row => Invariant($"{row.Data} {row.Weighted.Nats:F2} of {row.Exact:F2} nats"))) + ".",
            [
                new Exhibit.Table(
                    "Beside the closed form",
                    "k = 2, in nats per observation. Trained with the path derivative of Roeder, Wu and Duvenaud 2017 and judged by "
                    + "estimator A, both without variance where q(z|x) is the posterior; batches of 100, seed 0. On data that the encoder "
                    + Invariant($"was not trained on q(z|x) is not the posterior: {Weights} weighted draws make up for it, and are ")
                    + "held to the exact value.",
                    ["data", "trained for", "bound", Invariant($"weighted, K = {Weights}"), "exact", "apart, %"],
                    [
                        .. rows.Select(row => ImmutableArray.Create<Cell>(
                            row.Data,
                            Invariant($"{row.Epochs} epochs"),
                            Cell.From(row.Bound),
                            Cell.From(row.Weighted),
                            row.Exact,
                            row.Apart)),
                    ]),
            ]);
    }

    private static Row[] RowsOf(StudyRun run, Anchor anchor)
    {
        var exact = ProbabilisticPca.Of(Spectrum.Of(anchor.Data.Matrix()).OrThrow(), anchor.Spec.Prior.Dimension).OrThrow();
        var fit = run.Train(anchor.Spec, anchor.Data, new TrainingPlan(
            anchor.Epochs,
            BatchSize: 100,
            new StickingTheLanding(),
            LearningRate: anchor.Step,
            ValidationFraction: 0,
            Optimiser: anchor.Optimiser));
        Row RowOf(string part, DataSet data) => new(
            $"{anchor.Name}, {part}",
            anchor.Epochs,
            fit.Evaluate(data, new EvaluationPlan(new MonteCarlo(20))),
            fit.Evaluate(data, new EvaluationPlan(new ImportanceSampled(Weights))),
            exact.MeanLogDensity(data.Matrix()));
        return [RowOf("trained on", anchor.Data), RowOf("held out", anchor.Data.Test!)];
    }

    // x = Wz + μ + σε of a W and a μ that are drawn themselves. Columns of unlike length turn to the axes of z in less time.
    private static DataSet Generated(int count, int testCount)
    {
        const int width = 10;
        double[] Normals(string name, int length)
        {
            var numbers = new double[length];
            NoiseKey.FromSeed(0).Then("linear").Then(name).FillStandardNormal(numbers);
            return numbers;
        }
        var (w, μ) = (Normals("w", 2 * width), Normals("μ", width));
        var (z, ε) = (Normals("z", 2 * (count + testCount)), Normals("ε", width * (count + testCount)));
        var values = ε.Select((noise, flat) =>
        {
            var (i, j) = Math.DivRem(flat, width);
            return (float)(1.5 * w[2 * j] * z[2 * i] + 0.5 * w[2 * j + 1] * z[2 * i + 1] + μ[j] + 0.5 * noise);
        });
        return Vae.Functional.Data.From([.. values], width).HoldOutLast(testCount).OrThrow();
    }

    private sealed record Anchor(string Name, VaeSpec Spec, DataSet Data, int Epochs, Optimiser Optimiser, double Step);

    private sealed record Row(string Data, int Epochs, Evaluation Bound, Evaluation Weighted, double Exact)
    {
        public double Apart => 100 * (Weighted.Nats - Exact) / Math.Abs(Exact);
    }
}
