#!/usr/bin/env bash
# jieba.NET 0.42.2 with Lucene.Net 4.8.0-beta00017: tokens of the search mode, handed on as they come, cannot be indexed with offsets.
# Expected: Tokenize(text, TokenizerMode.Search) lists words in the order of their places, as a Lucene token stream must.
# Seen: the parts of a word come before the word, all of two characters before all of three, so places go back within one word; Lucene.Net takes that without offsets and throws ArgumentException where a field keeps them.
set -euo pipefail
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT
export HOME="$tmp" NUGET_PACKAGES="$tmp/packages" DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
export RESOURCES="$NUGET_PACKAGES/jieba.net/0.42.2/Resources"
cat >"$tmp/app.cs" <<'CS'
#:package jieba.NET@0.42.2
#:package Lucene.Net@4.8.0-beta00017
#:property PublishAot=false
#:property NoWarn=NU1603;NU1901;NU1902;NU1903;NU1904;IL2026
using JiebaNet.Segmenter;
using Lucene.Net.Analysis;
using Lucene.Net.Analysis.TokenAttributes;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Store;
using Lucene.Net.Util;

ConfigManager.ConfigFileBaseDir = Environment.GetEnvironmentVariable("RESOURCES");
var tokens = new JiebaSegmenter().Tokenize("医疗器械百分之三十", TokenizerMode.Search).ToList();
Console.WriteLine(string.Join(" ", tokens.Select(t => $"{t.Word}@{t.StartIndex}-{t.EndIndex}")));
foreach (var options in new[] { IndexOptions.DOCS_AND_FREQS_AND_POSITIONS, IndexOptions.DOCS_AND_FREQS_AND_POSITIONS_AND_OFFSETS })
{
    using var directory = new RAMDirectory();
    using var writer = new IndexWriter(directory, new IndexWriterConfig(LuceneVersion.LUCENE_48, null!));
    var type = new FieldType(TextField.TYPE_NOT_STORED) { IndexOptions = options };
    try
    {
        writer.AddDocument(new Document { new Field("text", new Forward(tokens), type) });
        Console.WriteLine($"{options}: indexed");
    }
    catch (ArgumentException e)
    {
        Console.WriteLine($"{options}: {e.GetType().Name}: {e.Message.Split('\n')[0].Trim()}");
    }
}

sealed class Forward : TokenStream
{
    private readonly IEnumerator<JiebaNet.Segmenter.Token> tokens;
    private readonly ICharTermAttribute term;
    private readonly IOffsetAttribute offset;

    public Forward(IEnumerable<JiebaNet.Segmenter.Token> tokens)
    {
        this.tokens = tokens.GetEnumerator();
        (term, offset) = (AddAttribute<ICharTermAttribute>(), AddAttribute<IOffsetAttribute>());
    }

    public override bool IncrementToken()
    {
        ClearAttributes();
        if (!tokens.MoveNext())
            return false;
        term.SetEmpty().Append(tokens.Current.Word);
        offset.SetOffset(tokens.Current.StartIndex, tokens.Current.EndIndex);
        return true;
    }
}
CS
seen=$(cd "$tmp" && dotnet run app.cs 2>"$tmp/errors") || { cat "$tmp/errors" >&2; exit 1; }
expected=$(cat <<'TEXT'
医疗@0-2 器械@2-4 医疗器械@0-4 百分@4-6 之三@6-8 三十@7-9 百分之@4-7 百分之三十@4-9
DOCS_AND_FREQS_AND_POSITIONS: indexed
DOCS_AND_FREQS_AND_POSITIONS_AND_OFFSETS: ArgumentException: offsets must not go backwards startOffset=0 is < lastStartOffset=2 for field 'text'
TEXT
)
printf '%s\n' "$seen"
[ "$seen" = "$expected" ] || { echo "This has changed."; exit 1; }
