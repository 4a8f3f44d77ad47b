namespace Vae.Functional.Runner.Reports;

/// <summary>What every page carries: the bundled script and the style sheet, from inside this assembly.</summary>
internal static class ReportAssets
{
    public static Markup Script { get; } = Read("report.js");

    public static Markup Style { get; } = Read("report.css");

    private static Markup Read(string name)
    {
        using var stream = typeof(ReportAssets).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"the assembly was built without its resource {name}");
        using var reader = new StreamReader(stream);
        return Markup.Verbatim(reader.ReadToEnd());
    }
}
