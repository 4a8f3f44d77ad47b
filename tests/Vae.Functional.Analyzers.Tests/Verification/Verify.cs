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

    /// <summary>Marked files that have nothing to do with one another, compiled at once: each in a namespace of its own.</summary>
    public static void Together(IEnumerable<(string Name, string Marked)> cases)
    {
        var files = cases.Select((it, i) => (it.Name, Parsed: Markup.Parse($"namespace Case{i};\n{it.Marked}"))).ToList();
        var said = Compiled.Of(files.Select(file => file.Parsed.Source)).CheckedAndAnalyzed()
            .ToLookup(diagnostic => diagnostic.Location.SourceTree!.FilePath, diagnostic => (diagnostic.Location.SourceSpan.Start, diagnostic.Id));
        var wrong = files.Select((file, i) => (
                file.Name,
                Missing: file.Parsed.Marks.Select(mark => (mark.Start, mark.Id)).Except(said[$"File{i + 1}.cs"]).ToList(),
                Unmarked: said[$"File{i + 1}.cs"].Except(file.Parsed.Marks.Select(mark => (mark.Start, mark.Id))).ToList(),
                file.Parsed.Source))
            .Where(file => file.Missing.Count + file.Unmarked.Count > 0)
            .Select(file => $"{file.Name}: missing {At(file.Source, file.Missing)}; too many {At(file.Source, file.Unmarked)}\n{file.Source}")
            .ToList();
        Assert.True(wrong.Count == 0, string.Join("\n\n", wrong));
    }

    private static string At(string source, IEnumerable<(int Start, string Id)> places) =>
        string.Join(", ", places.Select(place => $"{place.Id} at '{source[place.Start..].Split('\n')[0]}'"));

    /// <summary>A marked expression of a spec.</summary>
    public static IReadOnlyList<Diagnostic> Spec(string marked) => Members($"public static readonly VaeSpec Spec = {marked};");

    /// <summary>Marked members of a class.</summary>
    public static IReadOnlyList<Diagnostic> Members(string marked) => Files($"public class Consumer {{ {marked} }}");

    /// <summary>Marked statements of a method with a data set, a condition and a number that nobody knows.</summary>
    public static IReadOnlyList<Diagnostic> Body(string marked) =>
        Members($"public static object? Run(DataSet data, bool condition, double number) {{ {marked} }}");
}
