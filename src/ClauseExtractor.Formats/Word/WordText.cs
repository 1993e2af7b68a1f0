using System.Text;
using ClauseExtractor.Reading;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Wordprocessing;
using M = DocumentFormat.OpenXml.Math;

namespace ClauseExtractor.Formats.Word;

/// <summary>Collects the text of one paragraph as a reader of the accepted document sees it, and what is not seen.</summary>
internal sealed class WordText(List<DroppedText> dropped)
{
    private readonly StringBuilder _text = new();
    private readonly StringBuilder _deleted = new();

    private readonly StringBuilder _code = new();

    /// <summary>For each open field, whether its code is being read; its result comes after.</summary>
    private readonly Stack<bool> _fieldCodes = [];

    /// <summary>Set once an equation was met.</summary>
    public bool HasEquations { get; private set; }

    /// <summary>Characters that the document shows and that are not read: of equation fields, of symbol fonts.</summary>
    public bool HasUnread { get; private set; }

    /// <summary>Set once an insertion, deletion or move by a reviewer was met.</summary>
    public bool HasTrackedChanges { get; private set; }

    /// <summary>Notes that the text refers to, in order.</summary>
    public List<(bool End, long Id)> Notes { get; } = [];

    /// <summary>Text boxes met on the way; their paragraphs follow the paragraph they hang on.</summary>
    public List<TextBoxContent> Boxes { get; } = [];

    /// <summary>The lines so far (a line break inside a paragraph ends one), and a clean start.</summary>
    public string[] Take()
    {
        if (_deleted.Length > 0)
            dropped.Add(new DroppedText(null, _deleted.ToString(), DropReason.TrackedDeletion));
        string[] lines = _text.ToString().Split('\n');
        _text.Clear();
        _deleted.Clear();
        return lines;
    }

    public void Append(string text) => _text.Append(text);

    public void Add(OpenXmlElement element)
    {
        foreach (var child in element.ChildElements)
            switch (child)
            {
                case DeletedRun or MoveFromRun:
                    HasTrackedChanges = true;
                    _deleted.Append(child.InnerText);
                    break;
                case InsertedRun or MoveToRun:
                    HasTrackedChanges = true;
                    Add(child);
                    break;
                case AlternateContent alternate:
                    if (Branch(alternate) is { } branch)
                        Add(branch);
                    break;
                case TextBoxContent box:
                    Boxes.Add(box);
                    break;
                case Run run:
                    AddRun(run);
                    break;
                case ParagraphProperties or RunProperties or Paragraph or Table:
                    break;
                case M.OfficeMath equation:
                    HasEquations = true;
                    _text.Append(WordEquation.Write(equation));
                    break;
                default:
                    Add(child);
                    break;
            }
    }

    private void AddRun(Run run)
    {
        bool hidden = run.RunProperties?.Vanish is { } vanish && vanish.Val?.Value != false;
        bool raised = run.RunProperties?.VerticalTextAlignment?.Val?.Value == VerticalPositionValues.Superscript;
        foreach (var child in run.ChildElements)
            switch (child)
            {
                case FieldChar field:
                    Field(field.FieldCharType?.Value);
                    break;
                case Text text when !_fieldCodes.Contains(true):
                    if (raised && !hidden && NoteMark.Is(_text.ToString().AsSpan(_text.Length - Math.Min(8, _text.Length)), text.Text))
                        dropped.Add(new DroppedText(null, text.Text, DropReason.NoteMark));
                    else if (hidden)
                        dropped.Add(new DroppedText(null, text.Text, DropReason.Other));
                    else
                        _text.Append(text.Text.Replace('\n', ' '));
                    break;
                case FieldCode code:
                    _code.Append(code.Text);
                    break;
                case SymbolChar symbol when !_fieldCodes.Contains(true):
                    AddSymbol(symbol);
                    break;
                case Ruby ruby:
                    foreach (var reading in ruby.Elements<RubyContent>())
                        dropped.Add(new DroppedText(null, reading.InnerText, DropReason.Other));
                    foreach (var body in ruby.Elements<RubyBase>())
                        Add(body);
                    break;
                case TabChar or PositionalTab:
                    _text.Append('\t');
                    break;
                case NoBreakHyphen:
                    _text.Append('-');
                    break;
                case SoftHyphen:
                    _text.Append('\u00AD');
                    break;
                case Break or CarriageReturn:
                    _text.Append('\n');
                    break;
                case DeletedText deleted:
                    HasTrackedChanges = true;
                    _deleted.Append(deleted.Text);
                    break;
                case FootnoteReference { Id.Value: var id }:
                    Notes.Add((false, id));
                    break;
                case EndnoteReference { Id.Value: var id }:
                    Notes.Add((true, id));
                    break;
                case Drawing or Picture or AlternateContent or EmbeddedObject:
                    AddBoxes(child);
                    break;
            }
    }

    /// <summary>Characters of symbol fonts lie at U+F020 and up; of the font Symbol those of ASCII are the same characters.</summary>
    private void AddSymbol(SymbolChar symbol)
    {
        if (
            !int.TryParse(
                symbol.Char?.Value,
                System.Globalization.NumberStyles.HexNumber,
                System.Globalization.CultureInfo.InvariantCulture,
                out int code
            ) || code is <= 0 or > char.MaxValue
        )
            return;
        bool ascii = symbol.Font?.Value == "Symbol" && code is >= 0xF020 and <= 0xF03F or >= 0xF05B and <= 0xF05F;
        if (ascii)
            _text.Append((char)(code - 0xF000));
        else if (code is < 0xE000 or > 0xF8FF)
            _text.Append((char)code);
        else
        {
            // ☑ and arrows of Wingdings say nothing that a text could keep.
            HasUnread |= symbol.Font?.Value?.StartsWith("Wingdings", StringComparison.Ordinal) != true;
            dropped.Add(new DroppedText(null, ((char)code).ToString(), DropReason.Other));
        }
    }

    private void Field(FieldCharValues? part)
    {
        if (part == FieldCharValues.Begin)
        {
            _fieldCodes.Push(true);
            _code.Clear();
        }
        else if (
            _fieldCodes.Count > 0
            && _fieldCodes.Peek()
            && part == FieldCharValues.End
            && _code.ToString().Trim() is var shown
            && shown.StartsWith("eq ", StringComparison.OrdinalIgnoreCase)
        )
        {
            // An equation field has no result: what it shows (a circled number, a character with its reading) stands in its code.
            _fieldCodes.Pop();
            HasUnread = true;
            dropped.Add(new DroppedText(null, shown, DropReason.Other));
        }
        else if (_fieldCodes.Count > 0)
        {
            _fieldCodes.Pop();
            if (part == FieldCharValues.Separate)
                _fieldCodes.Push(false);
        }
    }

    private void AddBoxes(OpenXmlElement element)
    {
        if (Branch(element) is { } scope)
            Boxes.AddRange(scope.Descendants<TextBoxContent>().Where(box => !box.Ancestors<TextBoxContent>().Any()));
    }

    /// <summary>Of two branches that hold the same words, the first.</summary>
    private static OpenXmlElement? Branch(OpenXmlElement element) =>
        element is AlternateContent alternate
            ? (OpenXmlElement?)alternate.GetFirstChild<AlternateContentChoice>() ?? alternate.GetFirstChild<AlternateContentFallback>()
            : element;
}
