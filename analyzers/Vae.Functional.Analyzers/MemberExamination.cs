using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;
using Vae.Functional.Analyzers.Reading;
using Vae.Functional.Bounds;

namespace Vae.Functional.Analyzers;

/// <summary>
/// Examines one member of the source: each spec that it declares, and each call in which a spec meets a plan. A cause is named once.
/// </summary>
internal sealed class MemberExamination(Vocabulary vocabulary, ImmutableArray<IOperation> blocks, SymbolAnalysisContext context)
{
    private readonly List<Diagnostic> said = [];

    /// <summary>Reports what the rules say of a new object, of what <c>with</c> makes, or of a call.</summary>
    public void Examine(IOperation operation)
    {
        if (vocabulary.IsSpec(operation.Type))
            Declared(operation);
        else if (operation is IInvocationOperation call && Meeting.Of(call, vocabulary) is { } meeting)
            Met(call, meeting);
    }

    private void Declared(IOperation spec)
    {
        if (!new Fate(vocabulary).IsSuperseded(spec))
            Report(spec, reader => (FactTable.Of(reader.Read(spec)), reader.Followed.Select(followed => FactTable.Of(followed))));
    }

    private void Met(IInvocationOperation call, Meeting meeting) => Report(call, reader =>
    {
        var spec = reader.Read(meeting.Spec ?? Meeting.Training(meeting.Fit, vocabulary)?.Spec);
        var facts = FactTable.Of(spec, Optional(reader, meeting.Plan), Optional(reader, meeting.Evaluation)) with
        {
            EvaluatesTrainingData = TrainingData.IsEvaluated(call, meeting, vocabulary) is { } data
                ? Fact<bool>.Known(true, new Origin(data.Syntax, []))
                : default,
        };
        return (facts, [FactTable.Of(spec)]);
    });

    private static Declaration? Optional(SpecReader reader, IOperation? plan) => plan is null ? null : reader.Read(plan);

    private void Report(IOperation operation, Func<SpecReader, (SpecFacts, IEnumerable<SpecFacts>)> facts)
    {
        foreach (var found in Findings.Of(vocabulary, facts, context.CancellationToken))
        {
            var place = Place(found, operation).GetLocation();
            if (said.Exists(diagnostic => diagnostic.Id == found.Finding.Rule.Id && diagnostic.Location == place))
                continue;
            var elsewhere = Steps(found.Finding.Origin).Append(operation.Syntax).Select(node => node.GetLocation()).Distinct();
            var diagnostic = found.Finding.At(place, elsewhere.Where(location => location != place));
            said.Add(diagnostic);
            context.ReportDiagnostic(diagnostic);
        }
    }

    // The innermost expression of this member that leads to the cause; where the cause is that one branch is taken, in that branch.
    private SyntaxNode Place(Found found, IOperation operation)
    {
        var steps = Steps(found.Finding.Origin).Where(IsHere).ToList();
        // What is changed is the cause, where the rest was there before.
        if (Changed(operation) is { } changed && !steps.Exists(step => changed.Contains(step.Span))
            && Steps(found.Finding.Other).FirstOrDefault(step => IsHere(step) && changed.Contains(step.Span)) is { } change)
            return change;
        if (found.Branch is { } branch && IsHere(branch) && !steps.Exists(step => branch.Span.Contains(step.Span)))
            return branch;
        return steps.Count > 0 ? steps[0] : operation.Syntax;
    }

    private TextSpan? Changed(IOperation operation) => operation switch
    {
        IWithOperation with => with.Initializer.Syntax.Span,
        IInvocationOperation call when vocabulary.Changed(call.TargetMethod) is not null => call.Arguments[0].Syntax.Span,
        _ => null,
    };

    private static IEnumerable<SyntaxNode> Steps(object? origin) => (origin as Origin)?.Steps ?? [];

    // Top-level statements have the whole file for their block.
    private bool IsHere(SyntaxNode node)
    {
        foreach (var block in blocks)
        {
            if (block.Syntax.SyntaxTree == node.SyntaxTree && block.Syntax.FullSpan.Contains(node.Span)
                && (block.Syntax is not CompilationUnitSyntax || node.FirstAncestorOrSelf<BaseTypeDeclarationSyntax>() is null))
                return true;
        }

        return false;
    }
}
