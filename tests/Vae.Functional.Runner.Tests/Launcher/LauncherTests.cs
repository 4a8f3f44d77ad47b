using System.Runtime.Versioning;

namespace Vae.Functional.Runner.Tests.Launcher;

[SupportedOSPlatform("linux")]
public sealed class LauncherTests : IDisposable
{
    private readonly FakeMachine machine = new();

    public void Dispose() => machine.Dispose();

    [LinuxFact]
    public void Arguments_folder_and_exit_code_are_the_programs()
    {
        var (exitCode, output, _) = machine.Vae("train", "a b", "");

        Assert.Equal(7, exitCode);
        Assert.Equal($"<train><a b><> in {machine.At("torch")} with 1\n", output);
    }

    [LinuxFact]
    public void No_argument_asks_for_help() => Assert.StartsWith("<--help>", machine.Vae().Output);

    [LinuxFact]
    public void A_second_launch_neither_sets_up_nor_builds()
    {
        Assert.Contains("vae: building (the first time takes a minute or two)", machine.Vae("list").Said);
        var before = machine.Asked.Length;

        Assert.Empty(machine.Vae("list").Said);
        Assert.Equal([machine.At("specs/bin/Release/net10.0/specs.dll") + " list"], machine.Asked[before..]);
    }

    [LinuxFact]
    public void Sources_that_change_come_and_go_are_built()
    {
        machine.Vae("list");

        File.AppendAllText(machine.At("specs/Main.cs"), "// edited");
        Assert.Single(machine.Vae("list").Said);
        File.WriteAllText(machine.At("src/New.cs"), "");
        Assert.Single(machine.Vae("list").Said);
        File.Delete(machine.At("src/New.cs"));
        Assert.Single(machine.Vae("list").Said);
        Assert.Empty(machine.Vae("list").Said);
    }

    [LinuxFact]
    public void A_benchmark_is_built_and_run_beside_the_program()
    {
        machine.Vae("list");

        var (exitCode, output, said) = machine.Vae("bench", "steps", "--quick");

        Assert.Equal(7, exitCode);
        Assert.Equal($"<steps><--quick> in {machine.At("torch")} with 1\n", output);
        Assert.Contains("vae: building (the first time takes a minute or two)", said);
        Assert.Contains(machine.Asked, line => line.StartsWith("build tests/Benchmarks/Benchmarks.csproj", StringComparison.Ordinal));
        Assert.Contains("<TorchBinding>StandIn</TorchBinding>", File.ReadAllText(machine.At("TorchBinding.props")));
        Assert.Empty(machine.Vae("bench", "steps").Said);
    }

    [LinuxFact]
    public void A_build_that_fails_shows_each_error_once_and_is_tried_again()
    {
        machine.Vae("list");
        File.AppendAllText(machine.At("specs/Main.cs"), "// broken");
        machine.Broken = true;

        var (exitCode, output, said) = machine.Vae("list");
        Assert.Equal((1, ""), (exitCode, output));
        Assert.Equal(["Main.cs(1,1): error CS1001: broken", "vae: the build failed: what it said is above"], said[1..]);

        machine.Broken = false;
        Assert.Equal(7, machine.Vae("list").ExitCode);
    }

    [LinuxTheory]
    [InlineData("list")]
    [InlineData("train a --engine embedded")]
    [InlineData("setup")]
    public void The_SDK_is_enough_where_torch_is_not_asked_for(string arguments)
    {
        foreach (var tool in new[] { "npm", "node", "g++" })
            machine.Remove(tool);
        File.Delete(machine.At("torch/lib/libtorch.so"));

        Assert.NotEqual(1, machine.Vae(arguments.Split(' ')).ExitCode);
        Assert.DoesNotContain(machine.Asked, line => line.StartsWith("restore", StringComparison.Ordinal));
        Assert.False(File.Exists(machine.At("TorchBinding.props")));
    }

    [LinuxTheory]
    [InlineData("setup torch")]
    [InlineData("test")]
    [InlineData("train a --engine torch")]
    [InlineData("train a --engine=torch --epochs 2")]
    public void Torch_is_set_up_where_it_is_asked_for(string arguments)
    {
        machine.Vae("list");

        machine.Vae(arguments.Split(' '));

        Assert.Contains("<TorchBinding>StandIn</TorchBinding>", File.ReadAllText(machine.At("TorchBinding.props")));
        machine.Vae("list");
        Assert.Equal(2, machine.Asked.Count(line => line.StartsWith("build", StringComparison.Ordinal)));
    }

    [LinuxFact]
    public void A_setup_of_something_else_is_refused() => AssertRefused("vae: there is no 'setup touch'; give setup, or setup torch", "setup", "touch");

    [LinuxFact]
    public void The_registry_is_asked_once_where_it_lacks_the_package()
    {
        machine.Vae("setup", "torch");
        var (exitCode, output, said) = machine.Vae("setup", "torch");

        Assert.Equal(0, exitCode);
        Assert.Empty(said);
        Assert.Contains("TorchSharp binding: StandIn (chosen earlier", output);
        Assert.Equal(1, machine.Asked.Count(line => line.StartsWith("restore", StringComparison.Ordinal)));
        Assert.Contains("<TorchBinding>StandIn</TorchBinding>", File.ReadAllText(machine.At("TorchBinding.props")));
    }

    [LinuxFact]
    public void A_registry_out_of_reach_is_asked_again()
    {
        machine.Restore = "NU1301";

        Assert.Equal(0, machine.Vae("setup", "torch").ExitCode);
        Assert.Equal(0, machine.Vae("setup", "torch").ExitCode);
        machine.Vae("list");

        Assert.Equal(2, machine.Asked.Count(line => line.StartsWith("restore", StringComparison.Ordinal)));
        Assert.Contains("<TorchBinding>StandIn</TorchBinding>", File.ReadAllText(machine.At("TorchBinding.props")));
    }

    [LinuxFact]
    public void A_forced_binding_that_cannot_be_had_is_refused_and_leaves_the_recorded_one()
    {
        machine.Vae("setup", "torch");
        machine.Binding = "TorchSharp";

        AssertRefused("vae: VAE_TORCH_BINDING=TorchSharp: the package TorchSharp-cpu does not restore here (NU1101)", "list");
        Assert.Contains("StandIn", File.ReadAllText(machine.At("TorchBinding.props")));
    }

    [LinuxFact]
    public void An_unknown_binding_is_refused()
    {
        machine.Binding = "Torch";

        AssertRefused("vae: VAE_TORCH_BINDING is 'Torch': it can be TorchSharp or StandIn", "list");
        Assert.Empty(machine.Asked);
    }

    [LinuxFact]
    public void A_missing_tool_is_one_line()
    {
        machine.Remove("npm");
        AssertRefused(
            "vae: node and npm are needed to test the charts of the report, and are not both on the path: "
            + "install Node.js 18 or later with npm (Debian: apt-get install nodejs npm)", "test");
        machine.Remove("dotnet");
        AssertRefused(
            "vae: the .NET SDK 10.0.100 or later is needed, and there is no dotnet on the path: install it from https://dot.net", "test");
    }

    [LinuxFact]
    public void A_missing_libtorch_or_compiler_is_one_line()
    {
        machine.Binding = "StandIn";
        machine.Vae("setup", "torch");
        File.Delete(machine.At("torch/lib/libtorch.so"));

        AssertRefused($"vae: TorchRoot: there is no include/ATen/ATen.h and lib/libtorch.so in {machine.At("torch")}", "setup");
        File.WriteAllText(machine.At("torch/lib/libtorch.so"), "");
        machine.Remove("g++");
        AssertRefused(
            "vae: the TorchSharp stand-in needs g++: install a C++ compiler and libtorch with its headers, and set TorchRoot to libtorch's folder",
            "setup");
    }

    [LinuxFact]
    public void Tests_end_with_their_totals_and_their_exit_code()
    {
        var (exitCode, output, _) = machine.Vae("test", "--filter", "A");

        Assert.Equal(1, exitCode);
        Assert.EndsWith("\n19 passed, 2 failed, 3 skipped\n", output);
        Assert.Equal("test Vae.Functional.sln --nologo -c Release --filter A", machine.Asked[^1]);
    }

    private void AssertRefused(string line, params string[] command)
    {
        var (exitCode, _, said) = machine.Vae(command);
        Assert.Equal(1, exitCode);
        Assert.Equal([line], said);
    }
}
