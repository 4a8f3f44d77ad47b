using System.Reflection;

namespace Vae.Functional.Testing.Tests.Witnesses;

/// <summary>The recorded witnesses, and what a search found that differs.</summary>
internal static class Records
{
    /// <summary>The rules of which there is a record.</summary>
    public static IEnumerable<string> Rules => Assembly.GetExecutingAssembly().GetManifestResourceNames()
        .Where(name => name.Contains(".Recorded.")).Select(name => name.Split('.')[^2]);

    /// <summary>The record of a rule, or nothing.</summary>
    public static string Of(string rule)
    {
        var assembly = Assembly.GetExecutingAssembly();
        var name = assembly.GetManifestResourceNames()
            .FirstOrDefault(resource => resource.EndsWith($"Recorded.{rule}.txt", StringComparison.Ordinal));
        if (name is null)
            return "";
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }

    /// <summary>Where a case that differs from the record is written.</summary>
    public static string Written(string rule) => Path.Combine(AppContext.BaseDirectory, "witnesses", rule + ".txt");

    /// <summary>Keeps a case that differs from the record.</summary>
    public static void Write(string rule, string record)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Written(rule))!);
        File.WriteAllText(Written(rule), record);
    }
}
