namespace Vae.Functional.Bounds;

/// <summary>How loudly a rule speaks.</summary>
public enum Severity
{
    /// <summary>Worth knowing.</summary>
    Info,
    /// <summary>The objective or what is generated is not what the model says.</summary>
    Warning,
    /// <summary>The spec cannot be trained.</summary>
    Error,
}

/// <summary>What a rule that fires does to the verdict.</summary>
public enum Effect
{
    /// <summary>Nothing.</summary>
    None,
    /// <summary>The spec is refused: there is no objective, so nothing that could be a bound.</summary>
    Refused,
    /// <summary>Training is still a lower bound, only looser.</summary>
    LooserBound,
    /// <summary>Training is still a lower bound, and can rise without limit.</summary>
    UnboundedAbove,
    /// <summary>Training maximises something that is not a lower bound of the declared model's evidence.</summary>
    Surrogate,
    /// <summary>What training maximises is not a lower bound; values of an evaluation are not touched.</summary>
    TrainingSurrogate,
    /// <summary>Training is untouched; what is generated is not a draw from p(x).</summary>
    Generation,
    /// <summary>A value of an evaluation is not what its name says.</summary>
    Evaluation,
}

/// <summary>What a rule says where it fires.</summary>
/// <param name="message">What is wrong and what to do.</param>
/// <param name="origin">Where the source says so; null at run time.</param>
/// <param name="severity">How loudly, where that varies; null for the rule's own severity.</param>
/// <param name="effect">What it does to the verdict, where that varies; null for the rule's own effect.</param>
/// <param name="looseness">By how much a bound becomes looser, for example <c>3·KL</c>; null where that has no short form.</param>
/// <param name="boundOf">What a surrogate is a lower bound of all the same, and how loose; null where it is none that is known.</param>
/// <param name="other">Where the source says what that does not fit; null at run time, and where the cause is one alone.</param>
public sealed class Hit(
    string message,
    object? origin,
    Severity? severity = null,
    Effect? effect = null,
    string? looseness = null,
    string? boundOf = null,
    object? other = null)
{
    /// <summary>What is wrong and what to do.</summary>
    public string Message { get; } = message;

    /// <summary>Where the source says so; null at run time.</summary>
    public object? Origin { get; } = origin;

    /// <summary>Where the source says what that does not fit; null at run time, and where the cause is one alone.</summary>
    public object? Other { get; } = other;

    /// <summary>How loudly, where that varies.</summary>
    public Severity? Severity { get; } = severity;

    /// <summary>What it does to the verdict, where that varies.</summary>
    public Effect? Effect { get; } = effect;

    /// <summary>By how much a bound becomes looser.</summary>
    public string? Looseness { get; } = looseness;

    /// <summary>What a surrogate is a lower bound of all the same.</summary>
    public string? BoundOf { get; } = boundOf;
}

/// <summary>
/// One row of the table that the run time, the analyzers and the documentation share.
/// </summary>
/// <param name="id">For example VAE2001: 1xxx the shape of a spec, 2xxx its objective, 3xxx generation and evaluation.</param>
/// <param name="title">The rule in a few words.</param>
/// <param name="severity">How loudly it speaks at the most.</param>
/// <param name="effect">What it does to the verdict.</param>
/// <param name="source">Where the statement is proved or published.</param>
/// <param name="condition">What it says of facts, null where it does not fire or where a fact that it needs is unknown.</param>
public sealed class Rule(string id, string title, Severity severity, Effect effect, string source, Func<SpecFacts, Hit?> condition)
{
    /// <summary>The id, for example VAE2001.</summary>
    public string Id { get; } = id;

    /// <summary>The rule in a few words.</summary>
    public string Title { get; } = title;

    /// <summary>How loudly it speaks at the most.</summary>
    public Severity Severity { get; } = severity;

    /// <summary>What it does to the verdict.</summary>
    public Effect Effect { get; } = effect;

    /// <summary>Where the statement is proved or published.</summary>
    public string Source { get; } = source;

    /// <summary>What it says of a spec, or null where it is silent.</summary>
    public Finding? Of(SpecFacts facts) => condition(facts) is { } hit ? new Finding(this, hit) : null;
}

/// <summary>A rule that fired, and what it says.</summary>
public sealed class Finding(Rule rule, Hit hit)
{
    /// <summary>The rule.</summary>
    public Rule Rule { get; } = rule;

    /// <summary>What is wrong and what to do.</summary>
    public string Message { get; } = hit.Message;

    /// <summary>Where the source says so; null at run time.</summary>
    public object? Origin { get; } = hit.Origin;

    /// <summary>Where the source says what that does not fit; null at run time, and where the cause is one alone.</summary>
    public object? Other { get; } = hit.Other;

    /// <summary>How loudly it speaks here.</summary>
    public Severity Severity { get; } = hit.Severity ?? rule.Severity;

    /// <summary>What it does to the verdict here.</summary>
    public Effect Effect { get; } = hit.Effect ?? rule.Effect;

    /// <summary>By how much a bound becomes looser, for example <c>3·KL</c>; null where that has no short form.</summary>
    public string? Looseness { get; } = hit.Looseness;

    /// <summary>What a surrogate is a lower bound of all the same: a model other than the declared one; null where it is none.</summary>
    public string? BoundOf { get; } = hit.BoundOf;

    /// <summary>As in <c>warning VAE2001: …</c>.</summary>
    public override string ToString() => $"{Severity.ToString().ToLowerInvariant()} {Rule.Id}: {Message}";
}
