namespace Vae.Functional.Engine.Planning;

/// <summary>One step of a plan: an <see cref="Instruction"/>, or a <see cref="Tiles.Region"/> of many that run as one.</summary>
public abstract record Step
{
    /// <summary>What is read.</summary>
    public abstract IEnumerable<Slot> Reads { get; }

    /// <summary>What is written; only a reduction's target repeats positions.</summary>
    public abstract IEnumerable<Slot> Writes { get; }

    /// <summary>The same step over other slots.</summary>
    internal abstract Step At(Func<Slot, Slot> place);
}
