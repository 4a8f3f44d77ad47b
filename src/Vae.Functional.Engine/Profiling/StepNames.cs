using System.Collections.Frozen;
using System.Collections.Immutable;
using Vae.Functional.Engine.Planning;
using Vae.Functional.Engine.Tiles;
using Vae.Functional.Tensors;
using Vae.Functional.Tensors.Print;

namespace Vae.Functional.Engine.Profiling;

/// <summary>What a step of a plan is, in the words of the model.</summary>
/// <param name="Where">The layers or terms of the objective that it belongs to, as in <c>encoder.hidden1</c>.</param>
/// <param name="What">What it computes, as in <c>weight gradient</c> or <c>bias, relu</c>.</param>
public sealed record StepName(string Where, string What)
{
    /// <summary>As in <c>encoder.hidden1: weight gradient</c>.</summary>
    public override string ToString() => $"{Where}: {What}";
}

/// <summary>Names for the steps of a plan, found from the parameters, noises and outputs that they touch.</summary>
public sealed class StepNames
{
    // What every region has says nothing of it.
    private static readonly FrozenSet<Primitive> Plain = new[]
    {
        Primitive.Add, Primitive.Subtract, Primitive.Multiply, Primitive.Divide, Primitive.Negate, Primitive.Square, Primitive.StopGradient,
        Primitive.Where, Primitive.Greater,
    }.ToFrozenSet();

    private readonly ExecutionPlan plan;
    private readonly ImmutableArray<(string Name, Slot Slot)> parameters;
    private readonly ImmutableArray<(string Name, Slot Slot)> inputs;
    private readonly ImmutableArray<(string Name, Slot Slot)> outputs;

    private StepNames(ExecutionPlan plan, ParameterLayout layout)
    {
        this.plan = plan;
        parameters = [.. layout.Parameters.Select(parameter => (parameter.Name, layout[parameter.Name]))];
        inputs = [.. plan.Inputs.Select(input => (input.Key, input.Value))];
        outputs = [.. plan.Outputs.Where(output => output.Value.Area == Area.Outputs).Select(output => (output.Key, output.Value))];
    }

    /// <summary>A name for each step.</summary>
    public static ImmutableArray<StepName> Of(ExecutionPlan plan, ParameterLayout layout)
    {
        var naming = new StepNames(plan, layout);
        var names = ImmutableArray.CreateBuilder<StepName>(plan.Steps.Length);
        for (var position = 0; position < plan.Steps.Length; position++)
            names.Add(new(naming.Where(position, names), naming.What(plan.Steps[position])));
        return names.ToImmutable();
    }

    // What touches nothing that has a name belongs to the term that is made of it, or to what its numbers come from.
    private string Where(int position, IReadOnlyList<StepName> before)
    {
        string[] own = [.. Layers(plan.Steps[position]), .. Terms(plan.Steps[position])];
        if (own.Length > 0)
            return string.Join(", ", own.Distinct());
        var next = plan.Steps[position].Writes.Where(write => write.Area == Area.Arena).SelectMany(write => Readers.Of(plan, position, write));
        string[] terms = [.. next.SelectMany(reader => Terms(plan.Steps[reader])).Distinct()];
        return terms.Length > 0 ? string.Join(", ", terms) : Origin(position, before);
    }

    private string Origin(int position, IReadOnlyList<StepName> before)
    {
        for (var earlier = position - 1; earlier >= 0; earlier--)
            if (plan.Steps[earlier].Writes.Any(write => write.Area == Area.Arena && Readers.Of(plan, earlier, write).Contains(position)))
                return before[earlier].Where;
        return "objective";
    }

    private IEnumerable<string> Layers(Step step) => Trained(step).Concat(Differentiated(step)).Select(Layer).Distinct();

    private string[] Trained(Step step) => Touched(step.Reads, Area.Parameters, parameters);

    private string[] Differentiated(Step step) => Touched(step.Writes, Area.Gradients, parameters);

    private string[] Terms(Step step) => Touched(step.Writes, Area.Outputs, outputs);

    private string What(Step step)
    {
        var differentiated = Differentiated(step);
        if (step is Instruction { Primitive: Primitive.MatrixMultiply } product)
            return differentiated.Length > 0 ? "weight gradient" : IsBackward(product) ? "input gradient" : "product";
        string[] words =
        [
            .. Trained(step).Select(Part).Distinct(),
            .. Functions(step),
            .. Touched(step.Reads, Area.Inputs, inputs).Select(input => $"with {input}"),
            .. differentiated.Select(parameter => $"{Part(parameter)} gradient").Distinct(),
        ];
        return words.Length > 0 ? string.Join(", ", words) : "arithmetic";
    }

    private static IEnumerable<string> Functions(Step step)
    {
        Primitive[] primitives = step switch
        {
            Region region => [.. region.Values.OfType<RegionValue.Computed>().Select(value => value.Primitive)],
            Instruction instruction => [instruction.Primitive],
            _ => [],
        };
        return primitives.Where(primitive => !Plain.Contains(primitive)).Distinct().Select(Notation.Name);
    }

    // A weight that is read as it lies is the layer's own product; turned, it carries a gradient back.
    private static bool IsBackward(Instruction product) =>
        product.Operands.FirstOrDefault(operand => operand.Area == Area.Parameters) is { } weight && weight.Strides[^1] != 1;

    private static string[] Touched(IEnumerable<Slot> slots, Area area, ImmutableArray<(string Name, Slot Slot)> named)
    {
        var touched = slots.Where(slot => slot.Area == area).ToArray();
        return
        [
            .. from candidate in named
               let end = candidate.Slot.Offset + candidate.Slot.Count
               where touched.Any(slot => slot.Offset < end && candidate.Slot.Offset < slot.Offset + slot.Span)
               select candidate.Name,
        ];
    }

    // encoder.hidden1 of encoder.hidden1.bias, and bias.
    private static string Layer(string parameter) => parameter[..Math.Max(0, parameter.LastIndexOf('.'))] is { Length: > 0 } layer ? layer : parameter;

    private static string Part(string parameter) => parameter[(parameter.LastIndexOf('.') + 1)..];
}
