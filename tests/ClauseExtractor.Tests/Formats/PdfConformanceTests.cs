using ClauseExtractor.Formats.Pdf;
using ClauseExtractor.Layout;
using ClauseExtractor.Reading;

namespace ClauseExtractor.Tests.Formats;

/// <summary>What every PDF engine does, whichever it is.</summary>
public class PdfConformanceTests
{
    public static TheoryData<string> Engines => PdfEngines.BuiltIn;

    [Theory, MemberData(nameof(Engines))]
    public void Lines_stand_by_baseline_and_from_left_to_right_whatever_the_painting_order(string engine)
    {
        var document = Read(engine, new PdfBuilder().Page(PdfBuilder.Text("给予最高", 200, 700) + PdfBuilder.Text("第二行", 72, 660) + PdfBuilder.Text("对企业一次性", 72, 700)
            + PdfBuilder.Latin("500", 270, 700) + PdfBuilder.Text("万元奖励", 300, 700)));
        Assert.Equal(["对企业一次性 给予最高500万元奖励", "第二行"], document.Lines.Select(line => line.Text.Replace("性给", "性 给", StringComparison.Ordinal)));
        Assert.All(document.Lines, line => Assert.Equal(1, line.Page));
    }

    [Theory, MemberData(nameof(Engines))]
    public void Text_painted_twice_is_read_once_and_reported(string engine)
    {
        var document = Read(engine, new PdfBuilder().Page(PdfBuilder.Text("第一条", 72, 700) + PdfBuilder.Text("第一条", 72.4, 700) + PdfBuilder.Text("为了规范管理", 130, 700)));
        Assert.Equal("第一条为了规范管理", Assert.Single(document.Lines).Text.Replace(" ", "", StringComparison.Ordinal));
        Assert.Equal("第一条", string.Concat(document.Dropped.Where(d => d.Reason == DropReason.Duplicate).Select(d => d.Text)));
    }

    [Theory, MemberData(nameof(Engines))]
    public void A_replacement_text_stands_for_the_letters_that_it_replaces(string engine)
    {
        string radical = "/Span << /ActualText <FEFF957F> >> BDC " + PdfBuilder.Text("\u2ED3", 72, 700) + "EMC ";
        var document = Read(engine, new PdfBuilder().Page(PdfBuilder.Text("市", 56, 700) + radical + PdfBuilder.Text("助理", 88, 700)));
        Assert.Equal("市长助理", Assert.Single(document.Lines).Text);
    }

    [Theory, MemberData(nameof(Engines))]
    public void A_turned_page_is_read_as_it_is_shown(string engine)
    {
        // Painted from bottom to top, shown upright by a quarter turn.
        string turned = PdfBuilder.Text("各区人民政府", 0, 0).Replace("1 0 0 1 0 0 Tm", "0 1 -1 0 300 100 Tm", StringComparison.Ordinal);
        var document = Read(engine, new PdfBuilder().Page(turned, "/Rotate 90"));
        Assert.Equal("各区人民政府", Assert.Single(document.Lines).Text);
    }

    [Theory]
    [MemberData(nameof(TurnedText))]
    public void Text_that_runs_up_or_down_the_page_is_read_in_its_own_direction(string engine, string up)
    {
        string[] text = ["责任单位一览表", "序号　责任单位　任务", "各区人民政府及种种部门"];
        string content = string.Concat(text.Select((line, i) => PdfBuilder.Text(line, 0, 0).Replace("1 0 0 1 0 0 Tm", up == "up" ? $"0 1 -1 0 {200 + 30 * i} 100 Tm" : $"0 -1 1 0 {300 - 30 * i} 700 Tm", StringComparison.Ordinal)));
        var document = Read(engine, new PdfBuilder().Page(content));
        Assert.Equal(text, document.Lines.Select(line => line.Text.Replace(' ', '　')));
        Assert.Empty(document.Dropped);
        Assert.All(document.Lines, line => Assert.True(line.Box!.Value.Height > 5 * line.Box.Value.Width));
    }

    public static TheoryData<string, string> TurnedText
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (string engine in PdfEngines.Names)
            {
                data.Add(engine, "up");
                data.Add(engine, "down");
            }
            return data;
        }
    }

    [Theory, MemberData(nameof(Engines))]
    public void A_page_is_what_is_shown_of_it_and_places_are_measured_from_its_corner(string engine)
    {
        // Printers' marks stand in the margin that is cut off.
        var file = new PdfBuilder().Page(PdfBuilder.Text("一、总体要求", 150, 600) + PdfBuilder.Text("印张色标", 20, 40), "/CropBox [100 120 500 700]").Build();
        var document = PdfEngines.Named(engine).Read(file);
        var line = Assert.Single(document.Lines);
        Assert.Equal("一、总体要求", line.Text);
        Assert.Equal([new PageSize(400, 580)], document.PageSizes);
        Assert.Equal(document.PageSizes, PdfPages.Sizes(file.Content));
        Assert.InRange(line.Box!.Value.X, 49, 51);
        Assert.InRange(line.Box!.Value.Y + line.Box.Value.Height / 2, 700 - 600 - 10, 700 - 600);
    }

    [Theory, MemberData(nameof(Engines))]
    public void Every_character_has_its_place_on_the_page(string engine)
    {
        var document = Read(engine, new PdfBuilder().Page(PdfBuilder.Text("一、总体要求", 72, 700)).Page(PdfBuilder.Text("二、重点任务", 72, 100)));
        Assert.Equal(2, document.PageSizes.Count);
        Assert.Equal(2, document.Source.Pages);
        Assert.All(document.Lines, line =>
        {
            Assert.Equal(line.Text.Length + 1, line.Edges!.Count);
            Assert.InRange(line.Edges[0], 71, 73);
            Assert.InRange(line.Edges[^1], 72 + 16 * line.Text.Length - 2, 72 + 16 * line.Text.Length + 2);
        });
        Assert.InRange(document.Lines[0].Box!.Value.Y, 842 - 700 - 16 - 2, 842 - 700 - 8);
        Assert.Equal([1, 2], document.Lines.Select(line => line.Page));
    }

    [Theory, MemberData(nameof(Engines))]
    public void A_file_without_any_text_is_refused(string engine)
        => Assert.Equal("CE0022", Refuse(engine, new PdfBuilder().Page("0 0 m 10 10 l").Build()).Code);

    public static TheoryData<string, string, string> BadFiles
    {
        get
        {
            var rows = new TheoryData<string, string, string>();
            foreach (string engine in PdfEngines.Names)
            {
                rows.Add(engine, "%PDF-1.4\n1 0 obj\n", "CE0012");
                rows.Add(engine, "%PDF-1.4\nnothing\n%%EOF\n", "CE0011");
                rows.Add(engine, "%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 1 0 R >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n", "CE0011");
            }
            return rows;
        }
    }

    [Theory, MemberData(nameof(BadFiles))]
    public void What_is_no_whole_PDF_is_refused(string engine, string content, string code)
        => Assert.Equal(code, Refuse(engine, new SourceFile("a.pdf", System.Text.Encoding.ASCII.GetBytes(content))).Code);

    [Theory, MemberData(nameof(Engines))]
    public void A_page_that_unpacks_without_end_harms_no_other(string engine)
    {
        var file = new PdfBuilder().Bomb(1L << 29).Build();
        Assert.InRange(file.Content.Length, 1, 2 << 20);
        Refuse(engine, file);
    }

    [Theory, MemberData(nameof(Engines))]
    public void A_page_that_does_not_match_its_checksum_is_read_and_told(string engine)
    {
        byte[] content = new PdfBuilder().Page(PdfBuilder.Text("一、总体要求", 72, 700)).Build().Content.ToArray();
        content[content.AsSpan().IndexOf("\nendstream"u8) - 1] ^= 0x55;
        var document = PdfEngines.Named(engine).Read(new SourceFile("a.pdf", content));
        Assert.Equal("一、总体要求", Assert.Single(document.Lines).Text);
        Assert.Contains(document.Warnings, warning => warning.Code == "CE0111");
    }

    [Theory, MemberData(nameof(Engines))]
    public void A_cancelled_reading_stops(string engine)
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => PdfEngines.Named(engine).Read(new PdfBuilder().Page(PdfBuilder.Text("一", 72, 700)).Build(), cancelled.Token));
    }

    [PdfPigTheory]
    [InlineData("govcn_child_welfare_measures.pdf")]
    [InlineData("govcn_digital_china.pdf")]
    [InlineData("govcn_power_market_opinions.pdf")]
    [InlineData("govdoccn_397.pdf")]
    public void The_standard_engine_reads_a_policy_print_line_for_line_as_the_portable_one(string name)
    {
        var file = Shared.Pdf(name);
        SourceDocument portable = PdfEngines.Named("poppler").Read(file), standard = PdfEngines.Named("pdfpig").Read(file);
        // A gap of a quarter em may be a space to the one and none to the other where it means nothing; the canonical texts agree on it.
        Assert.Equal(portable.Lines.Select(Visible), standard.Lines.Select(Visible));
        Assert.Equal(portable.Dropped, standard.Dropped);
        Assert.Equal(TextLayout.LayOut(portable).Text, TextLayout.LayOut(standard).Text);
    }

    [PdfPigTheory]
    [InlineData("pdfpig_nonembedded_cjk_report_2010.pdf")]
    [InlineData("pdfpig_type3_chinese.pdf")]
    [InlineData("pdfpig_identity_v_table.pdf")]
    public void The_standard_engine_finds_every_character_that_the_portable_one_finds(string name)
    {
        var file = Shared.Pdf(name);
        Assert.Equal(Characters(PdfEngines.Named("poppler").Read(file)), Characters(PdfEngines.Named("pdfpig").Read(file)));
    }

    private static string Characters(SourceDocument document) => new([.. document.Lines.SelectMany(line => line.Text).Concat(document.Dropped.SelectMany(d => d.Text)).Where(c => !char.IsWhiteSpace(c)).Order()]);

    private static string Visible(SourceLine line) => string.Concat(line.Text.Where(c => !char.IsWhiteSpace(c)));

    private static SourceDocument Read(string engine, PdfBuilder file) => PdfEngines.Named(engine).Read(file.Build());

    private static UnreadableDocumentException Refuse(string engine, SourceFile file) => Assert.Throws<UnreadableDocumentException>(() => PdfEngines.Named(engine).Read(file));
}
