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
        _ when Decides(conditional.Condition, frame) => Declaration.Unknown,
        _ => Choose(conditional.Syntax, [conditional.WhenTrue, conditional.WhenFalse!], frame),
    };

    private Declaration Coalesce(ICoalesceOperation coalesce, Frame frame) => coalesce.ValueConversion.IsUserDefined
        ? Declaration.Unknown
        : Coalesce(coalesce.Syntax, coalesce.Value, coalesce.WhenNull, frame);

    private Declaration Coalesce(SyntaxNode point, IOperation value, IOperation whenNull, Frame frame) => Read(value, frame) switch
    {
        { IsKnown: true, Type: null, Value: null } => Read(whenNull, frame),
        { IsKnown: true } known => known,
        _ when Decides(value, frame) => Declaration.Unknown,
        _ => Choose(point, [value, whenNull], frame),
    };

    private Declaration Switch(ISwitchExpressionOperation choice, Frame frame)
    {
        var open = new List<IOperation>();
        var value = Read(choice.Value, frame);
        foreach (var arm in choice.Arms)
        {
            var matches = Matches(arm.Pattern, choice.Value.Type, value, frame);
            var holds = arm.Guard is { } guard ? Holds(guard, frame) : true;
            if ((matches is null && Decides(choice.Value, frame)) || (holds is null && Decides(arm.Guard!, frame)))
                return Declaration.Unknown;
            if (And(matches, holds) is var isTaken && isTaken != false)
                open.Add(arm.Value);
            if (isTaken == true)
                break;
        }

        return Choose(choice.Syntax, open, frame);
    }

    private Declaration Choose(SyntaxNode point, IReadOnlyList<IOperation> branches, Frame frame, bool areOpen = true)
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
            var path = frame.Path.Push(new Decision(point, branch.Syntax));
            if (areOpen)
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
            if (IsDecided(value, frame, followsConditions: true))
                return [];
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

    // Whether what is known says if a statement is reached, by more than the conditions of `if` where those are followed: what else could
    // have been reached is not for its source to say then. Nor is it whether anything is ever caught.
    private bool IsDecided(IOperation inside, Frame frame, bool followsConditions = false)
    {
        for (var (child, around) = (inside, inside.Parent); around is not null; (child, around) = (around, around.Parent))
        {
            switch (around)
            {
                case IConditionalOperation conditional when child != conditional.Condition && Decides(conditional.Condition, frame)
                    && !(followsConditions && Condition(conditional.Condition, frame).IsKnown):
                case ISwitchOperation choice when child != choice.Value && Decides(choice.Value, frame):
                case IWhileLoopOperation { Condition: { } condition } when child != condition && Decides(condition, frame):
                case ICatchClauseOperation:
                    return true;
                case IAnonymousFunctionOperation or ILocalFunctionOperation:
                    return false;
            }
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
        read.TryGetValue(value.Syntax, out var earlier);
        for (var reading = earlier; reading is not null; reading = reading.Earlier)
        {
            if (!reading.Frame.IsLike(frame))
                continue;
            circumstances++;
            return reading.Declaration;
        }

        var known = Read(value, frame with { Open = frame.Open.Push(value.Syntax) });
        read.TryGetValue(value.Syntax, out earlier);
        read[value.Syntax] = new(frame, known, earlier);
        return known;
    }

    /// <summary>What a value was read as, and the earlier readings of it, come to in other ways.</summary>
    private sealed record Reading(Frame Frame, Declaration Declaration, Reading? Earlier);

    private static bool Throws(IOperation branch) => branch is IThrowOperation or IConversionOperation { Operand: IThrowOperation };
}
