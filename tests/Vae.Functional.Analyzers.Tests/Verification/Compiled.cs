extern alias analyzers;

using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
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

    public static CSharpCompilation Of(params IEnumerable<string> sources) => CSharpCompilation.Create(
        "Consumer",
        sources.Prepend(Prelude).Select((source, i) => CSharpSyntaxTree.ParseText(source, Language, $"File{i}.cs")),
        References,
        new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

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
