using System.Diagnostics;
using Vae.Functional.Engine.Planning;

namespace Vae.Functional.Engine.Profiling;

/// <summary>What a training step does beside its program.</summary>
public enum StepPart
{
    /// <summary>Observations are gathered into the program's input, and bits redrawn where the data ask for it.</summary>
    Batch,
    /// <summary>Noise is drawn.</summary>
    Noise,
    /// <summary>Results are read and added up.</summary>
    Results,
    /// <summary>The optimiser's pass over the parameters.</summary>
    Optimiser,
}

/// <summary>Adds up where the time of training steps goes. A trainer that is given none looks at no clock.</summary>
public sealed class StepClock
{
    private readonly long[] parts = new long[Enum.GetValues<StepPart>().Length];
    private long[] program = [];
    private long last;

    /// <summary>The plan that the steps ran; null before the first.</summary>
    public ExecutionPlan? Plan { get; private set; }

    /// <summary>How many steps have begun.</summary>
    public int Count { get; private set; }

    /// <summary>Seconds of a part over all steps.</summary>
    public double Seconds(StepPart part) => Seconds(parts[(int)part]);

    /// <summary>Seconds of a step of the plan, by its position, over all training steps.</summary>
    public double Seconds(int position) => Seconds(program[position]);

    internal void Begin()
    {
        Count++;
        last = Stopwatch.GetTimestamp();
    }

    internal void Passed(StepPart part)
    {
        var now = Stopwatch.GetTimestamp();
        parts[(int)part] += now - last;
        last = now;
    }

    internal void Run(IProgram steps)
    {
        if (Plan != steps.Plan)
            (Plan, program) = (steps.Plan, new long[steps.Plan.Steps.Length]);
        steps.Run(program);
        last = Stopwatch.GetTimestamp();
    }

    internal static double Seconds(long ticks) => ticks / (double)Stopwatch.Frequency;
}
