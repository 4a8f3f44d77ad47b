using static System.FormattableString;

namespace Vae.Functional.Benchmarks.Bits;

/// <summary>The tables, as Markdown.</summary>
internal static class BitsText
{
    public static string CurvedHeading(Problem problem) => Invariant(
        $"""
        | two latent components, a curved decoder | log p(x), nats | error, nats | decodings | effective draws |
        |---|---|---|---|---|
        | quadrature, to 1e-8 | {problem.LogEvidence:F4} | – | – | – |
        """);

    public static string Row(Trials trials) => Invariant(
        $"| {trials.Method.Name} | {trials.Mean:F4} | {trials.Error:F4} | {trials.Method.Decodings} | {trials.EffectiveDraws:F0} |");

    public static string GrowthHeading(Method[] methods) =>
        $"\n| d, linear and Gaussian | exact log p(x) | {string.Join(" | ", methods.Select(method => method.Name))} |\n"
        + $"|---|---|{string.Concat(methods.Select(_ => "---|"))}";

    public static string Row(int dimension, Problem problem, Trials[] trials) => Invariant(
        $"| {dimension} | {problem.LogEvidence:F4} | ") + string.Join(" | ", trials.Select(Cell)) + " |";

    private static string Cell(Trials trials) =>
        Invariant($"{trials.Mean:F4}, error {trials.Error:F4}, {trials.EffectiveDraws:F0} effective");
}
