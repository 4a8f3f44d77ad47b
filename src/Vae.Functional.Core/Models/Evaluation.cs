using System.Collections.Immutable;
using System.Globalization;
using Vae.Functional.Bounds;

namespace Vae.Functional;

/// <summary>
/// The mean value over a data set, in nats per observation, with the divergence at full weight. A bound and a surrogate are different
/// types, so that nothing can call one by the other's name.
/// </summary>
/// <param name="Nats">The mean over the observations.</param>
/// <param name="StandardError">Of that mean: the deviation between observations over √n.</param>
/// <param name="Observations">n.</param>
/// <param name="Terms">The mean of each term of the objective, in nats per observation unless its name says otherwise.</param>
public abstract record Evaluation(double Nats, double StandardError, int Observations, ImmutableSortedDictionary<string, double> Terms)
{
    /// <summary>What reports call the value: "bound" or "surrogate objective", nothing else.</summary>
    public abstract string Name { get; }

    /// <summary>What the rules say of the evaluation without any effect on what the value is, such as that it is of training data.</summary>
    public ImmutableArray<Finding> Remarks { get; init; } = [];

    /// <summary>A lower bound on the evidence of the declared model.</summary>
    /// <param name="Of">Of what, for example <c>log p(x)</c>.</param>
    /// <param name="Nats">The mean over the observations.</param>
    /// <param name="StandardError">Of that mean.</param>
    /// <param name="Observations">n.</param>
    /// <param name="Terms">The mean of each term.</param>
    public sealed record Bound(
        string Of,
        double Nats,
        double StandardError,
        int Observations,
        ImmutableSortedDictionary<string, double> Terms)
        : Evaluation(Nats, StandardError, Observations, Terms)
    {
        /// <inheritdoc/>
        public override string Name => "bound";
    }

    /// <summary>A value that is not a lower bound on the evidence of the declared model.</summary>
    /// <param name="Reasons">The rules that say so.</param>
    /// <param name="BoundOf">What it is a lower bound of all the same: another model's evidence; null where that is not known.</param>
    /// <param name="Nats">The mean over the observations.</param>
    /// <param name="StandardError">Of that mean.</param>
    /// <param name="Observations">n.</param>
    /// <param name="Terms">The mean of each term.</param>
    public sealed record Surrogate(
        ImmutableArray<Finding> Reasons,
        string? BoundOf,
        double Nats,
        double StandardError,
        int Observations,
        ImmutableSortedDictionary<string, double> Terms)
        : Evaluation(Nats, StandardError, Observations, Terms)
    {
        /// <inheritdoc/>
        public override string Name => "surrogate objective";

        /// <summary>Members, terms and reasons are compared by value.</summary>
        public bool Equals(Surrogate? other) => base.Equals(other) && BoundOf == other.BoundOf && Same(Reasons, other.Reasons);

        /// <inheritdoc/>
        public override int GetHashCode() => base.GetHashCode();
    }

    /// <summary>
    /// As in <c>bound: −103.05 ± 0.27 nats per observation (mean ± standard error over 10000 observations)</c>; a line for each remark
    /// follows.
    /// </summary>
    public sealed override string ToString() => string.Join('\n',
    [
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Name}: {Nats:F2} ± {StandardError:F2} nats per observation (mean ± standard error over {Observations} observations)"),
        .. Remarks,
    ]);

    /// <summary>Members and terms are compared by value.</summary>
    public virtual bool Equals(Evaluation? other) =>
        other is not null && EqualityContract == other.EqualityContract && Nats.Equals(other.Nats)
        && StandardError.Equals(other.StandardError) && Observations == other.Observations && Terms.SequenceEqual(other.Terms)
        && Same(Remarks, other.Remarks);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(EqualityContract, Nats, StandardError, Observations);

    private static bool Same(IEnumerable<Finding> these, IEnumerable<Finding> those) =>
        these.Select(finding => finding.ToString()).SequenceEqual(those.Select(finding => finding.ToString()));

    /// <summary>The type that a verdict allows.</summary>
    public static Evaluation Under(
        Verdict verdict,
        double nats,
        double standardError,
        int observations,
        ImmutableSortedDictionary<string, double> terms) => verdict.Training switch
    {
        TrainingVerdict.LowerBound bound =>
            new Bound(bound.Of, nats, standardError, observations, terms) { Remarks = [.. verdict.Remarks] },
        TrainingVerdict.Surrogate surrogate =>
            new Surrogate([.. surrogate.Reasons], surrogate.BoundOf, nats, standardError, observations, terms)
            {
                Remarks = [.. verdict.Remarks],
            },
        _ => throw new InvalidOperationException($"unknown verdict {verdict.Training.GetType().Name}"),
    };
}
