namespace Vae.Functional.Benchmarks.Steps.Contestants;

/// <summary>One way to train a model, ready to take turns with others. Between its turns it does nothing.</summary>
internal interface IContestant : IDisposable
{
    /// <summary>What it is, with versions.</summary>
    string Note { get; }

    /// <summary>Trains for a round of the entry's steps.</summary>
    /// <returns>Seconds a step.</returns>
    Task<double> Round(CancellationToken cancellation);
}
