using System.ComponentModel;
using System.Diagnostics;

namespace ClauseExtractor.Cli.Diagnosis;

/// <summary>Asks a program of the system for its version.</summary>
internal static class InstalledProgram
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>The lines that the program prints, on either stream; null where it is not installed or does not answer.</summary>
    public static IReadOnlyList<string>? Ask(string program, string question)
    {
        try
        {
            using var process = Process.Start(
                new ProcessStartInfo(program, question)
                {
                    RedirectStandardOutput = true,
                    RedirectStandardError = true,
                    RedirectStandardInput = true,
                }
            );
            if (process is null)
                return null;
            process.StandardInput.Close();
            var error = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEndAsync();
            if (!process.WaitForExit(Patience))
            {
                process.Kill(entireProcessTree: true);
                return null;
            }
            return (output.GetAwaiter().GetResult() + error.GetAwaiter().GetResult()).Split(
                '\n',
                StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries
            );
        }
        catch (Win32Exception)
        {
            return null; // no such program
        }
    }
}
