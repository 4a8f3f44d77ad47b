namespace Vae.Functional.Testing.Mistakes;

/// <summary>A mistake that has been made in published code, as a record that makes it.</summary>
/// <typeparam name="T">What is mistaken: an estimator, a distribution, a divergence.</typeparam>
/// <param name="Name">What was done, as a failure names it: it follows "looks like".</param>
/// <param name="Made">The wrong thing, which claims to be right.</param>
public sealed record Mistake<T>(string Name, T Made);
