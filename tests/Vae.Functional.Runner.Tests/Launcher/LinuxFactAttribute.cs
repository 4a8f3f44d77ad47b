namespace Vae.Functional.Runner.Tests.Launcher;

/// <summary>A test of the bash launcher, skipped where it is not the one in use.</summary>
internal sealed class LinuxFactAttribute : FactAttribute
{
    public LinuxFactAttribute() => Skip = Elsewhere;

    /// <summary>Why tests of the launcher are skipped, or null where they are not.</summary>
    public static string? Elsewhere => OperatingSystem.IsLinux() ? null : "the launcher is tested on Linux";
}

/// <summary>The same for several cases.</summary>
internal sealed class LinuxTheoryAttribute : TheoryAttribute
{
    public LinuxTheoryAttribute() => Skip = LinuxFactAttribute.Elsewhere;
}
