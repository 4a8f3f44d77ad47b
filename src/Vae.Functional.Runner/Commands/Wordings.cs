using System.Globalization;

namespace Vae.Functional.Runner.Commands;

/// <summary>Results as the console says them. A surrogate is never called a bound: the name comes from the value's type.</summary>
internal static class Wordings
{
    public static string Nats(double value) => value.ToString("F2", CultureInfo.InvariantCulture);

    public static string Result(Evaluation result, string data) =>
        $"{result.Name} on {data}: {Nats(result.Nats)} ± {result.StandardError.ToString("F2", CultureInfo.InvariantCulture)} nats per observation (mean ± standard error over {result.Observations:N0} observations)"
        + (result is Evaluation.Surrogate surrogate ? $"\n  not a lower bound on log p(x): {string.Join("; ", surrogate.Reasons)}" : "");
}
