using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Vae.Functional.Analyzers;

/// <summary>
/// Says where a declared model, its objective or its evaluation is not what it is called. It reads declarations off the source and asks
/// the rule table, which the run time asks too: nothing about rules is written here.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class BoundAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => Descriptors.All;

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(start =>
        {
            // At the first body the compiler has loaded its references; to ask for the library before would load them.
            var vocabulary = new Lazy<Vocabulary?>(() => Vocabulary.Of(start.Compilation));
            start.RegisterSymbolStartAction(type => Begin(vocabulary, type), SymbolKind.NamedType);
        });
    }

    private static void Begin(Lazy<Vocabulary?> vocabulary, SymbolStartAnalysisContext type)
    {
        var examination = new Examination(vocabulary);
        type.RegisterOperationBlockStartAction(examination.Meet);
        type.RegisterSymbolEndAction(examination.Report);
    }
}
