using System.Globalization;

namespace Vae.Functional.Runner.Reports;

/// <summary>Numbers and names as readers see them.</summary>
internal static class Wording
{
    /// <summary>The unit of every value in a report.</summary>
    public const string Unit = "nats per observation";

    /// <summary>What the first term is called: a log-likelihood only where the whole is a bound.</summary>
    public static string ReconstructionName(RunReport report) =>
        report.Values.IsBound ? "reconstruction log-likelihood" : "reconstruction term";

    /// <summary>What the second term is called.</summary>
    public const string KlName = "KL divergence";

    /// <summary>With a capital first letter, as a heading begins.</summary>
    public static string Capitalised(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    /// <summary>A number with a fixed count of decimals and a real minus sign.</summary>
    public static string Number(double value, int decimals = 2) =>
        double.IsFinite(value)
            ? value.ToString("N" + decimals, CultureInfo.InvariantCulture).Replace('-', '−')
            : "not a finite number";

    /// <summary>A count, its thousands set apart.</summary>
    public static string Count(int count) => Number(count, decimals: 0);
}
