using System.Collections.Immutable;
using LanguageExt;
using Vae.Functional.Engine.Tiles;
using Vae.Functional.Tensors;
using Vae.Functional.Tensors.Passes;

namespace Vae.Functional.Engine.Planning;

/// <summary>
/// From a graph and a batch size to a plan. Views become slots, everything else an instruction that writes a buffer of its own; then
/// buffers whose lives do not meet are laid over one another.
/// </summary>
public static class Planner
{
    /// <summary>
    /// The plan of a program over a layout of parameters. Outputs named as gradients are written straight into the area of gradients; local
    /// parameters are inputs, and their gradients outputs.
    /// </summary>
    /// <param name="graph">The program.</param>
    /// <param name="layout">Where its parameters lie.</param>
    /// <param name="batchSize">B.</param>
    /// <param name="withRegions">
    /// Gather element-wise work into regions, whose values in between have no buffers; without them every primitive is an instruction.
    /// </param>
    public static ExecutionPlan Plan(Graph graph, ParameterLayout layout, int batchSize, bool withRegions = false) => Arena.Assign(
        withRegions
            ? Fusion.Applied(Drafted(Optimise.Graph(graph, batchSize), layout, batchSize))
            : Drafted(graph, layout, batchSize));

    private static Draft Drafted(Graph graph, ParameterLayout layout, int batchSize)
    {
        var draft = new Draft(graph, layout, batchSize);
        foreach (var node in graph.Nodes)
            draft.Add(node);
        draft.Finish();
        return draft;
    }

    /// <summary>The plan, or the fault that its buffers would be longer than an engine can address.</summary>
    public static Either<Fault, ExecutionPlan> TryPlan(Graph graph, ParameterLayout layout, int batchSize, bool withRegions)
    {
        try
        {
            return Plan(graph, layout, batchSize, withRegions);
        }
        catch (OverflowException)
        {
            return new Fault($"a batch of {batchSize} takes more than {int.MaxValue} numbers at once; lower the batch size or the number "
                + "of samples");
        }
    }

    /// <summary>A plan in the making: every arena slot has an area of its own, numbered by its offset.</summary>
    internal sealed class Draft
    {
        private readonly int batchSize;
        private readonly ParameterLayout layout;
        private readonly Dictionary<Expr, Slot> slots = [];
        private readonly Dictionary<Expr, Slot> placed = [];
        private readonly List<(Expr Value, Slot Target)> copies = [];
        // By their bits: 0 and −0 are equal as numbers, and have different reciprocals.
        private readonly Dictionary<int, int> constants = [];
        private int inputLength;

        public Draft(Graph graph, ParameterLayout layout, int batchSize)
        {
            (this.layout, this.batchSize) = (layout, batchSize);
            var outputLength = 0;
            foreach (var output in graph.Outputs)
            {
                var target = Gradient(graph, output) ?? Slot.Contiguous(Area.Outputs, outputLength, Extents(output.Value));
                if (target.Area == Area.Outputs)
                    outputLength = Alignment.Up(outputLength + target.Count);
                Outputs[output.Name] = target;
                if (output.Value is not Expr.Apply computed || IsView(computed) || !placed.TryAdd(output.Value, target))
                    copies.Add((output.Value, target));
            }
            OutputLength = outputLength;
        }

        public List<Step> Steps { get; set; } = [];

        /// <summary>
        /// The size of each arena buffer; an arena slot's offset is an index into this list until addresses are assigned.
        /// </summary>
        public List<int> Buffers { get; } = [];

        /// <summary>Which buffer an arena slot lies in, and where in it: slots of a draft are told apart by identity.</summary>
        public Dictionary<Slot, (int Buffer, int Offset)> Places { get; } = new(ReferenceEqualityComparer.Instance);

        public ImmutableSortedDictionary<string, Slot>.Builder Inputs { get; } =
            ImmutableSortedDictionary.CreateBuilder<string, Slot>(StringComparer.Ordinal);

        public ImmutableSortedDictionary<string, Slot>.Builder Outputs { get; } =
            ImmutableSortedDictionary.CreateBuilder<string, Slot>(StringComparer.Ordinal);

        public ImmutableArray<float> Constants =>
            [.. constants.OrderBy(constant => constant.Value).Select(constant => BitConverter.Int32BitsToSingle(constant.Key))];

        public int BatchSize => batchSize;

        public int InputLength => inputLength;

        public int OutputLength { get; }

        public void Add(Expr node) => slots[node] = node switch
        {
            Expr.Parameter { IsLocal: true } local => Input(local.Name, node),
            Expr.Parameter parameter => layout[parameter.Name],
            Expr.Input input => Input(input.Name, node),
            Expr.Noise noise => Input(noise.Name, node),
            Expr.Constant constant => Constant((float)constant.Value),
            Expr.Apply { Primitive: Primitive.BatchSize } => Constant(batchSize),
            Expr.Apply apply when IsView(apply) => View(apply),
            Expr.Apply apply => Computed(apply),
            _ => throw new InvalidOperationException($"unknown node {node.GetType().Name}"),
        };

        public void Finish()
        {
            foreach (var (value, target) in copies)
                Copy(slots[value], target);
        }

        private Slot? Gradient(Graph graph, Output output) =>
            graph.Parameters.FirstOrDefault(parameter => Differentiate.OutputName(parameter.Name) == output.Name) is { IsLocal: false } of
                ? layout[of.Name] with { Area = Area.Gradients }
                : null;

        private static bool IsView(Expr.Apply node) =>
            PrimitiveGroups.Views.Contains(node.Primitive) || node.Primitive is Primitive.StopGradient or Primitive.BatchSize;

        private Sizes Extents(Expr node) => [.. node.Shape.Bind(batchSize)];

        private Slot Input(string name, Expr node)
        {
            var slot = Slot.Contiguous(Area.Inputs, inputLength, Extents(node));
            inputLength = Alignment.Up(inputLength + slot.Count);
            return Inputs[name] = slot;
        }

        private Slot Constant(float value)
        {
            var bits = BitConverter.SingleToInt32Bits(value);
            constants.TryAdd(bits, constants.Count);
            return Slot.Contiguous(Area.Constants, constants[bits], []);
        }

        private Slot View(Expr.Apply view)
        {
            var operand = slots[view.Operands[0]];
            if (Views.Through(view, operand, Extents(view)) is { } seen)
                return Within(operand, seen);
            var moved = Moved(operand);
            return Within(moved, Slot.Contiguous(Area.Arena, moved.Offset, Extents(view)));
        }

        private Slot Computed(Expr.Apply node)
        {
            var target = placed.TryGetValue(node, out var place) ? place : NewBuffer(Extents(node));
            ImmutableArray<Slot> operands = [.. node.Operands.Select(operand => Read(node, slots[operand]))];
            Steps.Add(new Instruction(node.Primitive, node.Attributes, operands, target));
            return target;
        }

        // Windows are runs of neighbours, and functions take numbers one after the other: what they read lies in row-major order.
        private Slot Read(Expr.Apply node, Slot operand) =>
            operand.IsContiguous || !(PrimitiveGroups.Windows.Contains(node.Primitive) || PrimitiveGroups.Calls.Contains(node.Primitive))
                ? operand
                : Moved(operand);

        private Slot Moved(Slot slot)
        {
            var moved = NewBuffer(slot.Extents);
            Copy(slot, moved);
            return moved;
        }

        private void Copy(Slot from, Slot to) => Steps.Add(new Instruction(Primitive.StopGradient, Attributes.None, [from], to));

        private Slot NewBuffer(Sizes extents)
        {
            var slot = Slot.Contiguous(Area.Arena, 0, extents);
            Places[slot] = (Buffers.Count, 0);
            Buffers.Add(slot.Count);
            return slot;
        }

        /// <summary>A view of a slot: one of the arena lies in the same buffer, at the offset that the view adds.</summary>
        public Slot Within(Slot operand, Slot seen)
        {
            if (operand.Area != Area.Arena)
                return seen;
            var view = seen with { };
            Places[view] = (Places[operand].Buffer, seen.Offset);
            return view;
        }
    }
}
