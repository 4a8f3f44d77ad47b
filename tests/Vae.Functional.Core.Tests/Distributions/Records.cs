namespace Vae.Functional.Core.Tests.Distributions;

/// <summary>The recorded files: lines of columns.</summary>
internal static class Records
{
    public static string[][] Of(string name)
    {
        using var stream = typeof(Records).Assembly.GetManifestResourceStream($"{typeof(Records).Namespace}.Recorded.{name}.csv")
            ?? throw new FileNotFoundException($"nothing is recorded for '{name}'; add it to a script in Recorded and run that");
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(','))];
    }
}
