using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using LanguageExt;
using Microsoft.FSharp.Collections;
using Microsoft.FSharp.Core;
using Unit = LanguageExt.Unit;

namespace Vae.Functional.Testing;

/// <summary>A law does not hold: the message shows the smallest case found, why it breaks the law, and how to meet it again.</summary>
/// <param name="message">The message.</param>
/// <param name="law">The law's name; empty where it has none but its statement.</param>
/// <param name="draws">How many draws were taken until it was found broken.</param>
/// <param name="isUndecided">Whether the budget of draws ended before an answer was certain.</param>
/// <param name="looksLike">The known mistakes that it looks like; null for none.</param>
public sealed class LawException(
    string message, string law = "", long draws = 0, bool isUndecided = false, IReadOnlyList<string>? looksLike = null) : Exception(message)
{
    /// <summary>The name of the law that does not hold.</summary>
    public string Law { get; } = law;

    /// <summary>How many draws of noise were taken until that was certain.</summary>
    public long Draws { get; } = draws;

    /// <summary>Whether the law may hold: its budget of draws ended before an answer was certain.</summary>
    public bool IsUndecided { get; } = isUndecided;

    /// <summary>The known mistakes that it looks like, the likeliest first: three at most.</summary>
    public IReadOnlyList<string> LooksLike { get; } = looksLike ?? [];
}

/// <summary>How a law that is checked is named when it does not hold.</summary>
/// <param name="Law">Its name.</param>
/// <param name="Statement">What it says.</param>
/// <param name="Again">How to meet it again; null for the generator's own replay.</param>
/// <param name="LooksLike">The known mistakes that the smallest case looks like, the likeliest first.</param>
/// <param name="Draws">How many draws were taken until it was found broken.</param>
internal sealed record LawReport<T>(
    string Law, string Statement, string? Again = null, Func<T, IReadOnlyList<string>>? LooksLike = null, Func<long>? Draws = null);

/// <summary>
/// Checks laws on generated cases, the same cases each time: a run is a function of its seed. Under any test framework, since a law
/// that does not hold throws.
/// </summary>
public static class Laws
{
    /// <summary>Checks that a law holds on generated cases of growing size.</summary>
    /// <param name="name">What the law says, for the message.</param>
    /// <param name="cases">Where cases come from, and how a case that breaks the law is made smaller.</param>
    /// <param name="law">Nothing where the law holds, or the reason why it does not. An exception breaks the law too.</param>
    /// <param name="seed">Of the generator; the same seed gives the same cases.</param>
    /// <param name="count">How many cases.</param>
    /// <exception cref="LawException">The law does not hold.</exception>
    public static void Hold<T>(string name, Arbitrary<T> cases, Func<T, Either<Fault, Unit>> law, ulong seed, int count = 100) =>
        Check(new LawReport<T>("", name), cases, law, seed, count);

    /// <summary>The same for a law that is simply true or false.</summary>
    /// <exception cref="LawException">The law does not hold.</exception>
    public static void Hold<T>(string name, Arbitrary<T> cases, Func<T, bool> law, ulong seed, int count = 100) =>
        Hold(name, cases, Reasoned(law), seed, count);

    /// <summary>Meets one case again, whose seed, gamma and size a <see cref="LawException"/> printed.</summary>
    /// <exception cref="LawException">The law still does not hold.</exception>
    public static void Replay<T>(string name, Arbitrary<T> cases, Func<T, Either<Fault, Unit>> law, ulong seed, ulong gamma, int size) =>
        Check(new LawReport<T>("", name), cases, law, new Replay(new Rnd(seed, gamma), FSharpOption<int>.Some(size)), count: 1);

    /// <summary>The same for a law that is simply true or false.</summary>
    /// <exception cref="LawException">The law still does not hold.</exception>
    public static void Replay<T>(string name, Arbitrary<T> cases, Func<T, bool> law, ulong seed, ulong gamma, int size) =>
        Replay(name, cases, Reasoned(law), seed, gamma, size);

    /// <summary>How the reason of a law begins whose budget ended before an answer was certain.</summary>
    internal const string Undecided = "undecided: ";

    // More known mistakes than this tell nothing.
    private const int MostNames = 3;

    // Any odd number will do; FsCheck's generator splits by it.
    private const ulong Gamma = 0x9E3779B97F4A7C15;

    private static Func<T, Either<Fault, Unit>> Reasoned<T>(Func<T, bool> law) =>
        value => law(value) ? Unit.Default : new Fault("the law is false");

    internal static void Check<T>(LawReport<T> report, Arbitrary<T> cases, Func<T, Either<Fault, Unit>> law, ulong seed, int count) =>
        Check(report, cases, law, new Replay(new Rnd(seed, Gamma), FSharpOption<int>.None), count);

    private static void Check<T>(LawReport<T> report, Arbitrary<T> cases, Func<T, Either<Fault, Unit>> law, Replay replay, int count)
    {
        var config = Config.Default
            .WithName(report.Statement)
            .WithMaxTest(count)
            .WithReplay(FSharpOption<Replay>.Some(replay))
            .WithRunner(new Report<T>(report, law));
        FsCheck.Check.One(config, Prop.ForAll(cases, value => Reason(law, value) is null));
    }

    private static string? Reason<T>(Func<T, Either<Fault, Unit>> law, T value)
    {
        try
        {
            return law(value).MatchUnsafe<string?>(Right: _ => null, Left: fault => fault.Message);
        }
        catch (VaeException fault)
        {
            return fault.Message;
        }
        catch (Exception exception)
        {
            return exception.ToString();
        }
    }

    private sealed class Report<T>(LawReport<T> report, Func<T, Either<Fault, Unit>> law) : IRunner
    {
        public void OnFinished(string name, TestResult result)
        {
            if (result is TestResult.Exhausted)
                throw new LawException($"{name}: too few cases could be generated", report.Law);
            if (result is not TestResult.Failed failed)
                return;
            var (data, shrunk, origin, size) = (failed.Item1, (T)failed.Item3[0], failed.Item6, failed.Item7);
            var draws = report.Draws?.Invoke() ?? 0;
            var replay = string.Create(
                CultureInfo.InvariantCulture, $"Laws.Replay(…, seed: {origin.Seed}, gamma: {origin.Gamma}, size: {size})");
            var reason = Reason(law, shrunk) ?? "the law held when it was asked again: it is not a function of its case";
            var likely = Likely(shrunk);
            var note = likely.Count > 0 ? $"looks like {string.Join("; or ", likely)}\n" : "";
            throw new LawException(
                $"""
                {name}: broken by case {data.NumberOfTests}, shrunk {data.NumberOfShrinks} times
                {reason}
                {note}{shrunk}
                to meet it again: {report.Again ?? replay}
                """,
                report.Law,
                draws,
                reason.Contains(Undecided, StringComparison.Ordinal),
                likely);
        }

        // Where a law is broken by an exception, so may be the comparison with what is known.
        private IReadOnlyList<string> Likely(T shrunk)
        {
            try
            {
                return [.. (report.LooksLike?.Invoke(shrunk) ?? []).Take(MostNames)];
            }
            catch (Exception)
            {
                return [];
            }
        }

        public void OnArguments(int test, FSharpList<object> arguments, FSharpFunc<int, FSharpFunc<FSharpList<object>, string>> format)
        {
        }

        public void OnShrink(FSharpList<object> arguments, FSharpFunc<FSharpList<object>, string> format)
        {
        }

        public void OnStartFixture(Type type)
        {
        }
    }
}
