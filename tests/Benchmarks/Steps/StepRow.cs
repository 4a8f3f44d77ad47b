namespace Vae.Functional.Benchmarks.Steps;

/// <summary>What one contestant came to on one model.</summary>
/// <param name="Model">Its widths, as in <c>784-400-20</c>.</param>
/// <param name="Batch">Observations a step.</param>
/// <param name="Threads">For arithmetic.</param>
/// <param name="Contestant">Who.</param>
/// <param name="MedianMs">Milliseconds a step, the median over rounds; null where the contestant did not take part.</param>
/// <param name="RatioToFloor">The median over rounds of its time over the floor's in the same round; null where there is none.</param>
/// <param name="RatioToPyTorch">The same over PyTorch eager's.</param>
/// <param name="Note">What it is, or why it did not take part.</param>
internal sealed record StepRow(
    string Model, int Batch, int Threads, string Contestant, double? MedianMs, double? RatioToFloor, double? RatioToPyTorch, string Note);
