namespace Vae.Functional;

/// <summary>What a value is counted in.</summary>
public enum ValueUnit
{
    /// <summary>Natural units of information for each observation.</summary>
    NatsPerObservation = 0,
    /// <summary>Bits for each observation: nats over log 2.</summary>
    BitsPerObservation = 1,
    /// <summary>Of K weighted draws, how many independent draws from the posterior they are worth.</summary>
    EffectiveDraws = 2,
}

/// <summary>Units as text.</summary>
public static class ValueUnits
{
    /// <summary>As in <c>nats per observation</c>.</summary>
    public static string Text(this ValueUnit unit) => unit switch
    {
        ValueUnit.NatsPerObservation => "nats per observation",
        ValueUnit.BitsPerObservation => "bits per observation",
        ValueUnit.EffectiveDraws => "effective draws",
        _ => throw new ArgumentOutOfRangeException(nameof(unit), unit, "there is no such unit"),
    };
}
