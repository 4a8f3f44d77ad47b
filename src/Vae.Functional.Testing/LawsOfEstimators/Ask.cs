using LanguageExt;

namespace Vae.Functional.Testing.LawsOfEstimators;

/// <summary>How laws open a question and compare numbers that depend on no noise.</summary>
internal static class Ask
{
    // What is the same but for the order of its sums differs by less than this, relative to 1 + |value|.
    private const double Rounding = 1e-9;

    /// <summary>A question about a trial, to which programs are then added.</summary>
    public static Either<Fault, Question> About(EstimatorTrial trial) => new Question(trial);

    /// <summary>A value to go on with.</summary>
    public static Either<Fault, T> One<T>(T value) => value;

    /// <summary>Whether something is true of each of several: the first of which it is not says what was found.</summary>
    public static Either<TReason, Unit> Each<T, TReason>(IEnumerable<T> items, Func<T, Either<TReason, Unit>> holds)
    {
        foreach (var item in items)
            if (holds(item) is { IsLeft: true } broken)
                return broken;
        return Unit.Default;
    }

    /// <summary>Whether numbers are the same but for rounding.</summary>
    public static Either<Fault, Unit> Same(string what, IReadOnlyList<double> found, string truthName, IReadOnlyList<double> truth)
    {
        for (var i = 0; i < truth.Count; i++)
            if (!(Math.Abs(found[i] - truth[i]) <= Rounding * (1 + Math.Abs(truth[i]))) && !found[i].Equals(truth[i]))
                return new Fault(FormattableString.Invariant(
                    $"{what} is {found[i]:G9}; it should be {truthName}, {truth[i]:G9}, exactly"));
        return Unit.Default;
    }
}
