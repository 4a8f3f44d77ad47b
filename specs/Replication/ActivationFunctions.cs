using static System.FormattableString;

namespace Vae.Functional.Specs;

public static partial class Replication
{
    public static readonly VaeStudy ActivationFunctions = new(
        "Which nonlinearity learns fastest: tanh, ReLU or sigmoid?",
        "003, section 4.5 and figure 6",
        AnswerActivationFunctions);

    private static StudyResult AnswerActivationFunctions(StudyRun run)
    {
        var (data, seeds) = (MnistOf(run), run.Choose(2, 3));
        var contest = Contest.Of(run, data, seeds, new[] { ("tanh", Mnist10), ("ReLU", Relu), ("sigmoid", Sigmoid) }.Select(named =>
            new Contest.Contender(named.Item1, For(data, named.Item2), (epochs, seed) => Plan(epochs, seed))));
        var (relu, sigmoid) = (contest.Difference("ReLU", "tanh"), contest.Difference("sigmoid", "tanh"));
        var at = Invariant($"{contest.Samples:N0} samples, {seeds} seeds, N_z = 10; after {contest.FurtherSamples:N0}, seed 0: ")
            + Invariant($"{contest.FurtherDifference("ReLU", "tanh"):F1} and {contest.FurtherDifference("sigmoid", "tanh"):F1}");
        return new StudyResult(
            Invariant($"Beside tanh, ReLU stands at {relu.Brief} nats and the sigmoid at {sigmoid.Brief} ({at})."),
            [
                contest.Table("Nonlinearities", "500 hidden units in the encoder and in the decoder, N_z = 10, weights from N(0, 0.01²)."),
                contest.Learning("Learning"),
            ],
            [
                new(
                    "In each case, the sigmoid function learns the slowest and obtains the lowest score for the bound",
                    File, "section 4.5",
                    run.Choose(
                        AuditVerdict.NotDecidable,
                        sigmoid.High < 0 && contest["sigmoid"].Mean < contest["ReLU"].Mean ? AuditVerdict.Holds
                            : sigmoid.Low > 0 ? AuditVerdict.DoesNotHold : AuditVerdict.NotDecidable),
                    Invariant($"ReLU less tanh: {relu.Brief} nats; sigmoid less tanh: {sigmoid.Brief} ({at}).")),
                new(
                    "ReLu function learns the fastest, there is no substantial gains over tanh function",
                    File, "section 4.5", run.Choose(AuditVerdict.NotDecidable, relu.IsLarger),
                    Invariant($"ReLU less tanh: {relu.Brief} nats; sigmoid less tanh: {sigmoid.Brief} ({at}).")),
            ]);
    }
}
