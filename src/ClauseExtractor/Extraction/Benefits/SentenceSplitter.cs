using ClauseExtractor.Extraction.Lexing;
using ClauseExtractor.Layout;

namespace ClauseExtractor.Extraction.Benefits;

/// <summary>Splits tokens at full stops, semicolons, commas and colons that stand outside brackets and quotation marks.</summary>
internal static class SentenceSplitter
{
    /// <summary>The sentences of a range of the folded text, empty ones left out.</summary>
    public static List<Sentence> Split(TextRange range, List<Token> tokens)
    {
        var sentences = new List<Sentence>();
        var statements = new List<Statement>();
        var segments = new List<Segment>();
        var plain = new List<Token>();
        var bracketed = new List<Token>();
        int segmentStart = range.Start, sentenceStart = range.Start;

        void EndSegment(int at)
        {
            if (at > segmentStart)
                segments.Add(new Segment(new TextRange(segmentStart, at), [.. plain]) { Bracketed = bracketed.Count > 0 ? [.. bracketed] : [] });
            plain.Clear();
            bracketed.Clear();
        }

        void EndStatement(int at)
        {
            EndSegment(at);
            if (segments.Count > 0)
                statements.Add(new Statement([.. segments]));
            segments.Clear();
        }

        void EndSentence(int at)
        {
            EndStatement(at);
            if (statements.Count > 0)
                sentences.Add(new Sentence(new TextRange(sentenceStart, at), [.. statements]));
            statements.Clear();
        }

        foreach (var token in tokens)
        {
            bool boundary = token.Depth == 0 && token.Kind is TokenKind.Comma or TokenKind.Colon or TokenKind.Semicolon or TokenKind.Stop or TokenKind.Break;
            if (!boundary)
            {
                if (token.Depth > 0)
                    bracketed.Add(token);
                else if (token.Kind is not (TokenKind.Open or TokenKind.Close or TokenKind.QuoteOpen or TokenKind.QuoteClose))
                    plain.Add(token);
                continue;
            }
            switch (token.Kind)
            {
                case TokenKind.Comma or TokenKind.Colon:
                    EndSegment(token.Start);
                    break;
                case TokenKind.Semicolon:
                    EndStatement(token.Start);
                    break;
                default:
                    EndSentence(token.Start);
                    sentenceStart = token.End;
                    break;
            }
            segmentStart = token.End;
        }
        EndSentence(range.End);
        return sentences;
    }
}
