using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace ClauseExtractor.Tests.Formats;

/// <summary>Writes a small OFD file (GB/T 33190) of given lines, one page.</summary>
internal static class OfdFile
{
    public static byte[] Of(params string[] lines)
    {
        var page = new StringBuilder(
            """<?xml version="1.0" encoding="UTF-8"?><ofd:Page xmlns:ofd="http://www.ofdspec.org/2016"><ofd:Area><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:Area><ofd:Content><ofd:Layer ID="3">"""
        );
        for (int i = 0; i < lines.Length; i++)
            page.Append(
                CultureInfo.InvariantCulture,
                $"""<ofd:TextObject ID="{10 + i}" Font="2" Size="5.64" Boundary="28 {37 + 10 * i} 154 10"><ofd:TextCode X="{(lines[i].Length < 24 && i > 0 ? 11.28 : 0)}" Y="6" DeltaX="g {lines[i].Length - 1} 5.64">{lines[i]}</ofd:TextCode></ofd:TextObject>"""
            );
        page.Append("</ofd:Layer></ofd:Content></ofd:Page>");
        return Package(
            (
                "OFD.xml",
                """<?xml version="1.0" encoding="UTF-8"?><ofd:OFD xmlns:ofd="http://www.ofdspec.org/2016" Version="1.1" DocType="OFD"><ofd:DocBody><ofd:DocInfo><ofd:DocID>1</ofd:DocID></ofd:DocInfo><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>"""
            ),
            (
                "Doc_0/Document.xml",
                """<?xml version="1.0" encoding="UTF-8"?><ofd:Document xmlns:ofd="http://www.ofdspec.org/2016"><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea></ofd:CommonData><ofd:Pages><ofd:Page ID="1" BaseLoc="Pages/Page_0/Content.xml"/></ofd:Pages></ofd:Document>"""
            ),
            ("Doc_0/Pages/Page_0/Content.xml", page.ToString())
        );
    }

    /// <summary>A page that shows a picture over its whole area, as scanners write OFD.</summary>
    public static byte[] OfPicture(byte[] png)
    {
        byte[] package = Package(
            (
                "OFD.xml",
                """<?xml version="1.0" encoding="UTF-8"?><ofd:OFD xmlns:ofd="http://www.ofdspec.org/2016" Version="1.1" DocType="OFD"><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>"""
            ),
            (
                "Doc_0/Document.xml",
                """<?xml version="1.0" encoding="UTF-8"?><ofd:Document xmlns:ofd="http://www.ofdspec.org/2016"><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea><ofd:DocumentRes>DocumentRes.xml</ofd:DocumentRes></ofd:CommonData><ofd:Pages><ofd:Page ID="1" BaseLoc="Pages/Page_0/Content.xml"/></ofd:Pages></ofd:Document>"""
            ),
            (
                "Doc_0/DocumentRes.xml",
                """<?xml version="1.0" encoding="UTF-8"?><ofd:Res xmlns:ofd="http://www.ofdspec.org/2016" BaseLoc="Res"><ofd:MultiMedias><ofd:MultiMedia ID="7" Type="Image" Format="PNG"><ofd:MediaFile>scan.png</ofd:MediaFile></ofd:MultiMedia></ofd:MultiMedias></ofd:Res>"""
            ),
            (
                "Doc_0/Pages/Page_0/Content.xml",
                """<?xml version="1.0" encoding="UTF-8"?><ofd:Page xmlns:ofd="http://www.ofdspec.org/2016"><ofd:Content><ofd:Layer ID="3"><ofd:ImageObject ID="4" ResourceID="7" Boundary="0 0 210 297" CTM="210 0 0 297 0 0"/></ofd:Layer></ofd:Content></ofd:Page>"""
            )
        );
        using var buffer = new MemoryStream();
        buffer.Write(package);
        using (var archive = new ZipArchive(buffer, ZipArchiveMode.Update, leaveOpen: true))
        using (var scan = archive.CreateEntry("Doc_0/Res/scan.png").Open())
            scan.Write(png);
        return buffer.ToArray();
    }

    /// <summary>A zip package of text parts.</summary>
    public static byte[] Package(params (string Name, string Content)[] parts)
    {
        using var buffer = new MemoryStream();
        using (var archive = new ZipArchive(buffer, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, content) in parts)
            {
                using var writer = new StreamWriter(archive.CreateEntry(name).Open());
                writer.Write(content);
            }
        return buffer.ToArray();
    }
}
