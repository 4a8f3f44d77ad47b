namespace Vae.Functional.Bounds;

/// <summary>Every rule, once, in the order of their ids.</summary>
public static class RuleTable
{
    /// <summary>The rules.</summary>
    public static IReadOnlyList<Rule> All { get; } = [.. ModelRules.All, .. ObjectiveRules.All, .. GenerationRules.All];

    /// <summary>What the rules say of facts, in the order of the table.</summary>
    public static IReadOnlyList<Finding> Findings(SpecFacts facts)
    {
        var findings = new List<Finding>();
        foreach (var rule in All)
            Add(rule, facts, findings);
        return findings;
    }

    private static void Add(Rule rule, SpecFacts facts, List<Finding> findings)
    {
        if (rule.Of(facts) is { } finding)
            findings.Add(finding);
        foreach (var columns in facts.Columns)
            Add(rule, columns, findings);
    }
}
