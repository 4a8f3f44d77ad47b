using System.Collections.Immutable;
using static System.FormattableString;

namespace Vae.Functional.Specs;

public static partial class Replication
{
    public static readonly VaeStudy AutoencoderErrors = new(
        "Does a variational autoencoder reconstruct better than a deterministic one of the same networks, trained as long?",
        "003, section 5 and figure 7",
        AnswerAutoencoderErrors);

    private static StudyResult AnswerAutoencoderErrors(StudyRun run)
    {
        var (data, epochs) = (MnistOf(run), run.Choose(5, 4));
        Errors[] found =
        [
            ErrorsOf(2, Mnist2, Autoencoder2, SquaredAutoencoder2, 33.08, 33.13, 37.14),
            ErrorsOf(10, Mnist10, Autoencoder10, SquaredAutoencoder10, 12.73, 13.10, 19.04),
            ErrorsOf(20, Mnist20, Autoencoder20, SquaredAutoencoder20, 8.27, 8.96, 14.77),
        ];
        var better = found.Where(errors => errors.Variational.Value < errors.Squared.Value).ToArray();
        var overfits = found.Any(errors =>
            errors.Squared.Value - errors.SquaredInTraining.Value > Math.Abs(errors.Squared.Value - errors.Variational.Value));
        var at = Invariant($"{epochs * data.Count:N0} samples each, seed 0");
        var told = string.Join("; ", found.Select(errors =>
            Invariant($"N_z = {errors.Latents}: {errors.Variational.Value:F2}, {errors.CrossEntropy.Value:F2} and ")
            + Invariant($"{errors.Squared.Value:F2}")));
        var averaging = string.Join(", ", found.Select(errors =>
            Invariant($"{100 * (errors.Averaged.Value / errors.Variational.Value - 1):F1} % at {errors.Latents}")));
        return new StudyResult(
            "Squared errors of the variational autoencoder, of the deterministic one trained on the same cross-entropy, and of the one "
            + $"trained on the squared error itself, after as many epochs ({at}): {told}. The variational one is better than the one "
            + $"trained on what is measured at {better.Length} of 3 sizes.",
            [
                new Exhibit.Table(
                    "Squared error",
                    $"Of held-out images, in squared data units per image; {at}. The source trained its autoencoder for 1000 epochs, the "
                    + "variational one for 3000, with a tanh at the bottleneck of the former only.",
                    [
                        "N_z", "variational, at the mean", "variational, 20 draws averaged", "deterministic, cross-entropy",
                        "deterministic, squared error", "source: variational", "source: averaged", "source: deterministic",
                    ],
                    [
                        .. found.Select(errors => ImmutableArray.Create<Cell>(
                            errors.Latents, Cell.From(errors.Variational), Cell.From(errors.Averaged), Cell.From(errors.CrossEntropy),
                            Cell.From(errors.Squared), errors.SourceVariational, errors.SourceAveraged, errors.SourceDeterministic)),
                    ]),
            ],
            [
                new(
                    "It can be seen that the variational auto-encoder outperforms the regular auto-encoder for all reduced dimensional "
                    + "sizes",
                    File, "section 5, figure 7",
                    run.Choose(AuditVerdict.NotDecidable, better.Length == 3 ? AuditVerdict.Holds : AuditVerdict.DoesNotHold),
                    "With the same networks and as many epochs, variational, deterministic by cross-entropy and by squared error stand at "
                    + $"{told} ({at}; standard errors in the table). The source gave its autoencoder a third of the epochs; on Frey's face "
                    + "its own numbers have the deterministic one ahead at every size (6.81 to 6.85, 3.61 to 3.97, 3.27 to 3.73)."),
                new(
                    "This suggests that the difference in performance is due to the better generalization afforded by the variational "
                    + "bayesian approach.",
                    File, "section 5", run.IsQuick || overfits ? AuditVerdict.NotDecidable : AuditVerdict.DoesNotHold,
                    "Of the deterministic autoencoder the error on the images it was trained on is "
                    + string.Join(", ", found.Select(errors => Invariant($"{errors.SquaredInTraining.Value:F2} at N_z = {errors.Latents}")))
                    + Invariant($", beside {string.Join(", ", found.Select(errors => Invariant($"{errors.Squared.Value:F2}")))} on ")
                    + Invariant($"held-out ones ({at}): ")
                    + (overfits
                        ? "as much apart as the two kinds of autoencoder are, on data so few."
                        : "nearer than the two kinds of autoencoder are, so that it is not generalisation that sets those apart.")),
                new(
                    "Using the mean was shown to give an absolute improvement in MSE of about 0.2%",
                    File, "section 5", AuditVerdict.HoldsWithCorrection,
                    $"A relative one, and of 0.2 % at N_z = 2 only. Averaging draws costs {averaging} more here ({at}); in the source's "
                    + "own numbers 0.2 % at 2, 2.9 % at 10 and 8.3 % at 20."),
            ]);

        Errors ErrorsOf(
            int latents, VaeSpec variational, VaeSpec crossEntropy, VaeSpec squared, double atMean, double averaged, double deterministic)
        {
            Fit Trained(VaeSpec spec) => run.Train(For(data, spec), data, Plan(epochs));
            var own = Trained(variational).Measure(data.Test!, new ReconstructionError(20));
            var fit = Trained(squared);
            return new(
                latents,
                own[0],
                own[1],
                Error(Trained(crossEntropy), data.Test!),
                Error(fit, data.Test!),
                Error(fit, data),
                atMean,
                averaged,
                deterministic);
        }

        Measurement Error(Fit fit, DataSet of) => fit.Measure(of, new ReconstructionError(1))[0];
    }

    private sealed record Errors(
        int Latents,
        Measurement Variational,
        Measurement Averaged,
        Measurement CrossEntropy,
        Measurement Squared,
        Measurement SquaredInTraining,
        double SourceVariational,
        double SourceAveraged,
        double SourceDeterministic);
}
