using System.Collections.Immutable;
using Vae.Functional.Tensors;
using Vae.Functional.Tensors.Passes;
using static Vae.Functional.Tensors.Expressions;

namespace Vae.Functional;

/// <summary>
/// Numbers that training takes from its batch, and everything else from what training has kept of its batches. A network composes both
/// readings; a program is made of one.
/// </summary>
public static class RunningStatistic
{
    private static readonly Expr.Input IsTraining = new("is_training", Shape.Scalar, ElementType.Truth);

    /// <summary>A statistic in both readings.</summary>
    /// <param name="ofBatch">What training reads.</param>
    /// <param name="kept">What everything else reads, a <see cref="Statistic"/>.</param>
    /// <param name="next">What a step of training makes of it.</param>
    internal static Expr Of(Expr ofBatch, Expr kept, Expr next) =>
        Where(IsTraining, ofBatch, Where(IsTraining, StopGradient(next), kept));

    /// <summary>The output of training programs that holds what a statistic becomes.</summary>
    public static string OutputName(string statistic) => Prefix + statistic;

    /// <summary>Whether an output of a training program is of this kind.</summary>
    public static bool IsOutput(string output) => output.StartsWith(Prefix, StringComparison.Ordinal);

    /// <summary>The expression over what was kept.</summary>
    internal static Expr Kept(Expr expression) => Read([new Output("", expression)], operand: 2)[0].Value;

    /// <summary>The program over what its batch gives.</summary>
    internal static Graph OfBatch(Graph program) => Graph.Of(Read(program.Outputs, operand: 1));

    /// <summary>
    /// The same, with an output more for each statistic. Of a network that runs more than once in a step, it is the mean over the runs.
    /// </summary>
    internal static Graph InTraining(Graph program)
    {
        var kept =
            from node in program.Nodes.OfType<Expr.Apply>()
            where IsChoice(node) && node.Operands[2] is Expr.Parameter { IsTrained: false }
            group node.Operands[1] by ((Expr.Parameter)node.Operands[2]).Name into runs
            select new Output(OutputName(runs.Key), runs.Aggregate((sum, next) => sum + next) / runs.Count());
        return OfBatch(Graph.Of([.. program.Outputs, .. kept]));
    }

    private const string Prefix = "statistic/";

    private static ImmutableArray<Output> Read(ImmutableArray<Output> outputs, int operand) =>
        Rewrite.BottomUp(outputs, node => IsChoice(node) ? ((Expr.Apply)node).Operands[operand] : node);

    private static bool IsChoice(Expr node) =>
        node is Expr.Apply { Primitive: Primitive.Where, Operands: [var condition, _, _] } && AsksForTraining(condition);

    private static bool AsksForTraining(Expr condition) => condition switch
    {
        Expr.Input input => input.Name == IsTraining.Name,
        Expr.Apply { Primitive: Primitive.Broadcast, Operands: [var repeated] } => AsksForTraining(repeated),
        _ => false,
    };
}
