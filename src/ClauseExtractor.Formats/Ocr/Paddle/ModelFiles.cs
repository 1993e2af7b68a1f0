using System.Security.Cryptography;

namespace ClauseExtractor.Formats.Ocr.Paddle;

/// <summary>
/// The models of PP-OCRv4 on this machine: text detection, line direction and line recognition as ONNX, and the list of characters.
/// </summary>
/// <param name="Folder">The folder that holds them.</param>
public sealed record ModelFiles(string Folder)
{
    /// <summary>The environment variable that names the folder of the models.</summary>
    public const string Variable = "CLAUSE_MODELS";

    internal string Detection => Path.Combine(Folder, "ch_PP-OCRv4_det_infer.onnx");

    internal string Direction => Path.Combine(Folder, "ch_ppocr_mobile_v2.0_cls_infer.onnx");

    internal string Recognition => Path.Combine(Folder, "ch_PP-OCRv4_rec_infer.onnx");

    internal string Characters => Path.Combine(Folder, "ppocr_keys_v1.txt");

    /// <summary>The models' folder: what <see cref="Variable"/> names, else one under the user's own data.</summary>
    public static ModelFiles OfUser =>
        new(
            Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named
                ? named
                : Path.Combine(
                    Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify),
                    "clause-extractor",
                    "models",
                    "pp-ocr-v4"
                )
        );

    /// <summary>Whether all files are there.</summary>
    public bool AreThere => Files.All(file => File.Exists(file.Path));

    /// <summary>Files that are missing or are not those that this product was measured with, by name.</summary>
    public IReadOnlyList<string> Differing =>
        [.. Files.Where(file => !File.Exists(file.Path) || Sha256(file.Path) != file.Sha256).Select(file => Path.GetFileName(file.Path))];

    /// <summary>Each file and its SHA-256 in package 1.4.2.</summary>
    public IReadOnlyList<(string Path, string Sha256)> Files =>
        [
            (Detection, "30a86f5731181461d08021402766601e4302a9b9b9666be8aff402696339cdff"),
            (Direction, "491843a3c65de46295864c6815e41127eaa812c4dac1e19c6850ec49da9d3640"),
            (Recognition, "06b3e6af6c59a1ba5d53790ed8c2e4b2de389870b6cf5a97f349f3412cb269c0"),
            (Characters, "28b2362ad4ab2dc38769aa72feb535e3a9ddb3fd2a7585a05920e6393b1dc7f7"),
        ];

    private static string Sha256(string path)
    {
        using var file = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(file));
    }
}
