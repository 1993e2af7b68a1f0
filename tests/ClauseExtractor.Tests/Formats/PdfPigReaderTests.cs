using System.Text.RegularExpressions;
using ClauseExtractor.Formats.Pdf;
using ClauseExtractor.Reading;
using UglyToad.PdfPig;

namespace ClauseExtractor.Tests.Formats;

public class PdfPigReaderTests
{
    private static readonly PdfPigReader Reader = new();

    [Fact]
    public void Lines_stand_by_baseline_and_from_left_to_right_whatever_the_painting_order()
    {
        var document = Read(
            new PdfBuilder().Page(
                PdfBuilder.Text("给予最高", 200, 700)
                    + PdfBuilder.Text("第二行", 72, 660)
                    + PdfBuilder.Text("对企业一次性", 72, 700)
                    + PdfBuilder.Latin("500", 270, 700)
                    + PdfBuilder.Text("万元奖励", 300, 700)
            )
        );
        Assert.Equal(
            ["对企业一次性 给予最高500万元奖励", "第二行"],
            document.Lines.Select(line => line.Text.Replace("性给", "性 给", StringComparison.Ordinal))
        );
        Assert.All(document.Lines, line => Assert.Equal(1, line.Page));
    }

    [Fact]
    public void Text_painted_twice_is_read_once_and_reported()
    {
        var document = Read(
            new PdfBuilder().Page(
                PdfBuilder.Text("第一条", 72, 700) + PdfBuilder.Text("第一条", 72.4, 700) + PdfBuilder.Text("为了规范管理", 130, 700)
            )
        );
        Assert.Equal("第一条为了规范管理", Assert.Single(document.Lines).Text.Replace(" ", "", StringComparison.Ordinal));
        Assert.Equal("第一条", string.Concat(document.Dropped.Where(d => d.Reason == DropReason.Duplicate).Select(d => d.Text)));
    }

    [Fact]
    public void A_replacement_text_stands_for_the_letters_that_it_replaces()
    {
        string radical = "/Span << /ActualText <FEFF957F> >> BDC " + PdfBuilder.Text("\u2ED3", 72, 700) + "EMC ";
        var document = Read(new PdfBuilder().Page(PdfBuilder.Text("市", 56, 700) + radical + PdfBuilder.Text("助理", 88, 700)));
        Assert.Equal("市长助理", Assert.Single(document.Lines).Text);
    }

    [Fact]
    public void A_turned_page_is_read_as_it_is_shown()
    {
        // Painted from bottom to top, shown upright by a quarter turn.
        string turned = PdfBuilder.Text("各区人民政府", 0, 0).Replace("1 0 0 1 0 0 Tm", "0 1 -1 0 300 100 Tm", StringComparison.Ordinal);
        var document = Read(new PdfBuilder().Page(turned, "/Rotate 90"));
        Assert.Equal("各区人民政府", Assert.Single(document.Lines).Text);
    }

    [Theory]
    [InlineData("up")]
    [InlineData("down")]
    public void Text_that_runs_up_or_down_the_page_is_read_in_its_own_direction(string up)
    {
        string[] text = ["责任单位一览表", "序号　责任单位　任务", "各区人民政府及种种部门"];
        string content = string.Concat(
            text.Select(
                (line, i) =>
                    PdfBuilder
                        .Text(line, 0, 0)
                        .Replace(
                            "1 0 0 1 0 0 Tm",
                            up == "up" ? $"0 1 -1 0 {200 + 30 * i} 100 Tm" : $"0 -1 1 0 {300 - 30 * i} 700 Tm",
                            StringComparison.Ordinal
                        )
            )
        );
        var document = Read(new PdfBuilder().Page(content));
        Assert.Equal(text, document.Lines.Select(line => line.Text.Replace(' ', '　')));
        Assert.Empty(document.Dropped);
        Assert.All(document.Lines, line => Assert.True(line.Box!.Value.Height > 5 * line.Box.Value.Width));
    }

    [Fact]
    public void A_page_is_what_is_shown_of_it_and_places_are_measured_from_its_corner()
    {
        // Printers' marks stand in the margin that is cut off.
        var file = new PdfBuilder()
            .Page(PdfBuilder.Text("一、总体要求", 150, 600) + PdfBuilder.Text("印张色标", 20, 40), "/CropBox [100 120 500 700]")
            .Build();
        var document = Reader.Read(file);
        var line = Assert.Single(document.Lines);
        Assert.Equal("一、总体要求", line.Text);
        Assert.Equal([new PageSize(400, 580)], document.PageSizes);
        Assert.Equal(document.PageSizes, PdfPages.Sizes(file.Content));
        Assert.InRange(line.Box!.Value.X, 49, 51);
        Assert.InRange(line.Box!.Value.Y + line.Box.Value.Height / 2, 700 - 600 - 10, 700 - 600);
    }

    [Fact]
    public void Every_character_has_its_place_on_the_page()
    {
        var document = Read(new PdfBuilder().Page(PdfBuilder.Text("一、总体要求", 72, 700)).Page(PdfBuilder.Text("二、重点任务", 72, 100)));
        Assert.Equal(2, document.PageSizes.Count);
        Assert.Equal(2, document.Source.Pages);
        Assert.All(
            document.Lines,
            line =>
            {
                Assert.Equal(line.Text.Length + 1, line.Edges!.Count);
                Assert.InRange(line.Edges[0], 71, 73);
                Assert.InRange(line.Edges[^1], 72 + 16 * line.Text.Length - 2, 72 + 16 * line.Text.Length + 2);
            }
        );
        Assert.InRange(document.Lines[0].Box!.Value.Y, 842 - 700 - 16 - 2, 842 - 700 - 8);
        Assert.Equal([1, 2], document.Lines.Select(line => line.Page));
    }

    [Fact]
    public void Lines_that_a_page_draws_are_told_from_its_corner_and_what_is_filled_or_slanted_is_none()
    {
        // A stroked line, a filled bar as thin as a line, the four edges of a box, a shaded cell, a slanted stroke.
        using var file = PdfDocument.Open(
            new PdfBuilder()
                .Page("72 700 m 300 700 l S 72 600 200 0.5 re f 100 400 50 80 re S 200 400 50 80 re f 72 72 m 300 300 l S")
                .Build()
                .Content.ToArray()
        );
        Assert.Equal(
            [
                (72, 142, 300, 142),
                (72, 242, 272, 242),
                (100, 362, 100, 442),
                (100, 362, 150, 362),
                (100, 442, 150, 442),
                (150, 362, 150, 442),
            ],
            PageRules
                .Of(file.GetPage(1))
                .Select(r => ((int)Math.Round(r.Left), (int)Math.Round(r.Top), (int)Math.Round(r.Right), (int)Math.Round(r.Bottom)))
                .Order()
        );
    }

    [Fact]
    public void A_file_without_any_text_is_refused() => Assert.Equal("CE0022", Refuse(new PdfBuilder().Page("0 0 m 10 10 l").Build()).Code);

    [Theory]
    [InlineData("%PDF-1.4\n1 0 obj\n", "CE0012")]
    [InlineData("%PDF-1.4\nnothing\n%%EOF\n", "CE0011")]
    [InlineData("%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 1 0 R >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n", "CE0011")]
    public void What_is_no_whole_PDF_is_refused(string content, string code) =>
        Assert.Equal(code, Refuse(new SourceFile("a.pdf", System.Text.Encoding.ASCII.GetBytes(content))).Code);

    [Fact]
    public void A_page_that_unpacks_without_end_harms_no_other()
    {
        var file = new PdfBuilder().Bomb(1L << 29).Build();
        Assert.InRange(file.Content.Length, 1, 2 << 20);
        Refuse(file);
    }

    [Fact]
    public void A_page_that_does_not_match_its_checksum_is_read_and_told()
    {
        byte[] content = new PdfBuilder().Page(PdfBuilder.Text("一、总体要求", 72, 700)).Build().Content.ToArray();
        content[content.AsSpan().IndexOf("\nendstream"u8) - 1] ^= 0x55;
        var document = Reader.Read(new SourceFile("a.pdf", content));
        Assert.Equal("一、总体要求", Assert.Single(document.Lines).Text);
        Assert.Contains(document.Warnings, warning => warning.Code == "CE0111");
    }

    [Fact]
    public void A_cancelled_reading_stops()
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() =>
            Reader.Read(new PdfBuilder().Page(PdfBuilder.Text("一", 72, 700)).Build(), cancelled.Token)
        );
    }

    [SharedFact]
    public void A_label_in_faked_bold_is_read_once_and_its_second_painting_is_reported()
    {
        var document = Reader.Read(Shared.Pdf("govcn_child_welfare_measures.pdf"));
        var labels = document
            .Lines.Select(line => Regex.Match(line.Text, "^第[一二三四五六七八九十]+条").Value)
            .Where(label => label.Length > 0)
            .ToList();
        Assert.Equal(labels.Distinct(), labels);
        Assert.True(labels.Count >= 60, $"{labels.Count} articles");
        Assert.Contains(document.Dropped, dropped => dropped is { Reason: DropReason.Duplicate, Text: "第一条" });
        Assert.Contains(document.Lines, line => line.Text.StartsWith("第一条 为了加强儿童福利机构管理", StringComparison.Ordinal));
    }

    [SharedFact]
    public void Every_character_of_a_print_has_its_place()
    {
        var document = Reader.Read(Shared.Pdf("govdoccn_397.pdf"));
        Assert.Equal(5, document.PageSizes.Count);
        Assert.All(
            document.Lines,
            line =>
            {
                Assert.Equal(line.Text.Length + 1, line.Edges!.Count);
                Assert.InRange(line.Box!.Value.X, 0, document.PageSizes[line.Page!.Value - 1].Width);
            }
        );
    }

    private static SourceDocument Read(PdfBuilder file) => Reader.Read(file.Build());

    private static UnreadableDocumentException Refuse(SourceFile file) =>
        Assert.Throws<UnreadableDocumentException>(() => Reader.Read(file));
}
