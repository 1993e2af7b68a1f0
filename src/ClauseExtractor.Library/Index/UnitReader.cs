using ClauseExtractor.Library.Search;

namespace ClauseExtractor.Library.Index;

/// <summary>A text for the analyzer whose units are read once, for all fields that hold it. Filled anew for every clause.</summary>
internal sealed class UnitReader : TextReader
{
    private string _text = "";
    private int _next;

    public List<TextUnit> Units { get; } = [];

    public int Length => _text.Length;

    public UnitReader Take(string text)
    {
        (_text, _next) = (text, 0);
        Units.Clear();
        IndexForm.Read(text, Units);
        return this;
    }

    public override int Peek() => _next < _text.Length ? _text[_next] : -1;

    public override int Read() => _next < _text.Length ? _text[_next++] : -1;
}
