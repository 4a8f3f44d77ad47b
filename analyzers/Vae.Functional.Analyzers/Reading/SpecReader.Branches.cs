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

    private static Declaration Not(Declaration operand, Frame frame, IOperation negated) =>
        operand is { IsKnown: true, Value: bool holds } ? Declaration.Constant(!holds, Here(negated.Syntax, frame)) : Declaration.Unknown;

    private Declaration Coalesce(ICoalesceOperation coalesce, Frame frame) => Read(coalesce.Value, frame) switch
    {
        _ when coalesce.ValueConversion.IsUserDefined => Declaration.Unknown,
        { IsKnown: true, Type: null, Value: null } => Read(coalesce.WhenNull, frame),
        { IsKnown: true } known => known,
        _ => Choose(coalesce.Syntax, [coalesce.Value, coalesce.WhenNull], frame),
    };

    private Declaration Switch(ISwitchExpressionOperation choice, Frame frame)
    {
        var open = new List<IOperation>();
        var value = Read(choice.Value, frame);
        foreach (var arm in choice.Arms)
        {
            var matches = Matches(arm, choice.Value.Type, value, frame);
            // The value decides, in a way that is not followed here.
            if (matches is null && value.IsKnown)
                return Declaration.Unknown;
            if (matches != false)
                open.Add(arm.Value);
            if (matches == true)
                break;
        }

        return Choose(choice.Syntax, open, frame);
    }

    // Whether an arm takes a value; null where that cannot be told. Of numbers in an object the type counts, too.
    private bool? Matches(ISwitchExpressionArmOperation arm, ITypeSymbol? type, Declaration value, Frame frame) => (arm.Guard, arm.Pattern) switch
    {
        (not null, _) => null,
        (_, IDiscardPatternOperation) => true,
        (_, IConstantPatternOperation constant)
            when value is { IsKnown: true, Type: null } && SymbolEqualityComparer.Default.Equals(type, constant.Value.Type)
            && Read(constant.Value, frame) is { IsKnown: true, Type: null } other => Equals(other.Value, value.Value),
        _ => null,
    };

    private Declaration Choose(SyntaxNode point, IReadOnlyList<IOperation> branches, Frame frame)
    {
        if (branches.Count == 1)
            return Throws(branches[0]) ? Declaration.Unknown : Follow(branches[0], frame);
        // A branch that throws has no value to agree with.
        IOperation[] open = [.. branches.Where(branch => !Throws(branch))];
        if (open.Length == 1)
            return Follow(open[0], frame);
        circumstances++;
        foreach (var decision in decisions)
        {
            if (decision.Point == point && Array.Find(open, branch => branch.Syntax == decision.Taken) is { } taken)
                return Follow(taken, frame);
        }

        Declaration? joined = null;
        foreach (var branch in open)
        {
            var path = frame.Path.Add(new Decision(point, branch.Syntax));
            alternatives.Add(path);
            var value = Follow(branch, frame with { Path = path });
            joined = joined is null ? value : Declaration.Join(joined, value);
        }

        return joined ?? Declaration.Unknown;
    }

    // The returns that can be reached under what is known of the conditions around them; one that is reached for certain is the last.
    private IReadOnlyList<IOperation> Taken(IReadOnlyList<IOperation> returns, Frame frame)
    {
        if (returns.Count < 2)
            return returns;
        var open = new List<IOperation>();
        foreach (var value in returns)
        {
            var isTaken = IsTaken(value, frame);
            if (isTaken != false)
                open.Add(value);
            if (isTaken == true)
                break;
        }

        return open;
    }

    // Whether a statement is reached, for all that is known of the branches around it; null where that cannot be told.
    private bool? IsTaken(IOperation inside, Frame frame)
    {
        bool? taken = true;
        for (var (child, around) = (inside, inside.Parent); around is not null; (child, around) = (around, around.Parent))
        {
            switch (around)
            {
                case IConditionalOperation conditional when child != conditional.Condition:
                    if (Condition(conditional.Condition, frame) is not { IsKnown: true, Value: bool holds })
                        taken = null;
                    else if (holds != (child == conditional.WhenTrue))
                        return false;
                    break;
                case IBlockOperation or IReturnOperation or IConversionOperation or IMethodBodyOperation:
                    break;
                case IAnonymousFunctionOperation or ILocalFunctionOperation:
                    return taken;
                default:
                    taken = null;
                    break;
            }
        }

        return taken;
    }

    // Whether what is known of a branch says whether a value is assigned: what else is assigned is not for the flow to say then.
    private bool IsDecided(IOperation assigned, Frame frame)
    {
        for (var around = assigned.Parent; around is not null; around = around.Parent)
        {
            if (around is IConditionalOperation { Condition: var condition } && Condition(condition, frame).IsKnown
                || (around is ISwitchOperation { Value: var value } && Condition(value, frame).IsKnown))
                return true;
        }

        return false;
    }

    // A condition may name the very local whose assignments it guards.
    private Declaration Condition(IOperation condition, Frame frame) => frame.IsOpen(condition.Syntax)
        ? Circumstantial()
        : Read(condition, frame with { Open = frame.Open.Push(condition.Syntax) });

    // A value that depends on itself, as in a loop, is unknown.
    private Declaration Follow(IOperation value, Frame frame) =>
        frame.IsOpen(value.Syntax) ? Circumstantial() : Once(value, frame);

    // Branches that follow one another would multiply: what a value is, under the same arguments, is found once.
    private Declaration Once(IOperation value, Frame frame)
    {
        var key = (value.Syntax, frame.Arguments, frame.References, frame.IsDirect);
        if (read.TryGetValue(key, out var known))
            circumstances++;
        else
            read[key] = known = Read(value, frame with { Open = frame.Open.Push(value.Syntax) });
        return known;
    }

    private static bool Throws(IOperation branch) => branch is IThrowOperation or IConversionOperation { Operand: IThrowOperation };
}
