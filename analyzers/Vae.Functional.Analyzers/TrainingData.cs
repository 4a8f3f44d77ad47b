using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Vae.Functional.Analyzers.Reading;

namespace Vae.Functional.Analyzers;

/// <summary>Whether a model is evaluated on the data that it was trained on: the same variable, which nothing changes in between.</summary>
internal static class TrainingData
{
    /// <summary>The argument that names the training data again; null where it does not.</summary>
    public static IOperation? IsEvaluated(IInvocationOperation call, Meeting evaluation, Vocabulary vocabulary) =>
        call.TargetMethod.Name == "Evaluate" && evaluation.Data is { } data
        && Meeting.Training(evaluation.Fit, vocabulary)?.Data is { } trained
        && IsSame(data, trained, vocabulary)
            ? data
            : null;

    private static bool IsSame(IOperation a, IOperation b, Vocabulary vocabulary) => (a, b) switch
    {
        (ILocalReferenceOperation one, ILocalReferenceOperation other) =>
            Same(one.Local, other.Local) && vocabulary.Flows.Of(one) is { IsConstant: true },
        (IParameterReferenceOperation one, IParameterReferenceOperation other) =>
            Same(one.Parameter, other.Parameter) && !Helper.IsWritten(one.Parameter, Locals.Root(one)),
        (IFieldReferenceOperation one, IFieldReferenceOperation other) =>
            Same(one.Field, other.Field) && one.Field.IsReadOnly && IsSameInstance(one.Instance, other.Instance, vocabulary),
        (IPropertyReferenceOperation one, IPropertyReferenceOperation other) =>
            Same(one.Property, other.Property) && vocabulary.IsDataSet(one.Property.ContainingType)
            && IsSameInstance(one.Instance, other.Instance, vocabulary),
        _ => false,
    };

    private static bool IsSameInstance(IOperation? a, IOperation? b, Vocabulary vocabulary) => (a, b) switch
    {
        (null, null) or (IInstanceReferenceOperation, IInstanceReferenceOperation) => true,
        (not null, not null) => IsSame(a, b, vocabulary),
        _ => false,
    };

    private static bool Same(ISymbol a, ISymbol b) => SymbolEqualityComparer.Default.Equals(a, b);
}
