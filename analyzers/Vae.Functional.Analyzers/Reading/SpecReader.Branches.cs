using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Vae.Functional.Bounds;

namespace Vae.Functional.Analyzers.Reading;

/// <summary>
/// Conditional, switch and coalescing expressions: the branch that is taken where that is known, else what all of them agree on.
/// </summary>
internal sealed partial class SpecReader
{
    private Declaration Conditional(IConditionalOperation conditional, Frame frame) => Read(conditional.Condition, frame) switch
    {
        { IsKnown: true, Value: bool holds } => Read(holds ? conditional.WhenTrue : conditional.WhenFalse, frame),
        _ => Choose(conditional.Syntax, [conditional.WhenTrue, conditional.WhenFalse!], frame),
    };

    private Declaration Coalesce(ICoalesceOperation coalesce, Frame frame) => Read(coalesce.Value, frame) switch
    {
        { IsKnown: true, Type: null, Value: null } => Read(coalesce.WhenNull, frame),
        { IsKnown: true } known => known,
        _ => Choose(coalesce.Syntax, [coalesce.Value, coalesce.WhenNull], frame),
    };

    private Declaration Switch(ISwitchExpressionOperation choice, Frame frame)
    {
        if (Read(choice.Value, frame) is { IsKnown: true, Type: null } value)
        {
            foreach (var arm in choice.Arms)
            {
                if (Matches(arm, value, frame) is not { } matches)
                    break;
                if (matches)
                    return Read(arm.Value, frame);
            }
        }

        return Choose(choice.Syntax, [.. choice.Arms.Select(arm => arm.Value)], frame);
    }

    // Whether an arm takes a value; null where that cannot be told.
    private bool? Matches(ISwitchExpressionArmOperation arm, Declaration value, Frame frame) => (arm.Guard, arm.Pattern) switch
    {
        (not null, _) => null,
        (_, IDiscardPatternOperation) => true,
        (_, IConstantPatternOperation constant) when Read(constant.Value, frame) is { IsKnown: true, Type: null } other =>
            Equals(other.Value, value.Value),
        _ => null,
    };

    private Declaration Choose(SyntaxNode point, IReadOnlyList<IOperation> branches, Frame frame)
    {
        // A branch that throws has no value to agree with.
        IOperation[] open = [.. branches.Where(branch => !Throws(branch))];
        if (open.Length == 1)
            return Follow(open[0], frame);
        foreach (var decision in decisions)
        {
            if (decision.Point == point && decision.Branch < open.Length)
                return Follow(open[decision.Branch], frame);
        }

        Declaration? joined = null;
        for (var i = 0; i < open.Length; i++)
        {
            var path = frame.Path.Add(new Decision(point, i, open[i].Syntax));
            alternatives.Add(path);
            var value = Follow(open[i], frame with { Path = path });
            joined = joined is null ? value : Declaration.Join(joined, value);
        }

        return joined ?? Declaration.Unknown;
    }

    // A value that depends on itself, as in a loop, is unknown.
    private Declaration Follow(IOperation value, Frame frame) =>
        frame.Open.Contains(value.Syntax) ? Declaration.Unknown : Once(value, frame);

    // Branches that follow one another would multiply: what a value is, under the same arguments, is found once.
    private Declaration Once(IOperation value, Frame frame)
    {
        var key = (value.Syntax, frame.Arguments, frame.References);
        if (!read.TryGetValue(key, out var known))
            read[key] = known = Read(value, frame with { Open = frame.Open.Add(value.Syntax) });
        return known;
    }

    private static bool Throws(IOperation branch) => branch is IThrowOperation or IConversionOperation { Operand: IThrowOperation };
}
