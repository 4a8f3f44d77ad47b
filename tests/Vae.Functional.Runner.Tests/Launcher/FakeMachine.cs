using System.Diagnostics;
using System.Runtime.Versioning;

namespace Vae.Functional.Runner.Tests.Launcher;

/// <summary>
/// A checkout that holds the launcher and one source file, on a machine whose path holds a few plain tools and scripts that play dotnet, node, npm
/// and g++. Nothing is built or installed: what the launcher asks of dotnet is written down in <see cref="Asked" />.
/// </summary>
[SupportedOSPlatform("linux")]
internal sealed class FakeMachine : IDisposable
{
    private const string Dotnet = """
        #!/bin/bash
        echo "$@" >>"$ASKED"
        case $1 in
          --version) echo 10.0.100 ;;
          restore) echo "Probe.csproj : error $RESTORE: no"; exit 1 ;;
          build)
            [[ ! $BROKEN ]] || { echo 'Main.cs(1,1): error CS1001: broken'; echo; echo 'Build FAILED.'; echo 'Main.cs(1,1): error CS1001: broken'; exit 1; }
            made=${2%/*}/bin/Release/net10.0
            case $2 in specs/*) made+=/specs.dll ;; *) made+=/Benchmarks.dll ;; esac
            mkdir -p "${made%/*}"; : >"$made" ;;
          test)
            echo 'Passed!  - Failed:     0, Passed:    12, Skipped:     0, Total:    12, Duration: 2 s - A.dll (net10.0)'
            echo 'Failed!  - Failed:     2, Passed:     7, Skipped:     3, Total:    12, Duration: 2 s - B.dll (net10.0)'
            exit 1 ;;
          *) shift; printf '<%s>' "$@"; echo " in $PWD with $OMP_NUM_THREADS"; exit 7 ;;
        esac
        """;

    private readonly DirectoryInfo root = Directory.CreateTempSubdirectory("vae launcher ");

    public FakeMachine()
    {
        File.Copy(Path.Combine(Repository, "vae"), At("vae"));
        Directory.CreateDirectory(At("src"));
        Directory.CreateDirectory(At("specs"));
        File.WriteAllText(At("specs/Main.cs"), "return 0;");
        // The stand-in's libtorch, so that the machine's own does not matter.
        Directory.CreateDirectory(At("torch/include/ATen"));
        Directory.CreateDirectory(At("torch/lib"));
        File.WriteAllText(At("torch/include/ATen/ATen.h"), "");
        File.WriteAllText(At("torch/lib/libtorch.so"), "");

        Directory.CreateDirectory(At("tools"));
        string[] plain = ["awk", "bash", "cat", "cksum", "dirname", "env", "find", "flock", "grep", "head", "mkdir", "mv", "readlink", "sed", "sort", "tee", "uname"];
        foreach (var name in plain)
            File.CreateSymbolicLink(At("tools/" + name), Real(name));
        Script("dotnet", Dotnet);
        Script("node", "#!/bin/bash\necho v18.0.0");
        Script("npm", "#!/bin/bash");
        Script("g++", "#!/bin/bash");
    }

    /// <summary>The folder that holds the solution.</summary>
    public static string Repository { get; } = Above(AppContext.BaseDirectory);

    /// <summary>The arguments of every dotnet so far, one line each.</summary>
    public string[] Asked => File.Exists(At("asked")) ? File.ReadAllLines(At("asked")) : [];

    /// <summary>What NuGet answers to a restore.</summary>
    public string Restore { get; set; } = "NU1101";

    /// <summary>Whether the sources compile.</summary>
    public bool Broken { get; set; }

    /// <summary>The choice that the user forces, if any.</summary>
    public string Binding { get; set; } = "";

    public string At(string path) => Path.Combine(root.FullName, path);

    public void Remove(string tool) => File.Delete(At("tools/" + tool));

    /// <summary>Runs the launcher from a folder that is not its own.</summary>
    public (int ExitCode, string Output, string[] Said) Vae(params string[] arguments)
    {
        var start = new ProcessStartInfo(At("tools/bash"), [At("vae"), .. arguments])
        {
            WorkingDirectory = At("torch"), RedirectStandardOutput = true, RedirectStandardError = true,
        };
        start.Environment.Clear();
        foreach (var (name, value) in new[]
        {
            ("PATH", At("tools")), ("ASKED", At("asked")), ("RESTORE", Restore), ("BROKEN", Broken ? "yes" : ""),
            ("TorchRoot", At("torch")), ("VAE_TORCH_BINDING", Binding),
        })
            start.Environment[name] = value;
        using var launcher = Process.Start(start)!;
        var said = launcher.StandardError.ReadToEndAsync();
        var output = launcher.StandardOutput.ReadToEnd();
        launcher.WaitForExit();
        return (launcher.ExitCode, output, said.Result.Split('\n', StringSplitOptions.RemoveEmptyEntries));
    }

    public void Dispose() => root.Delete(recursive: true);

    private static string Above(string folder) =>
        File.Exists(Path.Combine(folder, "Vae.Functional.sln")) ? folder : Above(Path.GetDirectoryName(folder)!);

    private static string Real(string name) =>
        Environment.GetEnvironmentVariable("PATH")!.Split(':').Select(folder => Path.Combine(folder, name)).First(File.Exists);

    private void Script(string name, string text)
    {
        File.WriteAllText(At("tools/" + name), text);
        File.SetUnixFileMode(At("tools/" + name), UnixFileMode.UserRead | UnixFileMode.UserExecute);
    }
}
