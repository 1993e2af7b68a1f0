using System.Xml.Linq;

namespace ClauseExtractor.Formats.Ofd;

/// <summary>Maps places of one space onto another: a b c d e f, as the CTM of GB/T 33190 has them.</summary>
internal readonly record struct OfdMatrix(double A, double B, double C, double D, double E, double F)
{
    public static OfdMatrix Identity { get; } = new(1, 0, 0, 1, 0, 0);

    public (double X, double Y) Apply(double x, double y) => (A * x + C * y + E, B * x + D * y + F);

    /// <summary>First this one, then the outer.</summary>
    public OfdMatrix Then(OfdMatrix outer)
    {
        var (e, f) = outer.Apply(E, F);
        return new(outer.A * A + outer.C * B, outer.B * A + outer.D * B, outer.A * C + outer.C * D, outer.B * C + outer.D * D, e, f);
    }

    /// <summary>Six numbers; else what maps each place onto itself.</summary>
    public static OfdMatrix Of(double[] n) => n.Length == 6 ? new(n[0], n[1], n[2], n[3], n[4], n[5]) : Identity;
}

/// <summary>
/// What the pages of an OFD document paint more than once, or keep apart (CompositeGraphicUnit): pages name it by its ID (CompositeObject),
/// and it is text like any other.
/// </summary>
internal sealed class OfdUnits
{
    /// <summary>Units in units deeper than this, and more objects than this on one page, are built to harm.</summary>
    private const int Deepest = 8,
        MostObjects = 100_000;

    private readonly Dictionary<string, XElement> _units = [];

    public OfdUnits(OfdPackage package, XElement document, string path)
    {
        foreach (
            string resources in document
                .Descendants()
                .Where(e => e.Name.LocalName is "PublicRes" or "DocumentRes")
                .Select(e => OfdPackage.Resolve(path, e.Value))
        )
        foreach (
            var unit in package
                .Part(resources)
                ?.Descendants()
                .Where(e => e.Name.LocalName is "CompositeGraphicUnit" or "CompositeGraphUnit")
                ?? []
        )
            _units[(string?)unit.Attribute("ID") ?? ""] = unit;
    }

    /// <summary>The text objects of a page or template with where they are put, those of the units that it names in their place.</summary>
    /// <exception cref="Reading.UnreadableDocumentException">Units name each other without end.</exception>
    public IEnumerable<(XElement Text, OfdMatrix Place)> Texts(XElement page)
    {
        int objects = 0;
        // Without recursion: what is nested is on the stack, with how deep it is.
        var open = new Stack<(IEnumerator<XElement> Objects, OfdMatrix Place)>();
        open.Push((Objects(page), OfdMatrix.Identity));
        while (open.Count > 0)
        {
            var (found, place) = open.Peek();
            if (!found.MoveNext())
            {
                open.Pop();
                continue;
            }
            if (++objects > MostObjects)
                throw Refusal.TooBig($"a page of more than {MostObjects} objects");
            if (found.Current.Name.LocalName == "TextObject")
                yield return (found.Current, place);
            else if (
                _units.TryGetValue((string?)found.Current.Attribute("ResourceID") ?? "", out var unit)
                && (string?)found.Current.Attribute("Visible") != "false"
            )
            {
                if (open.Count > Deepest)
                    throw Refusal.Hostile("OFD document", $"its units are nested more than {Deepest} deep");
                double[] box = OfdPage.Numbers((string?)found.Current.Attribute("Boundary"));
                var own = OfdMatrix.Of(OfdPage.Numbers((string?)found.Current.Attribute("CTM")));
                open.Push(
                    (
                        Objects(unit),
                        own.Then(OfdMatrix.Identity with { E = box.Length == 4 ? box[0] : 0, F = box.Length == 4 ? box[1] : 0 }).Then(place)
                    )
                );
            }
        }
    }

    private static IEnumerator<XElement> Objects(XElement root) =>
        root.Descendants().Where(e => e.Name.LocalName is "TextObject" or "CompositeObject").GetEnumerator();
}
