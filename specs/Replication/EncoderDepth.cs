using System.Globalization;
using static System.FormattableString;

namespace Vae.Functional.Specs;

public static partial class Replication
{
    public static readonly VaeStudy EncoderDepth = new(
        "Is an encoder of four hidden layers unable to learn, and does a second layer help?",
        "003, section 4.3 and figure 4",
        AnswerEncoderDepth);

    private static StudyResult AnswerEncoderDepth(StudyRun run)
    {
        var (data, seeds) = (MnistOf(run), run.Choose(2, 3));
        Contest ContestOf(params VaeSpec[] depths) => Contest.Of(run, data, seeds, depths.Select((spec, i) => new Contest.Contender(
            (i + 1).ToString(CultureInfo.InvariantCulture), For(data, spec), (epochs, seed) => Plan(epochs, seed))));
        var glorot = ContestOf(Depth1Glorot, Depth2Glorot, Depth3Glorot, Depth4Glorot);
        var narrow = ContestOf(Mnist10, Depth2, Depth3, Depth4);
        var (second, fourth, stuck) = (glorot.Difference("2", "1"), glorot.Difference("4", "1"), narrow.Difference("4", "1"));
        var (learns, learnsNarrow) = (Learns(glorot), Learns(narrow));
        var at = Invariant($"{glorot.Samples:N0} samples, {seeds} seeds");
        var later = Invariant($"after {glorot.FurtherSamples:N0} samples (seed 0) {narrow.FurtherDifference("4", "1"):F1} and ")
            + Invariant($"{glorot.FurtherDifference("4", "1"):F1} nats");
        return new StudyResult(
            Invariant($"After {glorot.Samples:N0} samples an encoder of four layers is {stuck.Brief} nats from one of a single layer where ")
            + Invariant($"weights begin as N(0, 0.01²), and {fourth.Brief} where they begin as Glorot and Bengio have them; {later}. ")
            + (run.IsQuick ? "" : learns && learnsNarrow ? "It learns with either. " : learns ? "It lacks but the scale of its weights. " : "")
            + Invariant($"A second layer makes a difference of {second.Brief}, later {glorot.FurtherDifference("2", "1"):F1}."),
            [
                narrow.Table(
                    "Weights from N(0, 0.01²)",
                    "Hidden layers of 500 tanh in the encoder, N_z = 10; the source's initialisation."),
                glorot.Table("Weights as Glorot and Bengio", "The same encoders, uniform on ±√(6/(fan in + fan out))."),
                narrow.Learning("Learning from N(0, 0.01²)"),
                glorot.Learning("Learning from Glorot's law"),
            ],
            [
                new(
                    "adding fourth hidden layer resulted in the inability of the network to learn",
                    File, "section 4.3",
                    run.InFull((learnsNarrow, learns) switch
                    {
                        (true, true) => AuditVerdict.DoesNotHold,
                        (false, true) => AuditVerdict.HoldsWithCorrection,
                        (false, false) => AuditVerdict.Holds,
                        _ => AuditVerdict.NotDecidable,
                    }),
                    (learns && !learnsNarrow ? "Only of weights that begin too small. " : "")
                    + Invariant($"Four layers less one, N(0, 0.01²) and Glorot's law: {stuck.Brief} and {fourth.Brief} nats ({at}), {later}. ")
                    + Invariant($"There four layers stand at {narrow["4"].Further.Nats:F1} and {glorot["4"].Further.Nats:F1}, where one ")
                    + Invariant($"stood at {glorot["1"].Mean:F1} after {glorot.Samples:N0}.")),
                new(
                    "Presumably owing to the “vanishing gradients” problem",
                    File, "section 4.3",
                    run.InFull(learns && !learnsNarrow ? AuditVerdict.Holds : AuditVerdict.NotDecidable),
                    "Weights of N(0, 0.01²) shrink what passes a layer of 500 by 0.01·√500 = 0.22 each way, tanh apart: through four, four "
                    + Invariant($"hundredfold. With Glorot's law, under which it keeps its scale, four layers less one are {fourth.Brief} ")
                    + Invariant($"instead of {stuck.Brief} nats ({at}).")),
                new(
                    "the encoder with two hidden layers performed slightly better than the original architecture",
                    File, "section 4.3", run.InFull(second.IsLarger),
                    Invariant($"Two layers less one: {second.Brief} nats with Glorot's law, {narrow.Difference("2", "1").Brief} with ")
                    + Invariant($"N(0, 0.01²) ({at}); after {glorot.FurtherSamples:N0} (seed 0) {glorot.FurtherDifference("2", "1"):F1} and ")
                    + Invariant($"{narrow.FurtherDifference("2", "1"):F1}.")),
            ]);
    }

    // Four layers get past where one stood after a tenth of the samples.
    private static bool Learns(Contest contest) => contest["4"].Further.Nats > contest["1"].Mean;
}
