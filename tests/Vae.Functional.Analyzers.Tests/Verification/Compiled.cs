extern alias analyzers;

using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using analyzers::Vae.Functional.Analyzers;

namespace Vae.Functional.Analyzers.Tests.Verification;

/// <summary>Sources compiled against the library itself, and what the analyzer says of them.</summary>
internal static class Compiled
{
    // What every file may use, and parts that no rule speaks of.
    private const string Prelude = """
        global using System;
        global using System.Collections.Generic;
        global using System.Linq;
        global using System.Threading.Tasks;
        global using Vae.Functional;
        global using static Parts;

        public static class Parts
        {
            public static Mlp Net => new([400], Activation.Relu);
            public static Binary Bits => new((28, 28));
            public static StandardNormal Latents => new(20);
            public static DiagonalGaussian Posteriors => new(Net);
            public static Bernoulli Coins => new(Net);
        }
        """;

    private static readonly CSharpParseOptions Language = new(LanguageVersion.Preview);

    public static ImmutableArray<MetadataReference> References { get; } =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) is { } name && (name.StartsWith("System.", StringComparison.Ordinal) || name is "mscorlib.dll" or "netstandard.dll"))
            .Concat(new[] { typeof(VaeSpec), typeof(DataSet), typeof(VaeTraining), typeof(LanguageExt.Prelude) }.Select(type => type.Assembly.Location))
            .Distinct()
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    // What is bound of the references is bound once, and shared by all that is compiled.
    private static readonly CSharpCompilation Shared = CSharpCompilation.Create(
        "Consumer", [Parsed(Prelude, 0)], References, new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

    /// <summary>A consumer's sources, in files of their own from <c>File1.cs</c> on; a program where there are top-level statements.</summary>
    public static CSharpCompilation Of(params IEnumerable<string> sources)
    {
        SyntaxTree[] trees = [.. sources.Select((source, i) => Parsed(source, i + 1))];
        var kind = Array.Exists(trees, HasTopLevelStatements) ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary;
        return Shared.WithOptions(Shared.Options.WithOutputKind(kind)).AddSyntaxTrees(trees);
    }

    private static SyntaxTree Parsed(string source, int number) => CSharpSyntaxTree.ParseText(source, Language, $"File{number}.cs");

    private static bool HasTopLevelStatements(SyntaxTree tree) =>
        tree.GetRoot().ChildNodes().Any(node => node is GlobalStatementSyntax);

    /// <summary>What the compiler finds wrong.</summary>
    public static IReadOnlyList<Diagnostic> Errors(this Compilation compilation) =>
        [.. compilation.GetDiagnostics().Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)];

    /// <summary>What the analyzer says, in the order of the source. An exception inside of it fails.</summary>
    public static IReadOnlyList<Diagnostic> Analyzed(this Compilation compilation) =>
        Ordered(Analysis(compilation, analysis => analysis.GetAnalyzerDiagnosticsAsync()));

    /// <summary>The same of sources that must compile, in one pass.</summary>
    public static IReadOnlyList<Diagnostic> CheckedAndAnalyzed(this Compilation compilation)
    {
        var all = Analysis(compilation, analysis => analysis.GetAllDiagnosticsAsync());
        Assert.Empty(all.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error && !IsRule(diagnostic)));
        return Ordered(all.Where(IsRule));
    }

    private static ImmutableArray<Diagnostic> Analysis(
        Compilation compilation, Func<CompilationWithAnalyzers, Task<ImmutableArray<Diagnostic>>> diagnostics)
    {
        Exception? thrown = null;
        var options = new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([]), (exception, _, _) => thrown = exception, concurrentAnalysis: true, logAnalyzerExecutionTime: false);
        var found = diagnostics(compilation.WithAnalyzers([new BoundAnalyzer()], options)).GetAwaiter().GetResult();
        Assert.Null(thrown);
        return found;
    }

    private static bool IsRule(Diagnostic diagnostic) => diagnostic.Id.StartsWith("VAE", StringComparison.Ordinal);

    private static IReadOnlyList<Diagnostic> Ordered(IEnumerable<Diagnostic> said) =>
    [
        .. said.OrderBy(diagnostic => diagnostic.Location.SourceTree?.FilePath)
            .ThenBy(diagnostic => diagnostic.Location.SourceSpan.Start)
            .ThenBy(diagnostic => diagnostic.Id),
    ];
}
