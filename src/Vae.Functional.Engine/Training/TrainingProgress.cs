namespace Vae.Functional;

/// <summary>How far a run is; sent after each step and each epoch.</summary>
/// <param name="Epoch">The epoch under way, from 1.</param>
/// <param name="Epochs">The plan's epochs.</param>
/// <param name="Step">Steps completed in it.</param>
/// <param name="Steps">Steps an epoch.</param>
/// <param name="Observations">Observations trained on since the run or its resumption began.</param>
/// <param name="Completed">What the epoch came to, where this report ends one; else null.</param>
public sealed record TrainingProgress(int Epoch, int Epochs, int Step, int Steps, long Observations, EpochMetrics? Completed);
