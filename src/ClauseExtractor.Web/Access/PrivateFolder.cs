namespace ClauseExtractor.Web.Access;

/// <summary>Folders that are for nobody else on this machine.</summary>
internal static class PrivateFolder
{
    /// <summary>Makes the folder, or takes others' rights off the one there is (mode 0700).</summary>
    public static DirectoryInfo Create(string path)
    {
        if (OperatingSystem.IsWindows())
            return Directory.CreateDirectory(path);
        const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        var folder = Directory.CreateDirectory(path, OwnerOnly);
        File.SetUnixFileMode(path, OwnerOnly);
        return folder;
    }
}
