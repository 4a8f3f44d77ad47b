namespace Vae.Functional;

/// <summary>Which observations meet in a batch.</summary>
public enum Batching
{
    /// <summary>Any: an epoch takes the observations in an order drawn for it.</summary>
    Shuffled,

    /// <summary>
    /// Those that follow one another in the data, in every epoch the same; the order of the batches is drawn. Batches of frames of a film
    /// are of one scene each, and their gradients differ more than those of batches of all scenes.
    /// </summary>
    Consecutive,
}
