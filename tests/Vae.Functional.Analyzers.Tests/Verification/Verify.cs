using Microsoft.CodeAnalysis;

namespace Vae.Functional.Analyzers.Tests.Verification;

/// <summary>Holds what the analyzer says to marks in the source: all of them, and nothing else.</summary>
internal static class Verify
{
    /// <summary>Marked files, which must compile.</summary>
    public static IReadOnlyList<Diagnostic> Files(params string[] marked)
    {
        var files = marked.Select(Markup.Parse).ToList();
        var compilation = Compiled.Of(files.Select(file => file.Source));
        var said = compilation.CheckedAndAnalyzed();
        var expected = files.SelectMany((file, i) => file.Marks.Select(mark => (File: $"File{i + 1}.cs", mark.Start, mark.Id, mark.Text)));
        var actual = said.Select(diagnostic => (
            File: diagnostic.Location.SourceTree!.FilePath,
            diagnostic.Location.SourceSpan.Start,
            diagnostic.Id,
            Text: diagnostic.Location.SourceTree.ToString().Substring(diagnostic.Location.SourceSpan.Start, diagnostic.Location.SourceSpan.Length)));
        Assert.Equal(expected.OrderBy(mark => mark), actual.OrderBy(mark => mark));
        return said;
    }

    /// <summary>A marked expression of a spec.</summary>
    public static IReadOnlyList<Diagnostic> Spec(string marked) => Members($"public static readonly VaeSpec Spec = {marked};");

    /// <summary>Marked members of a class.</summary>
    public static IReadOnlyList<Diagnostic> Members(string marked) => Files($"public class Consumer {{ {marked} }}");

    /// <summary>Marked statements of a method with a data set, a condition and a number that nobody knows.</summary>
    public static IReadOnlyList<Diagnostic> Body(string marked) =>
        Members($"public static object? Run(DataSet data, bool condition, double number) {{ {marked} }}");
}
