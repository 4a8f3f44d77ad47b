namespace Vae.Functional.Runner.Comparisons;

/// <summary>What one contender, trained with one seed, comes to on each observation of the test data.</summary>
/// <param name="Kind">What the values are.</param>
/// <param name="Values">In nats; null where the contender has none that could be compared.</param>
/// <param name="Errors">‖x − x̂‖² in squared data units, x̂ the reconstruction.</param>
internal sealed record Scores(ScoreKind Kind, double[]? Values, double[] Errors);

/// <summary>What the values of a contender are.</summary>
/// <param name="Name">What tables call them: "bound", "surrogate objective", "log p(x)" or "none".</param>
/// <param name="IsComparable">Whether they are log p(x) or a lower bound on it, so that a difference says something.</param>
/// <param name="Why">Why they are not comparable; empty where they are.</param>
internal sealed record ScoreKind(string Name, bool IsComparable, string Why = "")
{
    /// <summary>Exact log-densities.</summary>
    public static ScoreKind Exact { get; } = new("log p(x)", true);

    /// <summary>The kind of an evaluation's values, by its type.</summary>
    public static ScoreKind Of(Evaluation evaluation) => evaluation switch
    {
        Evaluation.Bound => new(evaluation.Name, true),
        Evaluation.Surrogate surrogate => new(
            evaluation.Name,
            false,
            $"no bound on log p(x) ({string.Join(", ", surrogate.Reasons.Select(reason => reason.Rule.Id))})"),
        _ => throw new InvalidOperationException($"unknown evaluation {evaluation.GetType().Name}"),
    };
}
