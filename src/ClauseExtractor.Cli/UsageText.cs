using System.CommandLine.Parsing;

namespace ClauseExtractor.Cli;

/// <summary>
/// What is wrong with a command line, in the user's language where the parser's own sentence is English or names a type of the program.
/// </summary>
internal static class UsageText
{
    /// <summary>The sentence for one error of the parser.</summary>
    public static string Of(Shell shell, ParseError error)
    {
        if (
            error.SymbolResult is OptionResult { Option: var option, Tokens: [{ Value: var value }] }
            && EnumOf(option.ValueType) is { } names
            && !Enum.TryParse(names, value, ignoreCase: true, out _)
        )
        {
            string allowed = string.Join(", ", Enum.GetNames(names).Select(name => name.ToLowerInvariant()));
            return shell.Text(
                $"{option.Name} 不能是“{value}”，可用：{allowed}",
                $"{option.Name} cannot be “{value}”; it is one of: {allowed}"
            );
        }
        // The parser has no Chinese sentence for an option that is missing.
        if (error.Message.Split('\'') is ["Option ", var missing, " is required."])
            return shell.Text($"缺少选项 {missing}。", $"Option {missing} is required.");
        if (
            error.Message.Split('\'') is [var said, var unknown, _]
            && (
                said.StartsWith("未识别命令或参数", StringComparison.Ordinal)
                || said.StartsWith("Unrecognized command or argument", StringComparison.Ordinal)
            )
        )
            return shell.Text($"不认识“{unknown}”。", $"Unknown command or argument: {unknown}");
        // The parser's Chinese sentences end with its own full stop and an English one.
        return error.Message.EndsWith("。.", StringComparison.Ordinal) ? error.Message[..^1] : error.Message;
    }

    /// <summary>That a file stands where a folder is to be written, or a folder above it; null where none does.</summary>
    public static string? FileForFolder(Shell shell, DirectoryInfo folder)
    {
        for (var place = folder; place is not null; place = place.Parent)
            if (File.Exists(place.FullName))
                return shell.Text(
                    $"“{place.FullName}”是文件，不是文件夹；请换一个位置。",
                    $"{place.FullName} is a file, not a folder; give another place."
                );
        return null;
    }

    /// <summary>That a file or a folder is not there.</summary>
    public static string Missing(Shell shell, Exception exception) =>
        PathIn(exception) is not { } path ? shell.Text("没有这个文件或文件夹。", exception.Message)
        : exception is DirectoryNotFoundException
        && Path.GetDirectoryName(path) is { Length: > 0 } folder
        && !Directory.Exists(path)
        && !Directory.Exists(folder)
            ? shell.Text($"没有文件夹“{folder}”。", $"There is no folder {folder}.")
        : shell.Text($"没有文件“{path}”。", $"There is no file {path}.");

    /// <summary>What the system says of a file or a folder, in the user's language; another sentence as it is.</summary>
    public static string Of(Shell shell, Exception exception) =>
        exception.Message.Split('\'') switch
        {
            ["The file ", var path, " already exists."] => shell.Text($"“{path}”已经存在。", $"{path} exists already."),
            ["Access to the path ", var path, " is denied."] when Directory.Exists(path) => shell.Text(
                $"“{path}”是文件夹，请给出一个文件。",
                $"{path} is a folder; give a file."
            ),
            ["Access to the path ", var path, " is denied."] => shell.Text($"没有权限使用“{path}”。", $"{path} may not be used."),
            _ => exception.Message,
        };

    /// <summary>
    /// Only a missing file has its path as a property; that of a missing folder stands in the message, between quotation marks.
    /// </summary>
    private static string? PathIn(Exception exception) =>
        exception is FileNotFoundException { FileName: { } name } ? name
        : exception.Message.Split('\'') is [_, var quoted, _] ? quoted
        : null;

    private static Type? EnumOf(Type type) => (Nullable.GetUnderlyingType(type) ?? type) is { IsEnum: true } found ? found : null;
}
