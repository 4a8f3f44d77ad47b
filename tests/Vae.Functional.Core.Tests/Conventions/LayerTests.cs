using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Vae.Functional.Core.Tests.Conventions;

/// <summary>The direction of the arrows: what Core may use, and which of its folders may use which.</summary>
public sealed class LayerTests
{
    private static readonly Assembly Core = typeof(VaeSpec).Assembly;

    // A folder may use those before it. Noise knows nothing but itself.
    private static readonly string[] Layers = ["Bounds", "Noise", "Tensors", "Distributions", "Models", "Objectives", "Vocabulary"];

    // An effect in Core would make a result depend on more than what is handed in.
    private static readonly Type[] Impure =
    [
        typeof(Random), typeof(Console), typeof(File), typeof(Directory), typeof(FileStream), typeof(System.Diagnostics.Stopwatch),
        typeof(System.Diagnostics.Process), typeof(Thread), typeof(DateTime), typeof(DateTimeOffset), typeof(TimeProvider), typeof(Guid),
        typeof(System.Security.Cryptography.RandomNumberGenerator),
    ];

    [Fact]
    public void Core_references_the_base_library_and_LanguageExt_only() =>
        Assert.All(Core.GetReferencedAssemblies(), name => Assert.Matches("^(System(\\..*)?|netstandard|LanguageExt\\.Core)$", name.Name));

    [Fact]
    public void Core_has_no_effects() =>
        Assert.All(References.Types(Core), type => Assert.Empty(References.Of(type).Intersect(Impure)));

    [Fact]
    public void Every_type_of_Core_lies_in_a_folder_of_the_design()
    {
        var folders = Folders();
        var lost = References.Types(Core).Where(type => !folders.ContainsKey(Name(type))).Select(type => type.FullName);
        Assert.Empty(lost);
        Assert.All(folders.Values.Distinct().Where(folder => folder != ""), folder => Assert.Contains(folder, Layers));
    }

    [Fact]
    public void A_folder_uses_only_those_before_it()
    {
        var folders = Folders();
        var wrong =
            from type in References.Types(Core)
            from used in References.Of(type)
            where used.Assembly == Core && folders.ContainsKey(Name(used))
            let source = Array.IndexOf(Layers, folders[Name(type)])
            let target = Array.IndexOf(Layers, folders[Name(used)])
            where target > source && source >= 0
            select $"{Layers[source]}: {type.Name} uses {used.Name} of {Layers[target]}";
        Assert.Empty(wrong);
    }

    [Fact]
    public void Bounds_and_Noise_use_nothing_of_ours()
    {
        var folders = Folders();
        var wrong =
            from type in References.Types(Core)
            where folders[Name(type)] is "Bounds" or "Noise"
            from used in References.Of(type)
            where used.Assembly == Core
                ? folders.GetValueOrDefault(Name(used)) is { } folder && folder != folders[Name(type)]
                : used.Assembly.GetName().Name == "LanguageExt.Core"
            select $"{type.Name} uses {used.Name}";
        Assert.Empty(wrong);
    }

    private static string Name(Type type) => type.Name.Split('`')[0];

    // The folder in which a type is declared, by reading the sources; "" for files at the root.
    private static Dictionary<string, string> Folders()
    {
        var declaration = new Regex(
            @"^(?:public|internal)?\s*(?:(?:static|sealed|abstract|readonly|partial|ref)\s+)*"
            + @"(?:(?:class|struct|interface|enum|record(?:\s+(?:class|struct))?)\s+(?<type>\w+)|delegate\s+[^(]*?(?<type>\w+)\()",
            RegexOptions.Multiline);
        var root = Path.Combine(Root(), "src", "Vae.Functional.Core");
        var declared =
            from file in Directory.EnumerateFiles(root, "*.cs", SearchOption.AllDirectories)
            let path = Path.GetRelativePath(root, file).Split(Path.DirectorySeparatorChar)
            where path[0] is not ("bin" or "obj")
            from Match match in declaration.Matches(File.ReadAllText(file))
            select (Type: match.Groups["type"].Value, Folder: path.Length > 1 ? path[0] : "");
        return declared.GroupBy(pair => pair.Type).ToDictionary(pair => pair.Key, pair => pair.First().Folder);
    }

    private static string Root([CallerFilePath] string thisFile = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(thisFile)!, "..", "..", ".."));
}
