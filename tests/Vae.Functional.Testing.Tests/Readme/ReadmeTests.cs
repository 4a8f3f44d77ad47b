using System.Reflection;

namespace Vae.Functional.Testing.Tests.Readme;

/// <summary>The example of the package's README is the one that is compiled and run here.</summary>
public sealed class ReadmeTests
{
    [Fact]
    public void The_example_is_the_one_that_runs()
    {
        var readme = Read("README.md");
        var from = readme.IndexOf("```csharp\n", StringComparison.Ordinal) + "```csharp\n".Length;
        Assert.Equal(Read("Example.cs"), readme[from..readme.IndexOf("```", from, StringComparison.Ordinal)]);
    }

    private static string Read(string name)
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream($"readme/{name}")!);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
