using LanguageExt;
using Vae.Functional.Tensors.Print;
using Vae.Functional.Tensors.Reference;

namespace Vae.Functional.Testing;

/// <summary>How far a number may lie from the one expected: <c>Absolute + Relative·max(|a|, |b|)</c>.</summary>
public sealed record Tolerance(double Relative, double Absolute)
{
    /// <summary>Exactly the same number; NaN agrees with NaN.</summary>
    public static Tolerance Exact { get; } = new(0, 0);

    /// <summary>Whether the two numbers agree.</summary>
    public bool Admits(double expected, double actual) =>
        expected.Equals(actual)
        || expected == actual
        || Math.Abs(expected - actual) <= Absolute + Relative * Math.Max(Math.Abs(expected), Math.Abs(actual));
}

/// <summary>Compares values, and names what differs.</summary>
public static class Agreement
{
    /// <summary>Whether every output of one evaluation agrees with that of another.</summary>
    public static Either<Fault, Unit> Of(
        IReadOnlyDictionary<string, DenseArray> expected,
        IReadOnlyDictionary<string, DenseArray> actual,
        Tolerance tolerance) =>
        expected.Aggregate(
            (Either<Fault, Unit>)Unit.Default,
            (sofar, output) => sofar.Bind(_ => actual.TryGetValue(output.Key, out var value)
                ? Of(output.Key, output.Value, value, tolerance)
                : new Fault($"'{output.Key}' is missing")));

    /// <summary>Whether two arrays agree in extents and, element by element, in value; otherwise the element that differs most.</summary>
    public static Either<Fault, Unit> Of(string name, DenseArray expected, DenseArray actual, Tolerance tolerance)
    {
        if (expected.Extents != actual.Extents)
            return new Fault($"'{name}' should have the extents {expected.Extents} and has {actual.Extents}");
        var apart = Enumerable.Range(0, expected.Count).Where(i => !tolerance.Admits(expected.Values[i], actual.Values[i])).ToArray();
        if (apart.Length == 0)
            return Unit.Default;
        var worst = apart.MaxBy(i => Math.Abs(expected.Values[i] - actual.Values[i]));
        var position = string.Join(", ", DenseArray.Position(expected.Extents.AsSpan(), worst));
        var (right, wrong) = (GraphText.Number(expected.Values[worst]), GraphText.Number(actual.Values[worst]));
        return new Fault($"'{name}'[{position}] should be {right} and is {wrong} ({apart.Length} of {expected.Count} elements differ)");
    }
}
