using System.Reflection;
using Vae.Functional.Analyzers.Tests.Conventions;

namespace Vae.Functional.Analyzers.Tests.Packages;

/// <summary>
/// The library, packed into a folder, and projects beside it that restore from there. What they restore is kept apart from the user's packages.
/// </summary>
public sealed class PackedFixture : IDisposable
{
    /// <summary>What a consumer asks for.</summary>
    public const string Version = "0.0.0-packed";

    private readonly string root = Directory.CreateTempSubdirectory("vae-packed").FullName;

    // The project files that the SDK makes, by their template.
    private readonly Dictionary<string, string> templates = [];

    /// <summary>Where packages are restored from.</summary>
    public string Feed => Path.Combine(root, "feed");

    /// <summary>Packs what the package and those that it needs are made of.</summary>
    public PackedFixture()
    {
        var configuration = typeof(PackedFixture).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()!.Configuration;
        var projects = new[] { "Vae.Functional.Core", "Vae.Functional.Engine", "Vae.Functional" }
            .Select(name => Path.Combine(Repository.Root, "src", name, $"{name}.csproj"));
        File.WriteAllText(Path.Combine(root, "pack.proj"), $"""
            <Project>
              <Target Name="Pack">
                <MSBuild Projects="{string.Join(';', projects)}" Targets="Pack"
                         Properties="NoBuild=true;Configuration={configuration};Version={Version};PackageOutputPath={Feed}" />
              </Target>
            </Project>
            """);
        Shell.Succeeds(root, "msbuild", "pack.proj", "-t:Pack", "-nodeReuse:false");
        var packages = Environment.GetEnvironmentVariable("NUGET_PACKAGES")
            ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        File.WriteAllText(Path.Combine(root, "Directory.Build.props"), $"""
            <Project>
              <PropertyGroup>
                <RestorePackagesPath>{root}/packages</RestorePackagesPath>
                <RestoreFallbackFolders>{packages}</RestoreFallbackFolders>
                <RestoreAdditionalProjectSources>{root}/feed</RestoreAdditionalProjectSources>
                <UseAppHost>false</UseAppHost>
                <ErrorLog>$(MSBuildProjectDirectory)/log.sarif,version=2.1</ErrorLog>
              </PropertyGroup>
            </Project>
            """);
    }

    /// <summary>A project from a template of the SDK, without its own source.</summary>
    public string Project(string template, string name)
    {
        if (!templates.TryGetValue(template, out var file))
        {
            Shell.Succeeds(root, "new", template, "-n", template, "--no-restore", "-f", "net10.0");
            templates[template] = file = File.ReadAllText(Path.Combine(root, template, $"{template}.csproj"));
        }

        var folder = Directory.CreateDirectory(Path.Combine(root, name)).FullName;
        File.WriteAllText(Path.Combine(folder, $"{name}.csproj"), file);
        return folder;
    }

    /// <summary>A project's file, with a reference added.</summary>
    public static void Reference(string folder, string reference)
    {
        var file = Directory.GetFiles(folder, "*.csproj").Single();
        File.WriteAllText(file, File.ReadAllText(file).Replace("</Project>", $"<ItemGroup>{reference}</ItemGroup></Project>", StringComparison.Ordinal));
    }

    /// <summary>The reference to the packed library.</summary>
    public static string Package => $"""<PackageReference Include="Vae.Functional" Version="{Version}" />""";

    /// <inheritdoc/>
    public void Dispose() => Directory.Delete(root, recursive: true);
}
