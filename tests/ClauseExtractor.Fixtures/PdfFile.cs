using System.Globalization;
using System.Text;

namespace ClauseExtractor.Fixtures;

/// <summary>Writes the objects of a PDF file one after another, and behind them the table of their places.</summary>
/// <param name="version">Of the format, such as 1.4.</param>
/// <param name="binary">Whether a comment of bytes above 127 marks the file as binary.</param>
internal sealed class PdfFile(string version, bool binary = false)
{
    private readonly List<byte[]> objects = [];

    /// <summary>The number of the next object.</summary>
    public int Next => objects.Count + 1;

    /// <summary>Adds an object and gives its number.</summary>
    /// <param name="body">All between <c>obj</c> and <c>endobj</c>.</param>
    public int Add(string body) => Add(Encoding.ASCII.GetBytes(body));

    /// <inheritdoc cref="Add(string)"/>
    public int Add(byte[] body)
    {
        objects.Add(body);
        return objects.Count;
    }

    /// <summary>Adds a stream and gives its number.</summary>
    /// <param name="entries">Entries of its dictionary besides the length.</param>
    /// <param name="content">As it is written, packed already where the entries say so.</param>
    public int AddStream(string entries, byte[] content) =>
        Add([
            .. Encoding.ASCII.GetBytes($"<< {entries}{(entries.Length == 0 ? "" : " ")}/Length {content.Length} >>\nstream\n"),
            .. content,
            .. "\nendstream"u8,
        ]);

    /// <summary>Writes an object anew, as the tree of pages, which names its pages before they are there.</summary>
    public void Replace(int number, string body) => objects[number - 1] = Encoding.ASCII.GetBytes(body);

    /// <summary>The bytes of the file; object 1 is its catalogue.</summary>
    public byte[] ToArray()
    {
        using var file = new MemoryStream();
        Put($"%PDF-{version}\n");
        if (binary)
            file.Write([(byte)'%', 0xE2, 0xE3, (byte)'\n']);
        var offsets = new List<long>();
        foreach (byte[] body in objects)
        {
            offsets.Add(file.Position);
            Put(string.Create(CultureInfo.InvariantCulture, $"{offsets.Count} 0 obj\n"));
            file.Write(body);
            Put("\nendobj\n");
        }
        long table = file.Position;
        Put($"xref\n0 {Next}\n0000000000 65535 f \n" + string.Concat(offsets.Select(offset => $"{offset:0000000000} 00000 n \n")));
        Put($"trailer\n<< /Size {Next} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n");
        return file.ToArray();

        void Put(string text) => file.Write(Encoding.ASCII.GetBytes(text));
    }
}
