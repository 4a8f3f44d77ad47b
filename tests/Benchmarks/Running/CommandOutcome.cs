namespace Vae.Functional.Benchmarks.Running;

/// <summary>How a benchmark ends: its exit code, or one line on the error stream and 1.</summary>
internal static class CommandOutcome
{
    public static async Task<int> Of(Func<Task<int>> run)
    {
        try
        {
            return await run();
        }
        catch (VaeException failure)
        {
            await Console.Error.WriteLineAsync($"error: {failure.Message}");
            return 1;
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync("stopped");
            return 1;
        }
    }
}
