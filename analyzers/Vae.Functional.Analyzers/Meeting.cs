using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Vae.Functional.Analyzers.Reading;

namespace Vae.Functional.Analyzers;

/// <summary>A call of the library in which a spec, or what was trained of it, meets a plan.</summary>
/// <param name="Spec">The spec; null where it is not known.</param>
/// <param name="Plan">How it is trained; null where the call does not say.</param>
/// <param name="Evaluation">How it is evaluated; null where the call does not say.</param>
/// <param name="Fit">What was trained; null where the call is on a spec.</param>
/// <param name="Data">What it is trained or evaluated on.</param>
internal sealed record Meeting(IOperation? Spec, IOperation? Plan, IOperation? Evaluation, IOperation? Fit, IOperation? Data)
{
    /// <summary>The meeting that a call is; null for any other call.</summary>
    public static Meeting? Of(IInvocationOperation call, Vocabulary vocabulary)
    {
        if (!Vocabulary.IsLibrary(call.TargetMethod))
            return null;
        var (spec, fit) = (Instance(call, vocabulary.IsSpec), Instance(call, vocabulary.IsFit));
        IOperation? plan = null, evaluation = null, data = null;
        foreach (var argument in call.Arguments)
        {
            var type = argument.Parameter?.Type;
            if (spec is null && vocabulary.IsSpec(type))
                spec = argument.Value;
            else if (vocabulary.IsTrainingPlan(type))
                plan = Given(argument);
            else if (vocabulary.IsEvaluationPlan(type))
                evaluation = Given(argument);
            else if (vocabulary.IsDataSet(type))
                data = argument.Value;
        }

        var meets = spec is not null
            ? plan is not null || evaluation is not null
            : fit is not null && (data is not null || evaluation is not null);
        return meets ? new Meeting(spec, plan, evaluation, fit, data) : null;
    }

    /// <summary>The spec, or the plan of a type; null where the call does not say.</summary>
    public IOperation? Part(string type, Vocabulary vocabulary)
    {
        var training = Spec is null ? Training(Fit, vocabulary) : this;
        return type switch
        {
            "VaeSpec" => training?.Spec,
            "TrainingPlan" => training?.Plan,
            _ => Evaluation,
        };
    }

    /// <summary>The training that a model comes from; null where that is not known.</summary>
    public static Meeting? Training(IOperation? fit, Vocabulary vocabulary) => fit switch
    {
        IConversionOperation conversion => Training(conversion.Operand, vocabulary),
        IInvocationOperation call when vocabulary.IsFit(call.Type) => Of(call, vocabulary) is { Spec: not null } meeting ? meeting : null,
        ILocalReferenceOperation local when vocabulary.Flows.Of(local)?.DefinitionsAt(local) is { Count: 1 } trained => Call(trained[0], vocabulary),
        _ => null,
    };

    // A local that is another one's copy is not followed: the two could name each other.
    private static Meeting? Call(IOperation trained, Vocabulary vocabulary) =>
        trained is ILocalReferenceOperation ? null : Training(trained, vocabulary);

    private static IOperation? Instance(IInvocationOperation call, Func<ITypeSymbol?, bool> isType) =>
        call.Instance is { } instance && isType(instance.Type) ? instance : null;

    private static IOperation? Given(IArgumentOperation argument) =>
        argument.ArgumentKind == ArgumentKind.DefaultValue ? null : argument.Value;
}
