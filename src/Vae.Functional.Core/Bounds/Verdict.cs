namespace Vae.Functional.Bounds;

/// <summary>What training maximises: a lower bound, or a surrogate.</summary>
public abstract class TrainingVerdict
{
    private TrainingVerdict() { }

    /// <summary>A lower bound on the evidence.</summary>
    public sealed class LowerBound(string of, IReadOnlyList<Finding> looser, IReadOnlyList<Finding> unboundedAbove) : TrainingVerdict
    {
        /// <summary>Of what, for example <c>log p(x)</c>.</summary>
        public string Of { get; } = of;

        /// <summary>What makes it looser than it need be.</summary>
        public IReadOnlyList<Finding> Looser { get; } = looser;

        /// <summary>What lets it rise without limit, so that its value says little.</summary>
        public IReadOnlyList<Finding> UnboundedAbove { get; } = unboundedAbove;
    }

    /// <summary>Something that is no lower bound on the evidence of the declared model.</summary>
    public sealed class Surrogate(IReadOnlyList<Finding> reasons) : TrainingVerdict
    {
        /// <summary>The rules that say so; at least one.</summary>
        public IReadOnlyList<Finding> Reasons { get; } = reasons;

        /// <summary>
        /// What it is a lower bound of all the same, and how loose: the evidence of a model other than the declared one. Null where that is
        /// not known, as it is where more than one rule says that it is a surrogate.
        /// </summary>
        public string? BoundOf { get; } = reasons.Count == 1 ? reasons[0].BoundOf : null;
    }
}

/// <summary>The verdict on a spec: what training maximises, and whether what is generated is drawn from the model.</summary>
public sealed class Verdict
{
    private Verdict(SpecFacts facts, Effect denied)
    {
        Findings = RuleTable.Findings(facts);
        Finding[] With(params Effect[] effects) => [.. Findings.Where(finding => effects.Contains(finding.Effect))];
        var reasons = With(Effect.Refused, Effect.Surrogate, denied);
        Training = reasons.Length > 0
            ? new TrainingVerdict.Surrogate(reasons)
            : new TrainingVerdict.LowerBound(Bounded(facts, denied), With(Effect.LooserBound), With(Effect.UnboundedAbove));
        Generation = With(Effect.Generation);
        Remarks = OfEvaluation(With(Effect.None), facts);
        Reported = Spoken(facts, Findings);
    }

    // Rules are looked up once more only where there is something to tell apart: analyzers come here while their user types.
    private static Finding[] OfEvaluation(Finding[] remarks, SpecFacts facts)
    {
        if (remarks.Length == 0)
            return remarks;
        var before = RuleTable.Findings(facts.BeforeEvaluation).Select(finding => finding.Rule).ToArray();
        return [.. remarks.Where(finding => !before.Contains(finding.Rule))];
    }

    // Of weights that have a posterior the bound is one of all observations together, and a value one of what q(w) predicts.
    private static string Bounded(SpecFacts facts, Effect denied) => !facts.HasWeightPosterior.Is(true) ? "log p(x)"
        : denied == Effect.Evaluation ? "log E p(x|w) under q(w)"
        : "(1/N) log p(X) of the N observations together";

    /// <summary>What training maximises.</summary>
    public TrainingVerdict Training { get; }

    /// <summary>Why what is generated is not a draw from p(x); empty where it is.</summary>
    public IReadOnlyList<Finding> Generation { get; }

    /// <summary>Every rule that fired, in the order of the table.</summary>
    public IReadOnlyList<Finding> Findings { get; }

    /// <summary>What the rules say of an evaluation without any effect on what its values are.</summary>
    public IReadOnlyList<Finding> Remarks { get; }

    /// <summary>
    /// What is said aloud: every rule that fired, but for the warnings that make a surrogate where the user has accepted that, with a
    /// reason. The verdict itself is not for the user to accept.
    /// </summary>
    public IReadOnlyList<Finding> Reported { get; }

    /// <summary>Whether training maximises a lower bound.</summary>
    public bool IsBound => Training is TrainingVerdict.LowerBound;

    /// <summary>What reports call the training objective: "bound" or "surrogate objective", nothing else.</summary>
    public string ObjectiveName => IsBound ? "bound" : "surrogate objective";

    /// <summary>The verdict on training that follows from what is known.</summary>
    public static Verdict Of(SpecFacts facts) => new(facts, Effect.TrainingSurrogate);

    /// <summary>The verdict on the values of an evaluation: what an evaluation does wrong makes them surrogates.</summary>
    public static Verdict OfValues(SpecFacts facts) => new(facts, Effect.Evaluation);

    /// <summary>What is said aloud of facts, without the verdict.</summary>
    internal static IReadOnlyList<Finding> Spoken(SpecFacts facts) => Spoken(facts, RuleTable.Findings(facts));

    private static IReadOnlyList<Finding> Spoken(SpecFacts facts, IReadOnlyList<Finding> findings) =>
        facts.AcceptsSurrogate ? [.. findings.Where(finding => !IsAccepted(finding))] : findings;

    private static bool IsAccepted(Finding finding) =>
        finding.Effect is Effect.Surrogate or Effect.TrainingSurrogate && finding.Severity != Severity.Error;

    /// <summary>The verdict in two lines, with the ids of the rules that it rests on.</summary>
    public override string ToString()
    {
        var training = Training switch
        {
            TrainingVerdict.LowerBound bound => $"training: a lower bound on {bound.Of}"
                + string.Concat(bound.Looser.Select(Looser)) + Ids(", which can rise without limit", bound.UnboundedAbove),
            TrainingVerdict.Surrogate surrogate => $"training: a surrogate, not a lower bound on log p(x){Ids("", surrogate.Reasons)}"
                + (surrogate.BoundOf is { } other ? $"; it is a lower bound on {other}" : ""),
            _ => throw new InvalidOperationException($"unknown verdict {Training.GetType().Name}"),
        };
        var generation = Generation.Count == 0 ? "generation: draws from p(x)" : $"generation: not drawn from p(x){Ids("", Generation)}";
        return training + "\n" + generation;
    }

    private static string Looser(Finding finding) =>
        Ids(finding.Looseness is { } nats ? $", looser by {nats}" : ", looser than it need be", [finding]);

    private static string Ids(string text, IReadOnlyList<Finding> findings) =>
        findings.Count == 0 ? "" : $"{text} ({string.Join(", ", findings.Select(finding => finding.Rule.Id))})";
}
