using System.Collections.Immutable;

namespace Vae.Functional.Runner.Reports;

/// <summary>What a reader may conclude from the run's numbers and pictures.</summary>
/// <param name="Training">Whether the objective is a lower bound.</param>
/// <param name="Generation">Whether what is generated is a draw from the model.</param>
public sealed record VerdictView(TrainingVerdict Training, GenerationVerdict Generation);

/// <summary>
/// Whether the objective is a lower bound. The value takes its name from here and from nowhere else,
/// so no report can call a surrogate by the name of a bound.
/// </summary>
public abstract record TrainingVerdict
{
    private TrainingVerdict(ImmutableArray<string> reasons) => Reasons = reasons;

    /// <summary>What the value is called wherever it is shown, in lower case.</summary>
    public abstract string ValueName { get; }

    /// <summary>Why the verdict is what it is, a sentence each.</summary>
    public ImmutableArray<string> Reasons { get; }

    /// <summary>The objective is a lower bound.</summary>
    /// <param name="Of">Of what, for example "log p(x)".</param>
    /// <param name="Name">What it is called, for example "bound" or "importance-weighted bound".</param>
    /// <param name="Reasons">Why, and how loose.</param>
    public sealed record LowerBound(string Of, string Name, ImmutableArray<string> Reasons) : TrainingVerdict(Reasons)
    {
        /// <inheritdoc/>
        public override string ValueName => Name;
    }

    /// <summary>The objective is not a bound of anything that the spec declares.</summary>
    /// <param name="Reasons">Why not.</param>
    public sealed record Surrogate(ImmutableArray<string> Reasons) : TrainingVerdict(Reasons)
    {
        /// <inheritdoc/>
        public override string ValueName => "surrogate objective";
    }
}

/// <summary>Whether what is generated is a draw from the model.</summary>
/// <param name="DrawsFromModel">True where it is a draw from p(x).</param>
/// <param name="Explanation">One sentence that says so, or says what it is instead.</param>
public sealed record GenerationVerdict(bool DrawsFromModel, string Explanation);
