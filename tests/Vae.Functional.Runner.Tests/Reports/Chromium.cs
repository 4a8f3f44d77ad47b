using System.Diagnostics;

namespace Vae.Functional.Runner.Tests.Reports;

/// <summary>A headless browser with no profile and no business of its own.</summary>
internal static class Chromium
{
    /// <summary>Set to 1 where the absence of a browser is to fail the tests instead of skipping them.</summary>
    public const string Require = "VAE_REQUIRE_CHROMIUM";

    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];

    /// <summary>Where the browser is, or null.</summary>
    public static string? Path { get; } =
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(System.IO.Path.PathSeparator)
        .SelectMany(folder => Names.Select(name => System.IO.Path.Combine(folder, name)))
        .FirstOrDefault(File.Exists);

    /// <summary>Why tests that need a browser are skipped, or null where they are not.</summary>
    public static string? Lacking => Path is null && Environment.GetEnvironmentVariable(Require) != "1"
        ? $"no Chromium or Chrome on the path: install it (Debian: apt-get install chromium); with {Require}=1 this fails"
        : null;

    /// <summary>
    /// The page after its scripts have run, and all that it and they said on the console. On a busy machine the browser's virtual time can run out
    /// before the scripts have: then the page, which says when it is ready, is opened again, three times at the most.
    /// </summary>
    public static (string Dom, string[] Console) Open(string pagePath)
    {
        var seen = Look(pagePath);
        for (var again = 0; again < 2 && !seen.Dom.Contains("data-report=\"ready\"", StringComparison.Ordinal); again++)
            seen = Look(pagePath);
        return seen;
    }

    private static (string Dom, string[] Console) Look(string pagePath)
    {
        var profile = Directory.CreateTempSubdirectory("vae-browser-");
        try
        {
            var (output, log) = Run(
            [
                "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
                "--disable-component-update", "--disable-sync", $"--user-data-dir={profile.FullName}", "--enable-logging=stderr", "--v=0",
                "--window-size=1300,2000", "--virtual-time-budget=30000", "--dump-dom", new Uri(pagePath).AbsoluteUri,
            ]);
            return (output, [.. log.Split('\n').Where(line => line.Contains(":CONSOLE"))]);
        }
        finally
        {
            profile.Delete(recursive: true);
        }
    }

    private static (string Output, string Log) Run(string[] arguments)
    {
        using var browser = Process.Start(new ProcessStartInfo(Path!, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var log = browser.StandardError.ReadToEndAsync();
        var output = browser.StandardOutput.ReadToEnd();
        browser.WaitForExit();
        return (output, log.Result);
    }
}

/// <summary>A test that needs a browser: skipped, and said to be so, where there is none and none is demanded.</summary>
internal sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute() => Skip = Chromium.Lacking;
}

/// <summary>The same for several cases.</summary>
internal sealed class BrowserTheoryAttribute : TheoryAttribute
{
    public BrowserTheoryAttribute() => Skip = Chromium.Lacking;
}
