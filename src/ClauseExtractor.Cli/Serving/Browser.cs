using System.ComponentModel;
using System.Diagnostics;

namespace ClauseExtractor.Cli.Serving;

/// <summary>The browser of this machine, where it has one and somebody sits before it.</summary>
internal static class Browser
{
    /// <summary>Opens an address; nothing happens where there is no browser, since the address was printed.</summary>
    public static void TryOpen(string url)
    {
        if (
            OperatingSystem.IsLinux()
            && Environment.GetEnvironmentVariable("DISPLAY") is null
            && Environment.GetEnvironmentVariable("WAYLAND_DISPLAY") is null
        )
            return;
        try
        {
            // The shell of Windows and macOS knows the browser; on Linux .NET asks xdg-open.
            Process.Start(new ProcessStartInfo(url) { UseShellExecute = true })?.Dispose();
        }
        catch (Exception e) when (e is Win32Exception or InvalidOperationException or PlatformNotSupportedException) { }
    }
}
