using System.Collections.Immutable;
using static System.FormattableString;

namespace Vae.Functional.Specs;

public static partial class Replication
{
    public static readonly VaeStudy FullVariationalBayes = new(
        "Does a posterior over the decoder's weights learn, and what is it worth on data held out?",
        "003, section 6, after appendix F of Kingma and Welling 2014",
        AnswerFullVariationalBayes);

    private static StudyResult AnswerFullVariationalBayes(StudyRun run)
    {
        var (frey, mnist) = (FreyOf(run), MnistOf(run));
        var (freyEpochs, mnistEpochs) = (run.Choose(10, 300), 10);
        var (points, faces) = (OnFaces("point estimates", For(frey, Frey20)), OnFaces("s of each layer", Frey20Empirical));
        var wide = OnFaces("N(0, 1)", Frey20Bayes);
        var (digits, ofDigits) = (OnDigits("point estimates", For(mnist, Mnist20)), OnDigits("s of each layer", Mnist20Empirical));
        var (value, predicted) = (Paired(faces, points, of => of.Values), Paired(faces, points, of => of.Predictions));
        var (gap, scale) = (Paired(faces, points, of => of.Gaps), Paired(faces, wide, of => of.Values));
        var onDigits = Paired(ofDigits, digits, of => of.Predictions);
        var learns = new[] { faces, wide, ofDigits }.All(system => system.Learns);
        var at = Invariant($"{freyEpochs * frey.Count:N0} samples of Frey's face, {faces.Seeds} seeds");
        return new StudyResult(
            Invariant($"{(learns ? "It learns" : "It has not learned everywhere")}: reconstructions of frames held out carry ")
            + Invariant($"{faces.Explained.Average():P0} of their variance, those of digits {ofDigits.Explained.Average():P0} (point ")
            + Invariant($"estimates {points.Explained.Average():P0} and {digits.Explained.Average():P0}). The bound on frames held out ")
            + Invariant($"is {value.Brief} nats from that of point estimates with the cost of the weights, without it {predicted.Brief}; ")
            + Invariant($"on digits {onDigits.Brief}. Training and held-out values of frames are {gap.Brief} nats further apart."),
            [
                Table("Frey's face", "Gaussian with σ of each pixel, 200 tanh, N_z = 20", frey, freyEpochs, [points, wide, faces]),
                Table("MNIST in grey", "Bernoulli, 500 tanh, N_z = 20", mnist, mnistEpochs, [digits, ofDigits]),
            ],
            [
                new(
                    "evaluation of the reconstruction ability of the resulting models showed that no learning had taken place",
                    File, "section 6", run.InFull(learns ? AuditVerdict.DoesNotHold : AuditVerdict.NotDecidable),
                    Invariant($"Where the weights are drawn, reconstructions carry {faces.Explained.Average():P0} of the variance of ")
                    + Invariant($"frames held out, {wide.Explained.Average():P0} under N(0, 1), and {ofDigits.Explained.Average():P0} ")
                    + Invariant($"of that of digits ({at}; {mnistEpochs * mnist.Count:N0} digits). The source's code drew none.")),
                new(
                    "a standard normal prior over weights is perhaps too wide for MLP weight parameters",
                    File, "section 6", run.InFull(scale.IsLarger),
                    Invariant($"A scale that the data choose for each layer, less N(0, 1): {scale.Brief} nats on frames held out; the ")
                    + Invariant($"weights cost {faces.Costs.Average():F0} instead of {wide.Costs.Average():F0} nats an observation ({at}).")),
                new(
                    "The purpose of performing inference over the parameters is to reduce overfitting and promote generalization",
                    File, "section 6", run.InFull(gap.IsSmaller == AuditVerdict.Holds ? predicted.IsLarger switch
                    {
                        AuditVerdict.DoesNotHold => AuditVerdict.HoldsWithCorrection,
                        var verdict => verdict,
                    } : gap.IsSmaller),
                    Invariant($"Training and held-out values are {gap.Brief} nats further apart than with point estimates, and what ")
                    + Invariant($"is held out is predicted by {predicted.Brief} nats better ({at}).")),
            ]);

        // Point estimates on faces differ much from seed to seed.
        WeightTrials OnFaces(string name, VaeSpec spec) => WeightTrials.Of(run, name, spec, frey, Plans(freyEpochs, run.Choose(2, 5)));

        WeightTrials OnDigits(string name, VaeSpec spec) => WeightTrials.Of(run, name, spec, mnist, Plans(mnistEpochs, run.Choose(2, 3)));

        // The source's Adagrad steps shorter and shorter, and a σ that starts far from its place never gets there.
        IEnumerable<TrainingPlan> Plans(int epochs, int seeds) =>
            Enumerable.Range(0, seeds).Select(seed => new TrainingPlan(epochs, BatchSize: 100, Seed: (ulong)seed, ValidationFraction: 0));

        Exhibit.Table Table(string name, string network, DataSet data, int epochs, WeightTrials[] systems) => new(
            name,
            Invariant($"{network}; Adam, {epochs} epochs of {data.Count:N0}, means over {systems[0].Seeds} seeds, nats per observation. Predicted: ")
            + "the value without what the weights cost. Explained: the part of the variance held out that reconstructions carry.",
            ["weights of the decoder", "held out, seed 0", "held out", "cost of weights", "predicted", "training", "apart", "explained"],
            [.. systems.Select(system => system.Row)]);
    }

    private static PairedSeeds Paired(WeightTrials system, WeightTrials reference, Func<WeightTrials, IEnumerable<double>> numbers) =>
        PairedSeeds.Of(numbers(system), numbers(reference));
}
