namespace Vae.Functional.Runner.Reports;

/// <summary>One epoch of the training.</summary>
/// <param name="Epoch">Counted from 1; 0 is the state before training, where it was measured.</param>
/// <param name="Train">Over the data trained on.</param>
/// <param name="Validation">Over the data held out for validation, or null where none is.</param>
/// <param name="ObservationsPerSecond">How fast the epoch went.</param>
internal sealed record EpochRow(int Epoch, PartRow Train, PartRow? Validation, double ObservationsPerSecond);

/// <summary>The objective over one part of the data, in nats per observation.</summary>
/// <param name="Value">The value that is maximised.</param>
/// <param name="Reconstruction">Its first term, the expected log density of the observation given its latent code.</param>
/// <param name="Kl">Its second term, the divergence of the variational family from the prior, before any weight.</param>
internal sealed record PartRow(double Value, double Reconstruction, double Kl);
