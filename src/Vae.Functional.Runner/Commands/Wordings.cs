using System.Globalization;
using LanguageExt;

namespace Vae.Functional.Runner.Commands;

/// <summary>Results as the console says them. A surrogate is never called a bound: the name comes from the value's type.</summary>
internal static class Wordings
{
    public static string Nats(double value) => value.ToString("F2", CultureInfo.InvariantCulture);

    public static string Count(int count, string thing) => FormattableString.Invariant($"{count:N0} {thing}{(count == 1 ? "" : "s")}");

    public static string Name(EngineKind kind) => kind.ToString().ToLowerInvariant();

    /// <summary>The verdict and, below it, what the rules have to say.</summary>
    public static string Verdict(Bounds.Verdict verdict) => string.Join('\n', [verdict.ToString(), .. verdict.Reported]);

    /// <summary>What training maximises, in a few words.</summary>
    public static string Objective(Bounds.Verdict verdict) => verdict.Training is Bounds.TrainingVerdict.Surrogate { BoundOf: { } other }
        ? $"{verdict.ObjectiveName} (a lower bound on {other})"
        : verdict.ObjectiveName;

    public static string Result(Evaluation result, string data) => string.Join("\n  ",
    [
        $"{result.Name} on {data}: {Nats(result.Nats)} ± {Nats(result.StandardError)} nats per observation "
            + $"(mean ± standard error over {Count(result.Observations, "observation")})",
        .. result is Evaluation.Surrogate surrogate ? [$"not a lower bound on log p(x): {string.Join("; ", surrogate.Reasons)}"] : NoLines,
        .. result is Evaluation.Surrogate { BoundOf: { } other } ? [$"a lower bound on {other}"] : NoLines,
        .. result.Remarks,
    ]);

    private static readonly string[] NoLines = [];

    /// <summary>The result, or the fault that it is no number: nothing is reported of a model that gives none.</summary>
    public static Either<Fault, Evaluation> Finite(Evaluation result) =>
        double.IsFinite(result.Nats) && double.IsFinite(result.StandardError)
            ? result
            : new Fault($"the {result.Name} on the test data is {result.Nats.ToString(CultureInfo.InvariantCulture)}; "
                + "train with a lower learning rate, or raise the floor of σ");
}
