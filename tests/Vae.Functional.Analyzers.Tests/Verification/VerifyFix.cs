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

    /// <summary>A file before and after a mend of the one place that the rule speaks of; and twice the file, both mended at once.</summary>
    public static void Source(string id, string title, string before, string after)
    {
        Files(id, title, (before, after));
        All(id, title, FixAllScope.Project, (before, after), ($"namespace Again;\n{before}", $"namespace Again;\n{after}"));
    }

    /// <summary>Files before and after a mend of the one place that the rule speaks of.</summary>
    public static void Files(string id, string title, params (string Before, string After)[] files)
    {
        using var workspace = new AdhocWorkspace();
        var project = Project(workspace, files.Select(file => file.Before));
        var said = Assert.Single(Said(project, id));
        var action = Assert.Single(Offered(project, said), offered => offered.Title == title);
        Matches(id, files.Select(file => file.After), Applied(project, action));
    }

    /// <summary>Files before and after a mend of every place of a document, or of all of them, at once.</summary>
    public static void All(string id, string title, FixAllScope scope, params (string Before, string After)[] files)
    {
        using var workspace = new AdhocWorkspace();
        var project = Project(workspace, files.Select(file => file.Before));
        var said = Said(project, id);
        Assert.True(said.Length > 1, "one place alone");
        var context = new FixAllContext(Documents(project)[0], Provider, scope, $"{id}: {title}", [id], new Known(said), default);
        var action = Provider.GetFixAllProvider().GetFixAsync(context).GetAwaiter().GetResult();
        Matches(id, files.Select(file => file.After), Applied(project, Assert.IsAssignableFrom<CodeAction>(action)));
    }

    /// <summary>The titles of the mends that are offered for the one place that the rule speaks of.</summary>
    public static IReadOnlyList<string> Titles(string id, string source)
    {
        using var workspace = new AdhocWorkspace();
        var project = Project(workspace, [source]);
        return [.. Offered(project, Assert.Single(Said(project, id))).Select(action => action.Title)];
    }

    private static Project Project(AdhocWorkspace workspace, IEnumerable<string> sources)
    {
        var compilation = Compiled.Of(sources);
        var trees = compilation.SyntaxTrees;
        var project = workspace.AddProject(ProjectInfo.Create(
            ProjectId.CreateNewId(), VersionStamp.Default, "Consumer", "Consumer", LanguageNames.CSharp,
            compilationOptions: compilation.Options, parseOptions: trees[0].Options, metadataReferences: compilation.References));
        foreach (var tree in trees)
            workspace.AddDocument(project.Id, tree.FilePath, SourceText.From(tree.ToString()));
        return workspace.CurrentSolution.GetProject(project.Id)!;
    }

    // The first one is what every file may use.
    private static IReadOnlyList<Document> Documents(Project project) => [.. project.Documents.OrderBy(document => document.Name).Skip(1)];

    private static ImmutableArray<Diagnostic> Said(Project project, string id)
    {
        var compilation = project.GetCompilationAsync().GetAwaiter().GetResult()!;
        Assert.Empty(compilation.Errors());
        return [.. compilation.WithAnalyzers([new BoundAnalyzer()]).GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult().Where(said => said.Id == id)];
    }

    private static IReadOnlyList<CodeAction> Offered(Project project, Diagnostic diagnostic)
    {
        var offered = new List<CodeAction>();
        var document = project.GetDocument(diagnostic.Location.SourceTree)!;
        Provider.RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => offered.Add(action), default)).GetAwaiter().GetResult();
        return offered;
    }

    private static Project Applied(Project project, CodeAction action) =>
        action.GetOperationsAsync(default).GetAwaiter().GetResult().OfType<ApplyChangesOperation>().Single().ChangedSolution.GetProject(project.Id)!;

    private static void Matches(string id, IEnumerable<string> expected, Project mended)
    {
        Assert.Equal(expected, Documents(mended).Select(document => document.GetTextAsync().GetAwaiter().GetResult().ToString()));
        Assert.Empty(Said(mended, id));
    }

    private sealed class Known(ImmutableArray<Diagnostic> said) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellation) =>
            Task.FromResult<IEnumerable<Diagnostic>>(said);

        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellation) =>
            Task.FromResult(said.Where(one => document.Project.GetDocument(one.Location.SourceTree)?.Id == document.Id));

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellation) =>
            Task.FromResult<IEnumerable<Diagnostic>>(said);
    }
}
