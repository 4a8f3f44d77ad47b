using Vae.Functional.Analyzers.Tests.Verification;

namespace Vae.Functional.Analyzers.Tests.Reading;

/// <summary>
/// Corners of the language in which a spec can be written, each with what the rules say there. Where the source does not prove a value the
/// analyzer is silent: these cases look for a word too many above all.
/// </summary>
public sealed class CornerTests
{
    private const string Made = "new VaeSpec(Bits, Latents, Posteriors, Coins, 0.5)";
    private const string Marked = "new VaeSpec(Bits, Latents, Posteriors, Coins, {|VAE2001:0.5|})";

    /// <summary>Statements of a method with a data set, a condition and a number that nobody knows.</summary>
    public static IEnumerable<(string Name, string Marked)> Statements =>
    [
        ("?? of an unknown spec", $"VaeSpec? given = Console.In as object as VaeSpec; return given ?? {Marked};"),
        ("?? that is built upon", $"VaeSpec? given = Console.In as object as VaeSpec; return (given ?? {Made}) with {{ Beta = 1 }};"),
        ("?? whose left is known", "double? beta = 1; return new VaeSpec(Bits, Latents, Posteriors, Coins, beta ?? 0.5);"),
        ("?? throw", $"var spec = {Made} ?? throw new Exception(); return spec with {{ Beta = 1 }};"),
        ("??= that is built upon", $"VaeSpec? spec = null; spec ??= {Made}; spec = spec with {{ Beta = 1 }}; return spec;"),
        ("??= of a number", "double? beta = null; beta ??= 0.5; return new VaeSpec(Bits, Latents, Posteriors, Coins, beta.Value);"),
        ("??= of a number that is null", "double? beta = null; beta ??= {|VAE2001:0.5|}; return new VaeSpec(Bits, Latents, Posteriors, Coins, beta ?? 1);"),
        ("??= of a number that is known", "double? beta = 1; beta ??= 0.5; return new VaeSpec(Bits, Latents, Posteriors, Coins, beta ?? 1);"),
        ("??= of a number that is open", "double? beta = condition ? 1 : null; beta ??= {|VAE2001:0.5|}; return new VaeSpec(Bits, Latents, Posteriors, Coins, beta ?? 1);"),
        ("??= after a branch", $"VaeSpec? spec = null; if (condition) spec = new(Bits, Latents, Posteriors, Coins); spec ??= {Marked}; return spec;"),
        ("??= as a value", $"VaeSpec? spec = null; return (spec ??= {Made}) with {{ Beta = 1 }};"),
        ("??= as a value that stays", $"VaeSpec? spec = null; return (spec ??= {Marked}) with {{ Shift = 1 }};"),
        ("??= in a loop", $"VaeSpec? spec = null; while (condition) {{ spec ??= {Made}; spec = spec with {{ Beta = 1 }}; }} return spec;"),
        ("??= in a lambda", $"VaeSpec? spec = null; Action make = () => spec ??= {Made}; make(); return spec with {{ Beta = 1 }};"),
        ("??= of a plan", "TrainingPlan? plan = null; plan ??= new(10, KlWarmupEpochs: {|VAE2005:20|}); return new VaeSpec(Bits, Latents, Posteriors, Coins).Train(data, plan);"),
        ("a null guard", $"var spec = {Marked}; ArgumentNullException.ThrowIfNull(spec); if (spec is null) throw new Exception(); return spec;"),
        ("a null guard before with", $"var spec = {Made}; if (spec is null) throw new Exception(); return spec with {{ Beta = 1 }};"),
        ("== before with", $"var spec = {Made}; if (spec == null) return null; return spec with {{ Beta = 1 }};"),
        ("a known guard", "double? beta = 1; return new VaeSpec(Bits, Latents, Posteriors, Coins, beta is null ? 0.5 : 1);"),
        ("HasValue", "double? beta = 1; return new VaeSpec(Bits, Latents, Posteriors, Coins, beta.HasValue ? 1 : 0.5);"),
        ("?.", "VaeSpec? spec = null; return new VaeSpec(Bits, Latents, Posteriors, Coins, spec?.Beta ?? 1);"),
        ("is with a name", $"if ({Made} is {{ }} made) return made with {{ Beta = 1 }}; return null;"),
        ("is with a name that stays", $"if ({Marked} is {{ }} made) return made; return null;"),
        ("is with a name that is given again", $"if ({Made} is {{ }} made) {{ made = made with {{ Beta = 1 }}; return made; }} return null;"),
        ("is with a name of what is known", "var spec = new VaeSpec(Bits, Latents, Posteriors, Coins); return spec is { Beta: 1 } plain ? plain with { Beta = {|VAE2001:0.5|} } : spec;"),
        ("is with the name of a number", "double? beta = {|VAE2001:0.5|}; if (beta is { } half) return new VaeSpec(Bits, Latents, Posteriors, Coins, half); return null;"),
        ("is with the name of another type", "object beta = 0; if (beta is double half) return new VaeSpec(Bits, Latents, Posteriors, Coins, half); return null;"),
        ("is with the name of a part", $"var spec = {Marked}; return spec is {{ Prior: {{ }} prior }} ? new VaeSpec(Bits, prior, Posteriors, Coins) : null;"),
        ("is with a name that is trained", "if (new VaeSpec(Bits, Latents, Posteriors, Coins) is var made) made.Train(data, new(10, KlWarmupEpochs: {|VAE2005:20|})); return null;"),
        ("is var", $"return {Made} is var made ? made with {{ Beta = 1 }} : null;"),
        ("is not", $"var spec = {Made}; if (spec is not {{ Beta: > 0 }}) return null; return spec with {{ Beta = 1 }};"),
        ("a property pattern", "var spec = new VaeSpec(Bits, Latents, Posteriors, Coins); return spec is { Beta: 0.5 } ? spec with { Shift = 1 } : spec;"),
        ("a comparison that decides", "var n = 1; return new VaeSpec(Bits, Latents, Posteriors, Coins, n > 3 ? 0.5 : 1);"),
        ("a comparison that is open", "return new VaeSpec(Bits, Latents, Posteriors, Coins, number > 3 ? {|VAE2001:0.5|} : 1);"),
        ("a call that decides", "var n = -1; return new VaeSpec(Bits, Latents, Posteriors, Coins, Math.Abs(n) > 3 ? 0.5 : 1);"),
        ("a statement that decides", "var n = 1; var beta = 1.0; if (n > 3) beta = 0.5; return new VaeSpec(Bits, Latents, Posteriors, Coins, beta);"),
        ("a tuple that decides", "var (yes, no) = (true, false); return new VaeSpec(Bits, Latents, Posteriors, Coins, (yes, no) switch { (false, _) => 0.5, _ => 1 });"),
        ("a switch on a known tuple", "var yes = true; var no = false; return new VaeSpec(Bits, Latents, Posteriors, Coins, (yes, no) switch { (false, _) => 0.5, _ => 1 });"),
        ("a guard that decides", "var n = 1; return new VaeSpec(Bits, Latents, Posteriors, Coins, data.Count switch { _ when n > 3 => 0.5, _ => 1 });"),
        ("checked", "return new VaeSpec(Bits, new StandardNormal(checked({|VAE1008:40 * 20|})), Posteriors, Coins, unchecked({|VAE2001:1 / 2.0|}));"),
        ("a narrowing cast", "var n = 2000L; return new VaeSpec(Bits, new StandardNormal((int)n), Posteriors, Coins);"),
        ("a tuple taken apart", $"var (spec, _) = ({Made}, 1); return spec with {{ Beta = 1 }};"),
        ("a tuple taken apart and used", $"var ((spec, _), other) = (({Marked}, 1), {Made}); return (spec, other with {{ Beta = 1 }});"),
        ("a tuple assigned", $"VaeSpec spec; (spec, _) = ({Made}, 1); return spec with {{ Beta = 1 }};"),
        ("a number taken out of a tuple", "var (beta, n) = ({|VAE2001:0.5|}, {|VAE1008:2000|}); return new VaeSpec(Bits, new StandardNormal(n), Posteriors, Coins, beta);"),
        ("a tuple taken apart twice", "var (beta, n) = (0.5, 2); (beta, n) = (1, 3); return new VaeSpec(Bits, Latents, Posteriors, Coins, beta);"),
        ("two swapped", "var (a, b) = (0.5, 1.0); (a, b) = (b, a); return new VaeSpec(Bits, Latents, Posteriors, Coins, a);"),
        ("a ref local", "var beta = 0.5; ref var other = ref beta; other = 1; return new VaeSpec(Bits, Latents, Posteriors, Coins, beta);"),
        ("a conditional ref", "double a = 0.5, b = 0.5; (condition ? ref a : ref b) = 1; return new VaeSpec(Bits, Latents, Posteriors, Coins, a);"),
        ("a ref local to either", "double a = 0.5, b = 0.5; ref var c = ref (condition ? ref a : ref b); c = 1; return new VaeSpec(Bits, Latents, Posteriors, Coins, a);"),
        ("a ref local of a spec", $"var spec = {Made}; ref var other = ref spec; other = other with {{ Beta = 1 }}; return spec;"),
        ("a span over a local", "var beta = 0.5; var span = new Span<double>(ref beta); span[0] = 1; return new VaeSpec(Bits, Latents, Posteriors, Coins, beta);"),
        ("a lambda that assigns", "var beta = 0.5; void Change() => beta = 1; Change(); return new VaeSpec(Bits, Latents, Posteriors, Coins, beta);"),
        ("a lambda with a default", "var make = (double beta = 0.5) => new VaeSpec(Bits, Latents, Posteriors, Coins, beta); return make(1);"),
        ("a lambda that returns with", "Func<VaeSpec, VaeSpec> half = spec => spec with { Beta = {|VAE2001:0.5|} }; return half;"),
        ("a local function", "return (Make() with { Shift = 1 }, Make(1)); VaeSpec Make(double beta = {|VAE2003:2|}) => new(Bits, Latents, Posteriors, Coins, beta);"),
        ("a target-typed conditional", $"VaeSpec spec = condition ? new(Bits, Latents, Posteriors, Coins, {{|VAE2001:0.5|}}) : new(Bits, Latents, Posteriors, Coins); return spec;"),
        ("a target-typed conditional that is built upon", "VaeSpec spec = condition ? new(Bits, Latents, Posteriors, Coins, 0.5) : new(Bits, Latents, Posteriors, Coins); return spec with { Beta = 1 };"),
        ("a target-typed policy", "return new VaeSpec(new RealValued(9), new StandardNormal(2), Posteriors, new Gaussian(Net, condition ? new FixedSigma({|VAE1005:0.5|}) : new SharedSigma({|VAE1004:0|})));"),
        ("a spread of specs", "VaeSpec[] half = [.. new[] { 0.5, 1 }.Select(beta => new VaeSpec(Bits, Latents, Posteriors, Coins, beta))]; return half;"),
        ("a spread in a shape", "int[] more = [28, 28]; return new VaeSpec(new Binary([1, .. more]), new StandardNormal(800), Posteriors, Coins);"),
        ("a spread in sizes", "return new VaeSpec(Bits, Latents, Posteriors, new Bernoulli(new Mlp([.. condition ? [400] : Array.Empty<int>()], Activation.Relu)), {|VAE2001:0.5|});"),
        ("a query", "return from beta in new[] { 0.5 } let twice = beta * 2 select new VaeSpec(Bits, Latents, Posteriors, Coins, twice);"),
        ("const interpolated acceptance", "const string Study = \"rate\"; const string Why = $\"a study of the {Study}\"; return new VaeSpec(Bits, Latents, Posteriors, Coins, 0.5, AcceptSurrogate: Why);"),
        ("interpolated acceptance that is blank", "const string Blank = \" \"; return new VaeSpec(Bits, Latents, Posteriors, Coins, {|VAE2001:0.5|}, AcceptSurrogate: $\"{Blank}{Blank}\");"),
        ("acceptance by nameof", "return new VaeSpec(Bits, Latents, Posteriors, Coins, 0.5, AcceptSurrogate: nameof(data));"),
        ("a raw acceptance", "return new VaeSpec(Bits, Latents, Posteriors, Coins, 0.5, AcceptSurrogate: \"\"\"a study\"\"\");"),
        ("an enum by number", "return new VaeSpec(Bits, Latents, Posteriors, Coins, Decoding: {|VAE3001:(Decoding)1|});"),
        ("an enum without a name", "return new VaeSpec(Bits, Latents, Posteriors, Coins, Decoding: (Decoding)7);"),
        ("a char for a number", "return new VaeSpec(new Binary(9), new StandardNormal({|VAE1008:'a'|}), Posteriors, Coins);"),
        ("decimals", "const decimal Half = 0.5m; return new VaeSpec(Bits, Latents, Posteriors, Coins, {|VAE2001:(double)Half|});"),
        ("a default", "return new VaeSpec(Bits, Latents, Posteriors, Coins, {|VAE2002:default|}, default, default, default);"),
        ("an anonymous object", "var held = new { Spec = " + Marked + " }; return held.Spec with { Shift = 1 };"),
        ("goto", $"var spec = {Made}; goto End; End: return spec with {{ Beta = 1 }};"),
        ("an infinite loop", $"var spec = {Made}; while (true) {{ if (condition) return spec with {{ Beta = 1 }}; }}"),
        ("lock and using", $"lock (data) {{ using var x = Console.Out; var spec = {Made}; return spec with {{ Beta = 1 }}; }}"),
        ("a switch statement", $"VaeSpec spec; switch (number) {{ case > 3 when condition: spec = {Made}; break; default: spec = {Marked}; return spec; }} return spec with {{ Beta = 1 }};"),
        ("equality of specs", $"var spec = {Made}; Console.WriteLine(spec == spec with {{ Beta = 1 }}); return spec with {{ Beta = 1 }};"),
        ("dynamic", "dynamic beta = 0.5; return new VaeSpec(Bits, Latents, Posteriors, Coins, (double)beta);"),
        ("throw in a branch", "return new VaeSpec(Bits, Latents, Posteriors, Coins, condition ? throw new Exception() : number > 1 ? throw new Exception() : {|VAE2001:0.5|});"),
        ("a plan that grows", "var plan = new TrainingPlan(10, KlWarmupEpochs: 20); for (var i = 0; i < 9; i++) plan = plan with { Epochs = plan.Epochs + 2 }; return new VaeSpec(Bits, Latents, Posteriors, Coins).Train(data, plan);"),
        ("a warm-up by arithmetic", "const int Epochs = 10; return new VaeSpec(Bits, Latents, Posteriors, Coins).Train(data, new(Epochs, KlWarmupEpochs: {|VAE2005:2 * Epochs|}));"),
        ("a spec behind an interface", "object spec = " + Marked + "; return spec;"),
        ("a checked overflow", "var n = 2000; return new VaeSpec(Bits, new StandardNormal(unchecked((byte)n)), Posteriors, Coins);"),
    ];

    /// <summary>Members of a class.</summary>
    public static IEnumerable<(string Name, string Marked)> Members =>
    [
        ("a guard in a helper",
            """
            private static double Or(double? beta) => beta is null ? 0.5 : beta.Value;
            private static double OrHasValue(double? beta) => beta.HasValue ? beta.Value : 0.5;
            private static double OrStatement(double? beta) { if (beta == null) return 0.5; return 1; }
            private static double OrCoalesce(double? beta) => beta ?? 0.5;
            public static readonly VaeSpec A = new(Bits, Latents, Posteriors, Coins, Or(1));
            public static readonly VaeSpec B = new(Bits, Latents, Posteriors, Coins, OrHasValue(1));
            public static readonly VaeSpec C = new(Bits, Latents, Posteriors, Coins, OrStatement(1));
            public static readonly VaeSpec D = new(Bits, Latents, Posteriors, Coins, OrCoalesce(1));
            public static readonly VaeSpec E = new(Bits, Latents, Posteriors, Coins, {|VAE2001:OrCoalesce(null)|});
            """),
        ("a lazy field",
            """
            private static VaeSpec? cached;
            public static VaeSpec Cached => cached ??= new(Bits, Latents, Posteriors, Coins, {|VAE2001:0.5|});
            public static VaeSpec Again => Cached with { Shift = 1 };
            """),
        ("a helper that guards",
            """
            private static VaeSpec Guarded(VaeSpec? spec) { ArgumentNullException.ThrowIfNull(spec); return spec ?? throw new Exception(); }
            public static readonly VaeSpec Spec = Guarded(new VaeSpec(Bits, Latents, Posteriors, Coins, {|VAE2001:0.5|}));
            public static readonly VaeSpec Mended = Guarded(new VaeSpec(Bits, Latents, Posteriors, Coins, 0.5)) with { Beta = 1 };
            """),
        ("primary constructors",
            """
            public sealed class Weighted(double beta = 0.5) { public VaeSpec Spec => new(Bits, Latents, Posteriors, Coins, beta); private readonly double held = beta; public VaeSpec Held => new(Bits, Latents, Posteriors, Coins, held); }
            public record Study(double Beta = 0.5) { public VaeSpec Spec => new(Bits, Latents, Posteriors, Coins, Beta); public double Fixed { get; } = 0.25; }
            public record Other() : Study(0.25) { public VaeSpec More => new(Bits, Latents, Posteriors, Coins, Beta); }
            public readonly record struct Small(double Beta) { public VaeSpec Spec => new(Bits, Latents, Posteriors, Coins, Beta); }
            public static VaeSpec Of(Study study) => new(Bits, Latents, Posteriors, Coins, {|VAE2001:study.Fixed|});
            public static VaeSpec New() => new(Bits, Latents, Posteriors, Coins, new Study().Beta);
            """),
        ("a copy constructor of one's own",
            """
            public record Study { public Study() { } protected Study(Study other) => Beta = 1; public double Beta { get; } = 0.5; }
            public static VaeSpec Of(Study study) => new(Bits, Latents, Posteriors, Coins, (study with { }).Beta);
            """),
        ("field initialisers",
            """
            private readonly double small = 0.5;
            private double loose = 0.5;
            private static readonly double shared = Compute();
            private static double Compute() => DateTime.Now.Year;
            public VaeSpec Small => new(Bits, Latents, Posteriors, Coins, {|VAE2001:small|});
            public VaeSpec Loose => new(Bits, Latents, Posteriors, Coins, loose);
            public VaeSpec Shared => new(Bits, Latents, Posteriors, Coins, shared);
            public VaeSpec Own { get; } = new(Bits, Latents, Posteriors, Coins, {|VAE2001:0.5|});
            public required VaeSpec Required { get; init; }
            public VaeSpec Replaced { get; init; } = new(Bits, Latents, Posteriors, Coins, {|VAE2001:0.5|});
            public VaeSpec Again => Required with { Shift = 1 };
            """),
        ("members assigned in a constructor",
            """
            private readonly double a = 0.5, b = 0.5, c = 0.5, d = 0.5;
            public Consumer() { (a, b) = (1, 1); Change(ref c); Change(out d, 3); }
            private static void Change(ref double x) => x = 1;
            private static void Change(out double x, int n) => x = n;
            public VaeSpec A => new(Bits, Latents, Posteriors, Coins, a);
            public VaeSpec B => new(Bits, Latents, Posteriors, Coins, b);
            public VaeSpec C => new(Bits, Latents, Posteriors, Coins, c);
            public VaeSpec D => new(Bits, Latents, Posteriors, Coins, d);
            """),
        ("default interface members",
            """
            public interface IStudy { double Beta => 0.5; static virtual double Shared => 0.5; sealed double Fixed => 0.25; VaeSpec Spec => new(Bits, Latents, Posteriors, Coins, Beta); VaeSpec Same => new(Bits, Latents, Posteriors, Coins, {|VAE2001:Fixed|}); }
            public sealed class Study : IStudy { public double Beta => 1; public static double Shared => 1; }
            public static VaeSpec Of<T>(T study) where T : IStudy => new(Bits, Latents, Posteriors, Coins, study.Beta + T.Shared);
            public static VaeSpec Static<T>() where T : IStudy => new(Bits, Latents, Posteriors, Coins, T.Shared);
            public static VaeSpec Mine(Study study) => new(Bits, Latents, Posteriors, Coins, study.Beta);
            public static VaeSpec Theirs(IStudy study) => new(Bits, Latents, Posteriors, Coins, study.Beta);
            """),
        ("hidden members",
            """
            public class A { public double Beta => 0.5; public double Other => 1; }
            public class B : A { public new double Beta => 1; public new double Other => 0.5; }
            public static VaeSpec Hidden(B b) => new(Bits, Latents, Posteriors, Coins, b.Beta);
            public static VaeSpec Shown(B b) => new(Bits, Latents, Posteriors, Coins, {|VAE2001:b.Other|});
            """),
        ("abstract and sealed overrides",
            """
            public abstract class A { public abstract double Beta { get; } public VaeSpec Spec => new(Bits, Latents, Posteriors, Coins, Beta); }
            public class B : A { public override double Beta => 0.5; public VaeSpec More => new(Bits, Latents, Posteriors, Coins, Beta); }
            public sealed class C : A { public override double Beta => 0.5; public VaeSpec More => new(Bits, Latents, Posteriors, Coins, {|VAE2001:Beta|}); }
            """),
        ("conversions of one's own",
            """
            public readonly struct Half { public static implicit operator double(Half half) => 0.5; public static bool operator true(Half half) => false; public static bool operator false(Half half) => true; public static bool operator !(Half half) => true; }
            public static readonly VaeSpec A = new(Bits, Latents, Posteriors, Coins, new Half());
            public static VaeSpec B(Half half) => new(Bits, Latents, Posteriors, Coins, half ? {|VAE2001:0.5|} : 1);
            """),
        ("lazy, async and iterators",
            """
            private static readonly Lazy<VaeSpec> lazy = new(() => new(Bits, Latents, Posteriors, Coins, {|VAE2001:0.5|}));
            public static VaeSpec Lazy => lazy.Value with { Beta = 1 };
            public static async Task<double> Weight() { await Task.Yield(); return 0.5; }
            public static async Task<VaeSpec> Awaited() => new(Bits, Latents, Posteriors, Coins, await Weight());
            public static IEnumerable<double> Weights() { yield return 0.5; }
            public static IEnumerable<VaeSpec> All() { foreach (var beta in Weights()) yield return new(Bits, Latents, Posteriors, Coins, beta); }
            """),
        ("helpers by reference",
            """
            private static VaeSpec Make(in double beta, ref double other, out double third) { other = 1; third = 2; return new(Bits, Latents, Posteriors, Coins, beta, Shift: other); }
            private static double half = 0.5;
            private static ref double Ref() => ref half;
            public static VaeSpec A() { var other = 0.5; return Make(1, ref other, out _) with { Beta = other }; }
            public static VaeSpec B() => new(Bits, Latents, Posteriors, Coins, Ref());
            public static VaeSpec C(in double beta) => new(Bits, Latents, Posteriors, Coins, beta);
            """),
        ("params and optional arguments",
            """
            private static double First(params double[] values) => values[0];
            private static double Second(double a = 0.5, double b = 1) => b;
            public static readonly VaeSpec A = new(Bits, Latents, Posteriors, Coins, First(0.5));
            public static readonly VaeSpec B = new(Bits, Latents, Posteriors, Coins, Second(0.25));
            public static readonly VaeSpec C = new(Bits, Latents, Posteriors, Coins, Second(b: {|VAE2001:0.25|}, a: 1));
            """),
        ("indexers and events",
            """
            public double this[int i] => 0.5;
            public event Action? Changed { add { _ = new VaeSpec(Bits, Latents, Posteriors, Coins, {|VAE2001:0.5|}); } remove { } }
            public VaeSpec Spec => new(Bits, Latents, Posteriors, Coins, this[0]);
            """),
        ("a getter with a body",
            """
            private static int count;
            public static double Weight { get { count++; return count > 1 ? 1 : 0.5; } }
            public static double Always { get { if (count < 0) throw new Exception(); return 0.5; } }
            public static readonly VaeSpec A = new(Bits, Latents, Posteriors, Coins, {|VAE2001:Weight|});
            public static readonly VaeSpec B = new(Bits, Latents, Posteriors, Coins, {|VAE2001:Always|});
            """),
        ("a finaliser, a destructor and an operator",
            """
            ~Consumer() { _ = new VaeSpec(Bits, Latents, Posteriors, Coins, {|VAE2001:0.5|}); }
            public static VaeSpec operator +(Consumer a, Consumer b) => new(Bits, Latents, Posteriors, Coins, {|VAE2001:0.5|});
            """),
        ("attributes and constants",
            """
            [System.ComponentModel.DefaultValue(0.5)] public const double Half = 1.0 / (1 + 1);
            public static readonly VaeSpec Spec = new(Bits, Latents, Posteriors, Coins, {|VAE2001:Half|});
            """),
        ("a constant that is dead",
            """
            private const bool IsSmall = false;
            public static readonly VaeSpec Spec = new(Bits, Latents, Posteriors, Coins, IsSmall ? 0.5 : 1);
            public static VaeSpec Dead() { if (IsSmall) return new(Bits, Latents, Posteriors, Coins, {|VAE2001:0.5|}); return new(Bits, Latents, Posteriors, Coins); }
            """),
        ("a static readonly switch",
            """
            private static readonly int depth = 1;
            private static readonly bool small = depth > 3;
            public static readonly VaeSpec A = new(Bits, Latents, Posteriors, Coins, small ? 0.5 : 1);
            public static readonly VaeSpec B = new(Bits, Latents, Posteriors, Coins, depth > 3 && number > 2 ? 0.5 : 1);
            public static double number;
            """),
        ("nested creations",
            """
            public static readonly VaeSpec Spec = new(Bits, Latents, new DiagonalGaussian(new Mlp([400], Activation.Relu) with { Output = OutputRange.Natural }), new Bernoulli(Net) with { Network = new Mlp([], Activation.Relu, {|VAE1007:OutputRange.Symmetric|}) });
            public static readonly Func<VaeSpec> Factory = static () => new(Bits, Latents, Posteriors, Coins, {|VAE2001:0.5|});
            """),
        ("statements in a helper",
            """
            private static double Switched(int k) { switch (k) { case 1: return 0.5; default: return 1; } }
            private static double Expressed(int k) => k switch { 1 => 0.5, > 5 and < 9 => 0.25, _ => 1 };
            private static double Caught() { try { return 1; } catch (Exception) { return 0.5; } }
            private static double Looped(int k) { while (k > 3) return 0.5; return 1; }
            private static double Typed(object o) => o is string ? 0.5 : o is int ? 0.25 : 1;
            private static double Asked(string? s) => string.IsNullOrEmpty(s) ? 0.5 : 1;
            private static double Several(int k, bool other) => k == 2 || other ? 1 : 0.5;
            public static readonly VaeSpec A = new(Bits, Latents, Posteriors, Coins, Switched(2));
            public static readonly VaeSpec B = new(Bits, Latents, Posteriors, Coins, Expressed(7));
            public static readonly VaeSpec C = new(Bits, Latents, Posteriors, Coins, {|VAE2001:Expressed(1)|});
            public static readonly VaeSpec D = new(Bits, Latents, Posteriors, Coins, Caught());
            public static readonly VaeSpec E = new(Bits, Latents, Posteriors, Coins, Looped(1));
            public static readonly VaeSpec F = new(Bits, Latents, Posteriors, Coins, Typed(1.0));
            public static readonly VaeSpec G = new(Bits, Latents, Posteriors, Coins, Asked("a"));
            public static VaeSpec H(bool other) => new(Bits, Latents, Posteriors, Coins, Several(2, other));
            public static VaeSpec I(bool other) => new(Bits, Latents, Posteriors, Coins, {|VAE2001:Several(1, other)|});
            """),
        ("what a comparison says of null and of numbers",
            """
            private const int Two = 2;
            private static readonly int? none = null;
            private static readonly double nan = double.NaN;
            private static readonly VaeSpec? given = new(Bits, Latents, Posteriors, Coins);
            public static VaeSpec A => new(Bits, Latents, Posteriors, Coins, none > 1 ? 0.5 : 1);
            public static VaeSpec B => new(Bits, Latents, Posteriors, Coins, none == null ? 1 : 0.5);
            public static VaeSpec C => new(Bits, Latents, Posteriors, Coins, nan == nan ? 0.5 : 1);
            public static VaeSpec D => new(Bits, Latents, Posteriors, Coins, Two == 2.0 ? 1 : 0.5);
            public static VaeSpec E => given != null ? given : new VaeSpec(Bits, Latents, Posteriors, Coins, {|VAE2001:0.5|});
            public static VaeSpec F => new(Bits, Latents, Posteriors, Coins, given is not null && given.Beta >= 1 ? 1 : 0.5);
            public static VaeSpec G => new(Bits, Latents, Posteriors, Coins, given.Decoding == Decoding.Ancestral ? {|VAE2001:0.5|} : 1);
            """),
        ("a local function that sees a variable change",
            """
            public static VaeSpec Run()
            {
                var beta = 0.5;
                VaeSpec Make() => new(Bits, Latents, Posteriors, Coins, beta);
                beta = 1;
                return Make();
            }
            """),
        ("what a condition guards",
            """
            public static VaeSpec Guarded(VaeSpec spec) { if (spec.Beta < 1) spec = spec with { Beta = 1 }; return spec; }
            public static VaeSpec Half(VaeSpec spec) => spec.Beta < 1 ? spec : spec with { Beta = {|VAE2001:0.5|} };
            public static readonly VaeSpec Full = Half(new VaeSpec(Bits, Latents, Posteriors, Coins, {|VAE2001:0.25|}));
            public static readonly VaeSpec Mended = Guarded(new VaeSpec(Bits, Latents, Posteriors, Coins, 0.25));
            """),
        ("partial members",
            """
            public static partial class Parted { public static partial VaeSpec Make(double beta = 0.5); public static partial VaeSpec Half { get; } public static partial double Weight(); }
            public static partial class Parted
            {
                public static partial VaeSpec Make(double weight) => new(Bits, Latents, Posteriors, Coins, weight);
                public static partial VaeSpec Half => Make({|VAE2001:0.5|});
                public static partial double Weight() { return 0.25; }
            }
            public static readonly VaeSpec A = Parted.Make(1);
            public static readonly VaeSpec B = {|VAE2001:Parted.Make()|};
            public static readonly VaeSpec C = Parted.Make({|VAE2003:2|});
            public static readonly VaeSpec D = Parted.Half with { Shift = 1 };
            public static readonly VaeSpec E = Parted.Half with { Beta = 1 };
            public static readonly VaeSpec F = new(Bits, Latents, Posteriors, Coins, {|VAE2001:Parted.Weight()|});
            """),
        ("generic holders",
            """
            public sealed class Held<T>(T value) { public T Value { get; } = value; public T Same(T other) => other; }
            public static readonly VaeSpec A = new Held<VaeSpec>(new VaeSpec(Bits, Latents, Posteriors, Coins, {|VAE2001:0.5|})).Value with { Shift = 1 };
            public static readonly VaeSpec B = new(Bits, Latents, Posteriors, Coins, new Held<double>(0.5).Value);
            public static readonly VaeSpec C = new(Bits, Latents, Posteriors, Coins, new Held<double>(1).Same({|VAE2001:0.5|}));
            """),
    ];

    /// <summary>Files.</summary>
    public static IEnumerable<(string Name, string Marked)> Files =>
    [
        ("extension blocks",
            """
            public static class Extensions
            {
                extension(VaeSpec spec)
                {
                    public VaeSpec Halved => spec with { Beta = {|VAE2001:0.5|} };
                    public VaeSpec Tempered(double beta = 0.25) => spec with { Beta = beta };
                    public VaeSpec Mended() => spec.Halved with { Beta = 1 };
                    public static VaeSpec Plain => new(Bits, Latents, Posteriors, Coins);
                    public static VaeSpec Of(double beta) => new(Bits, Latents, Posteriors, Coins, beta);
                }

                extension(DataSet data) { public Fit Warmed(VaeSpec spec) => spec.Train(data, new(10, KlWarmupEpochs: 20)); }
            }

            public static class Study
            {
                public static readonly VaeSpec A = VaeSpec.Plain.Tempered(1);
                public static readonly VaeSpec B = {|VAE2001:VaeSpec.Plain.Tempered()|};
                public static readonly VaeSpec C = VaeSpec.Plain.Tempered({|VAE2001:0.5|});
                public static readonly VaeSpec D = VaeSpec.Plain.Halved.Tempered(1);
                public static readonly VaeSpec E = VaeSpec.Of({|VAE2001:0.5|});
                public static readonly VaeSpec F = VaeSpec.Of(0.5) with { Beta = 1 };
                public static readonly VaeSpec G = VaeSpec.Of(0.5).Mended();
                public static readonly VaeSpec H = VaeSpec.Plain with { Observation = new {|VAE1001:UnitInterval|}(784) };
                public static void Run(DataSet data) => data.Warmed(VaeSpec.Plain);
            }
            """),
    ];

    [Fact]
    public void FilesAreReadRight() => Verify.Together(Files);

    [Fact]
    public void StatementsAreReadRight() =>
        Verify.Together(Statements.Select(it => (it.Name, $"public class Consumer {{ public static object? Run(DataSet data, bool condition, double number) {{ {it.Marked} }} }}")));

    [Fact]
    public void MembersAreReadRight() => Verify.Together(Members.Select(it => (it.Name, $"public class Consumer {{ {it.Marked} }}")));
}
