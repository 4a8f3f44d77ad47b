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
            (i + 1).ToString(CultureInfo.InvariantCulture), For(data, spec), seed => Plan(run.Choose(3, 2), seed))));
        var glorot = ContestOf(Depth1Glorot, Depth2Glorot, Depth3Glorot, Depth4Glorot);
        var narrow = ContestOf(Mnist10, Depth2, Depth3, Depth4);
        var (second, fourth, stuck) = (glorot.Difference("2", "1"), glorot.Difference("4", "1"), narrow.Difference("4", "1"));
        var isScale = !run.IsQuick && stuck.High < 0 && fourth.Mean > stuck.High;
        var samples = glorot.Entries[0].Training[0].Length * data.Count;
        var at = Invariant($"{samples:N0} samples, {seeds} seeds");
        return new StudyResult(
            Invariant($"After {samples:N0} samples an encoder of four layers is {stuck.Brief} nats from one of a single layer where ")
            + Invariant($"weights begin as N(0, 0.01²), and {fourth.Brief} where they begin as Glorot and Bengio have them")
            + (isScale ? ": what keeps it from learning is the scale of its weights, not its depth. " : ". ")
            + Invariant($"A second layer makes a difference of {second.Brief}."),
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
                    File, "section 4.3", isScale ? AuditVerdict.HoldsWithCorrection : AuditVerdict.NotDecidable,
                    (isScale ? "Only of weights that begin too small. " : "")
                    + Invariant($"Four layers less one, N(0, 0.01²): {stuck.Brief} nats; Glorot's law: {fourth.Brief} nats ({at}).")),
                new(
                    "Presumably owing to the “vanishing gradients” problem",
                    File, "section 4.3", isScale ? AuditVerdict.Holds : AuditVerdict.NotDecidable,
                    "Weights of N(0, 0.01²) shrink what passes a layer of 500 by 0.01·√500 = 0.22 each way, tanh apart: through four, four "
                    + Invariant($"hundredfold. With Glorot's law, under which it keeps its scale, four layers less one are {fourth.Brief} ")
                    + Invariant($"instead of {stuck.Brief} nats ({at}).")),
                new(
                    "the encoder with two hidden layers performed slightly better than the original architecture",
                    File, "section 4.3", run.Choose(AuditVerdict.NotDecidable, second.IsLarger),
                    Invariant($"Two layers less one: {second.Brief} nats with Glorot's law, {narrow.Difference("2", "1").Brief} with ")
                    + Invariant($"N(0, 0.01²) ({at}; the source's figure runs to more samples).")),
            ]);
    }
}
