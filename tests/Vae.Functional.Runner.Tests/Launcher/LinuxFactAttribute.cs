namespace Vae.Functional.Runner.Tests.Launcher;

/// <summary>A test of the bash launcher, skipped where it is not the one in use.</summary>
internal sealed class LinuxFactAttribute : FactAttribute
{
    public LinuxFactAttribute()
    {
        if (!OperatingSystem.IsLinux())
            Skip = "the launcher is tested on Linux";
    }
}
