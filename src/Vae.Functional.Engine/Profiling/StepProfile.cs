using System.Collections.Immutable;

namespace Vae.Functional.Engine.Profiling;

/// <summary>The kinds of work in a training step.</summary>
public enum Work
{
    /// <summary>Matrix products.</summary>
    Multiply,
    /// <summary>What a plan does beside them: element-wise work and reductions.</summary>
    Elementwise,
    /// <summary>Gathering the batch.</summary>
    Batch,
    /// <summary>Drawing noise.</summary>
    Noise,
    /// <summary>Reading the results.</summary>
    Results,
    /// <summary>The optimiser's pass.</summary>
    Optimiser,
}

/// <summary>One part of a training step, and what it costs.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Work">Its kind.</param>
/// <param name="Seconds">In a step.</param>
/// <param name="AloneSeconds">A matrix product's time in a run of the step's products and nothing else; 0 for other work.</param>
/// <param name="Operations">Multiplications and additions of a matrix product; 0 for other work.</param>
/// <param name="Bytes">Read and written, each number once.</param>
public sealed record ProfiledPart(StepName Name, Work Work, double Seconds, double AloneSeconds, double Operations, double Bytes);

/// <summary>How long it takes from a spec to a program that is ready to run: composing it, planning, compiling.</summary>
/// <param name="FirstSeconds">The first time in this process, if none was made before: most of it is the runtime's own compiler.</param>
/// <param name="NextSeconds">The second time.</param>
public sealed record Preparation(double FirstSeconds, double NextSeconds);

/// <summary>Where the time and the memory of a training step go.</summary>
/// <param name="Engine">How reports call the engine.</param>
/// <param name="BatchSize">Observations a step.</param>
/// <param name="Parts">In the order in which they run; their times add up to the step's.</param>
/// <param name="Memory">Of the step.</param>
/// <param name="Preparation">What came before it.</param>
public sealed record StepProfile(
    string Engine, int BatchSize, ImmutableArray<ProfiledPart> Parts, PlanMemory Memory, Preparation Preparation)
{
    /// <summary>A whole step.</summary>
    public double Seconds => Parts.Sum(part => part.Seconds);

    /// <summary>The floor: the step's matrix products and nothing else.</summary>
    public double FloorSeconds => Parts.Sum(part => part.AloneSeconds);

    /// <summary>The step's time over the floor.</summary>
    public double Ratio => Seconds / FloorSeconds;

    /// <summary>Seconds of one kind of work.</summary>
    public double SecondsOf(Work work) => Parts.Where(part => part.Work == work).Sum(part => part.Seconds);
}
