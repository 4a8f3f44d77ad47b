using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Vae.Functional.Analyzers.Reading;

namespace Vae.Functional.Analyzers;

/// <summary>Whether a model is evaluated on the data that it was trained on: the same variable, which nothing changes in between.</summary>
internal static class TrainingData
{
    /// <summary>The argument that names the training data again; null where it does not.</summary>
    public static IOperation? IsEvaluated(IInvocationOperation call, Meeting evaluation, Vocabulary vocabulary, LocalFlows flows) =>
        call.TargetMethod.Name == "Evaluate" && evaluation.Data is { } data
        && Meeting.Training(evaluation.Fit, vocabulary, flows)?.Data is { } trained
        && IsSame(data, trained, vocabulary, flows)
            ? data
            : null;

    private static bool IsSame(IOperation a, IOperation b, Vocabulary vocabulary, LocalFlows flows) => (a, b) switch
    {
        (ILocalReferenceOperation one, ILocalReferenceOperation other) =>
            Same(one.Local, other.Local) && flows.Of(one) is { IsConstant: true },
        (IParameterReferenceOperation one, IParameterReferenceOperation other) =>
            Same(one.Parameter, other.Parameter) && !Members.IsWritten(one.Parameter, LocalFlow.Root(one)),
        (IFieldReferenceOperation one, IFieldReferenceOperation other) =>
            Same(one.Field, other.Field) && one.Field.IsReadOnly && IsSameInstance(one.Instance, other.Instance, vocabulary, flows),
        (IPropertyReferenceOperation one, IPropertyReferenceOperation other) =>
            Same(one.Property, other.Property) && vocabulary.IsDataSet(one.Property.ContainingType)
            && IsSameInstance(one.Instance, other.Instance, vocabulary, flows),
        _ => false,
    };

    private static bool IsSameInstance(IOperation? a, IOperation? b, Vocabulary vocabulary, LocalFlows flows) => (a, b) switch
    {
        (null, null) or (IInstanceReferenceOperation, IInstanceReferenceOperation) => true,
        (not null, not null) => IsSame(a, b, vocabulary, flows),
        _ => false,
    };

    private static bool Same(ISymbol a, ISymbol b) => SymbolEqualityComparer.Default.Equals(a, b);
}
