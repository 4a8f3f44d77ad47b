extern alias analyzers;

using System.Collections.Immutable;
using analyzers::Vae.Functional.Analyzers;
using analyzers::Vae.Functional.Analyzers.Fixes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Vae.Functional.Analyzers.Tests.Verification;

/// <summary>Applies a mend: to one place, or to all. What comes out compiles, and the rule no longer speaks of it.</summary>
internal static class VerifyFix
{
    private static readonly MendFixProvider Provider = new();

    /// <summary>A spec before and after a mend of the one place that the rule speaks of.</summary>
    public static void Spec(string id, string title, string before, string after)
    {
        const string Frame = "public class Consumer {{ public static object Run(DataSet data) {{ VaeSpec spec = {0}; return spec; }} }}";
        Source(id, title, string.Format(Frame, before), string.Format(Frame, after));
    }

    /// <summary>A file before and after a mend of the one place that the rule speaks of.</summary>
    public static void Source(string id, string title, string before, string after)
    {
        using var workspace = new AdhocWorkspace();
        var document = Document(workspace, before);
        var said = Assert.Single(Said(document, id));
        var action = Assert.Single(Offered(document, said), offered => offered.Title == title);
        Matches(id, after, Applied(document, action));
    }

    /// <summary>A file before and after a mend of every place at once.</summary>
    public static void All(string id, string title, string before, string after)
    {
        using var workspace = new AdhocWorkspace();
        var document = Document(workspace, before);
        var said = Said(document, id);
        Assert.True(said.Length > 1, "one place alone");
        var context = new FixAllContext(document, Provider, FixAllScope.Document, $"{id}: {title}", [id], new Known(said), default);
        var action = Provider.GetFixAllProvider().GetFixAsync(context).GetAwaiter().GetResult();
        Matches(id, after, Applied(document, Assert.IsAssignableFrom<CodeAction>(action)));
    }

    /// <summary>The titles of the mends that are offered for the one place that the rule speaks of.</summary>
    public static IReadOnlyList<string> Titles(string id, string source)
    {
        using var workspace = new AdhocWorkspace();
        var document = Document(workspace, source);
        return [.. Offered(document, Assert.Single(Said(document, id))).Select(action => action.Title)];
    }

    private static Document Document(AdhocWorkspace workspace, string source)
    {
        var compilation = Compiled.Of(source);
        var trees = compilation.SyntaxTrees;
        var project = workspace.AddProject(ProjectInfo.Create(
            ProjectId.CreateNewId(), VersionStamp.Default, "Consumer", "Consumer", LanguageNames.CSharp,
            compilationOptions: compilation.Options, parseOptions: trees[0].Options, metadataReferences: compilation.References));
        workspace.AddDocument(project.Id, "Prelude.cs", trees[0].GetText());
        return workspace.AddDocument(project.Id, "Source.cs", SourceText.From(source));
    }

    private static ImmutableArray<Diagnostic> Said(Document document, string id)
    {
        var compilation = document.Project.GetCompilationAsync().GetAwaiter().GetResult()!;
        Assert.Empty(compilation.Errors());
        return [.. compilation.WithAnalyzers([new BoundAnalyzer()]).GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult().Where(said => said.Id == id)];
    }

    private static IReadOnlyList<CodeAction> Offered(Document document, Diagnostic diagnostic)
    {
        var offered = new List<CodeAction>();
        Provider.RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => offered.Add(action), default)).GetAwaiter().GetResult();
        return offered;
    }

    private static Document Applied(Document document, CodeAction action) =>
        action.GetOperationsAsync(default).GetAwaiter().GetResult().OfType<ApplyChangesOperation>().Single().ChangedSolution.GetDocument(document.Id)!;

    private static void Matches(string id, string expected, Document mended)
    {
        Assert.Equal(expected, mended.GetTextAsync().GetAwaiter().GetResult().ToString());
        Assert.Empty(Said(mended, id));
    }

    private sealed class Known(ImmutableArray<Diagnostic> said) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellation) =>
            Task.FromResult<IEnumerable<Diagnostic>>(said);

        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellation) =>
            Task.FromResult<IEnumerable<Diagnostic>>(said);

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellation) =>
            Task.FromResult<IEnumerable<Diagnostic>>(said);
    }
}
