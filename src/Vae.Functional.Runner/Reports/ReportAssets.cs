namespace Vae.Functional.Runner.Reports;

/// <summary>What every page carries: a script and the style sheet, from inside this assembly.</summary>
internal static class ReportAssets
{
    /// <summary>The script with interactive charts where the assembly was built with them, else with plain ones.</summary>
    public static Markup Script { get; } = Read("bundled.js") is { Length: > 0 } bundled ? Markup.Verbatim(bundled) : PlainScript;

    /// <summary>The script with plain charts: the same page over another function that draws a chart.</summary>
    public static Markup PlainScript => Markup.Verbatim($"{Read("plain.js")}\n{WithoutImports(Read("report.js"))}");

    /// <summary>The style sheet.</summary>
    public static Markup Style { get; } = Markup.Verbatim(Read("report.css"));

    private static string WithoutImports(string script) =>
        string.Join('\n', script.Split('\n').Where(line => !line.StartsWith("import ", StringComparison.Ordinal)));

    private static string Read(string name)
    {
        using var stream = typeof(ReportAssets).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"the assembly was built without its resource {name}");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().Trim();
    }
}
