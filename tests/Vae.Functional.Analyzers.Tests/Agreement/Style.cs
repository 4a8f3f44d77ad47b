namespace Vae.Functional.Analyzers.Tests.Agreement;

/// <summary>One way of writing a case.</summary>
/// <param name="Name">How a failure calls it.</param>
/// <param name="Members">The members of a class that declare the spec and let it meet the plans.</param>
/// <param name="MayBeNeutral">Whether the spec may be the neutral one, for all that the source says.</param>
/// <param name="Meets">Whether the plans are met where the spec can be read: else only the spec is judged.</param>
internal sealed record Style(string Name, Func<Case, string> Members, bool Meets = true, bool MayBeNeutral = false)
{
    private const string Neutral = "new VaeSpec(Bits, Latents, Posteriors, Coins)";

    /// <summary>Ways that hide nothing.</summary>
    public static IReadOnlyList<Style> Plain { get; } =
    [
        new("named arguments", it => Met(it, $"static readonly VaeSpec Spec = new VaeSpec({Written.Named(Parts(it))});")),
        new("named arguments, the other way round", it => Met(it, $"static readonly VaeSpec Spec = new({Written.Named(Parts(it).Reverse())});")),
        new("positional arguments", it => Met(it, $"static readonly VaeSpec Spec = new VaeSpec({Written.Arguments(Parts(it))});")),
        new("target-typed new, defaults left out", it => Met(it, $"static VaeSpec Spec {{ get; }} = new({Written.Named(Parts(it).Where(IsGiven))});")),
        new("initialiser", it => Met(it, $"static VaeSpec Spec => {Neutral[..^1]}, Beta: 0.3) {{ {Written.Assignments(Parts(it))} }};")),
        new("one with", it => Met(it, $"static readonly VaeSpec Spec = {Neutral} with {{ {Written.Assignments(Parts(it))} }};")),
        new("a chain of with", it => Met(it, $"static readonly VaeSpec Spec = {Neutral} {string.Concat(Parts(it).Select(part => $"with {{ Beta = 0.7, Decoding = Decoding.Mean }} with {{ {part.Name} = {part.Value} }} "))} with {{ Beta = {Part(it, "Beta")}, Decoding = {Part(it, "Decoding")} }};")),
        new("a method that changes one part", it => Met(it, $"static readonly VaeSpec Spec = new VaeSpec({Written.Named(Parts(it).Where(part => part.Name != "WeightPosterior"))}).WithWeightPosterior({Part(it, "WeightPosterior")}!);")),
        new("with on a field elsewhere", it => $"static class Base {{ public static readonly VaeSpec Spec = {Neutral}; }} " + Met(it, $"static VaeSpec Spec => Base.Spec with {{ {Written.Assignments(Parts(it))} }};")),
        new("locals", it => $"static object Run() {{ {Locals(it)} var spec = new VaeSpec({Variables(it)}); {Plans(it)} return spec.Check(plan, evaluation); }}"),
        new("an overwritten local", it => $"static object Run() {{ var spec = {Neutral} with {{ Beta = 0.9 }}; spec = spec with {{ {Written.Assignments(Parts(it))} }}; {Plans(it)} return spec.Check(plan, evaluation); }}"),
        new("locals assigned in turn", it => $"static object Run() {{ {Declared(it)} VaeSpec spec; {Assigned(it)} spec = new({Variables(it)}); {Plans(it)} return spec.Check(plan, evaluation); }}"),
        new("fields", it => string.Concat(Parts(it).Select(part => $"private static readonly {part.Type} {part.Variable} = {part.Value}; ")) + Met(it, $"static readonly VaeSpec Spec = new VaeSpec({Variables(it)});")),
        new("properties", it => string.Concat(Parts(it).Select(part => $"static {part.Type} {part.Variable} => {part.Value}; ")) + Met(it, $"static VaeSpec Spec => new VaeSpec({Variables(it)});")),
        new("a helper method", it => $"static VaeSpec Make({Parameters(it)}) => new VaeSpec({Variables(it)}); " + Met(it, $"static readonly VaeSpec Spec = Make({Written.Arguments(Parts(it))});")),
        new("a helper method with defaults", it => $"static VaeSpec Make(double beta = {Part(it, "Beta")}, Decoding decoding = {Part(it, "Decoding")}) => {Neutral} with {{ Beta = beta, Decoding = decoding }}; " + Met(it, $"static readonly VaeSpec Spec = Make() with {{ {Written.Assignments(Parts(it).Where(part => part.Name is not ("Beta" or "Decoding")))} }};")),
        new("a local function", it => $"static object Run() {{ VaeSpec Make({Parameters(it)}) {{ return new({Variables(it)}); }} {Plans(it)} return Make({Written.Named(Parts(it).Select(part => part with { Name = part.Variable }))}).Check(plan, evaluation); }}"),
        new("arithmetic of constants", it => $"const double Twice = 2; const double Beta = {Part(it, "Beta")}; " + Met(it, $"static readonly VaeSpec Spec = new VaeSpec({Written.Named(Replaced(it, "Beta", "Beta * Twice / Twice"))});")),
        new("constant conditions", it => "const bool Yes = true; " + Met(it, $"static readonly VaeSpec Spec = Yes ? new VaeSpec({Written.Arguments(Each(it, part => $"Yes ? {part.Value} : {Cast(part)}default!"))}) : throw new Exception();")),
        new("conditions on a local", it => $"static object Run() {{ var no = false; {Plans(it)} return (no ? {Neutral} : new VaeSpec({Written.Arguments(Parts(it))})).Check(plan, evaluation); }}"),
        new("switch", it => Met(it, $"static readonly VaeSpec Spec = new VaeSpec({Written.Arguments(Each(it, part => $"2 switch {{ 1 => throw new Exception(), 2 => {Cast(part)}{part.Value}, _ => throw new Exception() }}"))});")),
        new("a collection", it => $"static readonly VaeSpec[] Specs = [{Neutral}, new({Written.Arguments(Parts(it))})];", Meets: false),
        new("a dictionary", it => $"static readonly Dictionary<string, VaeSpec> Specs = new() {{ [\"it\"] = new({Written.Named(Parts(it))}) }};", Meets: false),
        new("a lambda", it => $"static readonly Func<VaeSpec> Spec = () => new({Written.Named(Parts(it))});", Meets: false),
        new("plans that change", it => $"static object Run() {{ var spec = new VaeSpec({Written.Named(Parts(it))}); TrainingPlan plan = new(7, KlWarmupEpochs: 9, Patience: 2); plan = plan with {{ {Written.Assignments(Written.Members(it.Plan))} }}; return spec.Check(plan, new() {{ {Written.Assignments(Written.Members(it.Evaluation))} }}); }}"),
    ];

    /// <summary>Ways that hide something: what is said must be true all the same.</summary>
    public static IReadOnlyList<Style> Hiding { get; } =
    [
        new("a parameter", it => $"static object Run(double beta, Decoding decoding) {{ var spec = new VaeSpec({Written.Named(Replaced(it, "Beta", "beta"))}); {Plans(it)} return spec.Check(plan, evaluation); }}"),
        new("arguments of the command line", it => Met(it, $"static readonly VaeSpec Spec = new VaeSpec({Written.Named(Replaced(it, "Beta", "double.Parse(Environment.GetCommandLineArgs()[1])"))});")),
        new("chance", it => Met(it, $"static readonly VaeSpec Spec = new VaeSpec({Written.Named(Each(it, part => part.Name is "Observation" or "Likelihood" ? part.Value : $"Random.Shared.Next(2) == 0 ? {Cast(part)}{part.Value} : {part.Value}"))});")),
        new("an unknown base", it => $"static VaeSpec Changed(VaeSpec unknown) => unknown with {{ {Written.Assignments(Parts(it).Where(part => part.Name is not "Likelihood"))} }};"),
        new("a settable property", it => $"static Likelihood Likelihood {{ get; set; }} = {Part(it, "Likelihood")}; " + Met(it, $"static VaeSpec Spec => new VaeSpec({Written.Named(Replaced(it, "Likelihood", "Likelihood"))});")),
        new("a loop", MayBeNeutral: true, Members: it => $"static object Run(int n) {{ var spec = {Neutral}; for (var i = 0; i < n; i++) spec = spec with {{ {Written.Assignments(Parts(it))} }}; {Plans(it)} return spec.Check(plan, evaluation); }}"),
        new("an exception", it => $"static object Run() {{ var spec = {Neutral}; try {{ spec = spec with {{ {Written.Assignments(Parts(it))} }}; }} finally {{ }} {Plans(it)} return spec.Check(plan, evaluation); }}"),
    ];

    private static IReadOnlyList<Written.Member> Parts(Case it) => Written.Members(it.Spec);

    private static string Part(Case it, string name) => Parts(it).Single(part => part.Name == name).Value;

    private static IEnumerable<Written.Member> Each(Case it, Func<Written.Member, string> value) => Parts(it).Select(part => part with { Value = value(part) });

    private static IEnumerable<Written.Member> Replaced(Case it, string name, string value) => Each(it, part => part.Name == name ? value : part.Value);

    private static bool IsGiven(Written.Member part) =>
        part is not ({ Name: "Beta", Value: "1" } or { Name: "Decoding", Value: "Decoding.Ancestral" } or { Name: "Shift", Value: "0" } or { Value: "null" });

    private static string Variables(Case it) => string.Join(", ", Parts(it).Select(part => part.Variable));

    private static string Parameters(Case it) => string.Join(", ", Parts(it).Select(part => $"{part.Type} {part.Variable}"));

    private static string Locals(Case it) => string.Concat(Parts(it).Select(part => $"{part.Type} {part.Variable} = {part.Value}; "));

    private static string Declared(Case it) => string.Concat(Parts(it).Select(part => $"{part.Type} {part.Variable}; "));

    private static string Assigned(Case it) => string.Concat(Parts(it).Select(part => $"{part.Variable} = {part.Value}; "));

    private static string Cast(Written.Member part) => $"({part.Type})";

    private static string Plans(Case it) => $"var plan = {Written.Value(it.Plan)}; var evaluation = {Written.Value(it.Evaluation)};";

    private static string Met(Case it, string spec) => $"{spec} static object Run() {{ {Plans(it)} return Spec.Check(plan, evaluation); }}";
}
