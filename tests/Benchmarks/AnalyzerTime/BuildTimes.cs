using System.Globalization;
using System.Text.RegularExpressions;

namespace Vae.Functional.Benchmarks.AnalyzerTime;

/// <summary>What a build's log says of its times, in seconds.</summary>
/// <param name="Analyzers">Spent in our analyzers, summed over threads.</param>
/// <param name="Compiler">From the compiler's start to its end, all analyzers included.</param>
internal sealed partial record BuildTimes(double Analyzers, double Compiler)
{
    /// <summary>
    /// The analyzers' part of the compiler's time. Theirs is summed over threads and the compiler's is not, so a build is delayed by less.
    /// </summary>
    public double Ratio => Analyzers / Compiler;

    /// <summary>Reads a detailed log.</summary>
    /// <exception cref="VaeException">The log holds no report.</exception>
    public static BuildTimes Read(string log)
    {
        var (analyzers, compiler) = (OurAnalyzers().Match(log), CompilerTask().Match(log));
        if (!analyzers.Success || !compiler.Success)
            throw new VaeException(new Fault("the build's log holds no report of the analyzers' time; build the solution in Release first"));
        return new(Number(analyzers), Number(compiler) / 1000);
    }

    // Below a millisecond the report says <0.001.
    private static double Number(Match match) => double.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^\s*<?([\d.]+)\s+<?\d+\s+Vae\.Functional\.Analyzers, Version", RegexOptions.Multiline)]
    private static partial Regex OurAnalyzers();

    [GeneratedRegex(@"^\s*(\d+) ms\s+Csc\s", RegexOptions.Multiline)]
    private static partial Regex CompilerTask();
}
