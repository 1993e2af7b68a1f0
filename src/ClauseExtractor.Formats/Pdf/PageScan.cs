using System.Globalization;
using System.Text;

namespace ClauseExtractor.Formats.Pdf;

/// <summary>A row of the table that <c>pdfimages -list</c> prints.</summary>
/// <param name="Page">From 1.</param>
/// <param name="Width">Pixels across.</param>
/// <param name="Height">Pixels down.</param>
/// <param name="Bits">Bits a component.</param>
/// <param name="Components">1 for gray and black and white.</param>
/// <param name="Across">Dots an inch across the page.</param>
/// <param name="Down">Dots an inch down the page.</param>
internal sealed record PageScan(int Page, int Width, int Height, int Components, int Bits, double Across, double Down)
{
    public bool IsBlackAndWhite => Components == 1 && Bits == 1;

    /// <summary>Square points that it covers.</summary>
    public double Area => Width / Across * 72 * Height / Down * 72;

    public static IReadOnlyList<PageScan> ReadAll(Stream table)
    {
        using var reader = new StreamReader(table, Encoding.UTF8);
        return [.. reader.ReadToEnd().Split('\n').Select(Read).OfType<PageScan>()];
    }

    /// <summary>page num type width height color comp bpc enc interp object ID x-ppi y-ppi size ratio; null for any other line.</summary>
    private static PageScan? Read(string row)
    {
        string[] cells = row.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return
            cells.Length >= 14
            && Whole(cells[0], out int page)
            && Whole(cells[3], out int width)
            && Whole(cells[4], out int height)
            && Whole(cells[6], out int components)
            && Whole(cells[7], out int bits)
            && double.TryParse(cells[12], CultureInfo.InvariantCulture, out double across)
            && double.TryParse(cells[13], CultureInfo.InvariantCulture, out double down)
            && across > 0
            && down > 0
            ? new PageScan(page, width, height, components, bits, across, down)
            : null;
    }

    private static bool Whole(string cell, out int number) =>
        int.TryParse(cell, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
