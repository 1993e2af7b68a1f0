using System.Buffers;
using System.IO.Compression;
using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Tokenization.Scanner;
using UglyToad.PdfPig.Tokens;

namespace ClauseExtractor.Formats.Pdf;

/// <summary>
/// PdfPig's filters behind a guard: a stream that inflates to more than allowed is refused before it is inflated, one that does not match
/// its checksum is told
/// (PdfPig reads other letters without a word), and work that was given up stops here.
/// </summary>
internal sealed class BoundedFilters(ReadingLimits limits, Action broken, CancellationToken stop) : ILookupFilterProvider
{
    /// <summary>DEFLATE makes at most 1032 bytes of one: a shorter stream cannot exceed the limit.</summary>
    private const int MostRatio = 1032;

    /// <summary>All streams together may inflate to so many times what one may: a page can name one stream any number of times.</summary>
    private const int Streams = 4;

    private long _left = Streams * limits.InflatedBytes;

    public IReadOnlyList<IFilter> GetFilters(DictionaryToken dictionary) => Guard(DefaultFilterProvider.Instance.GetFilters(dictionary));

    public IReadOnlyList<IFilter> GetFilters(DictionaryToken dictionary, IPdfTokenScanner scanner) =>
        Guard(
            DefaultFilterProvider.Instance is ILookupFilterProvider lookup
                ? lookup.GetFilters(dictionary, scanner)
                : DefaultFilterProvider.Instance.GetFilters(dictionary)
        );

    public IReadOnlyList<IFilter> GetNamedFilters(IReadOnlyList<NameToken> names) =>
        Guard(DefaultFilterProvider.Instance.GetNamedFilters(names));

    public IReadOnlyList<IFilter> GetAllFilters() => Guard(DefaultFilterProvider.Instance.GetAllFilters());

    private IReadOnlyList<IFilter> Guard(IReadOnlyList<IFilter> filters)
    {
        stop.ThrowIfCancellationRequested();
        return filters.Count == 0 ? filters : [.. filters.Select(filter => new Guarded(filter, limits.InflatedBytes, Spend, broken, stop))];
    }

    private void Spend(long bytes)
    {
        _left -= bytes;
        if (_left < 0)
            throw Refusal.TooBig($"packed streams of more than {Refusal.Megabytes(Streams * limits.InflatedBytes)} together");
    }

    private sealed class Guarded(IFilter inner, long most, Action<long> spend, Action broken, CancellationToken stop) : IFilter
    {
        /// <summary>Streams of text are shorter.</summary>
        private const int LongestText = 1 << 20;

        public bool IsSupported => inner.IsSupported;

        public Memory<byte> Decode(Memory<byte> input, DictionaryToken streamDictionary, IFilterProvider filterProvider, int filterIndex)
        {
            stop.ThrowIfCancellationRequested();
            bool text = MayBeText(input, streamDictionary);
            if (inner is FlateFilter && (input.Length > most / MostRatio || text))
            {
                // Text is kept while it is counted, so that it is inflated once; the rest is counted only.
                using var kept = text && !HasPredictor(streamDictionary) ? new MemoryStream() : null;
                if (Inflate(input, kept, text) && kept is not null)
                {
                    spend(kept.Length);
                    return kept.ToArray();
                }
            }
            var output = inner.Decode(input, streamDictionary, filterProvider, filterIndex);
            spend(output.Length);
            return output;
        }

        private static bool HasPredictor(DictionaryToken dictionary) =>
            dictionary.ContainsKey(NameToken.DecodeParms) || dictionary.ContainsKey(NameToken.Dp);

        /// <summary>Pictures and fonts take no text away.</summary>
        private static bool MayBeText(Memory<byte> input, DictionaryToken dictionary) =>
            input.Length < LongestText && !dictionary.ContainsKey(NameToken.Width) && !dictionary.ContainsKey(NameToken.Length1);

        /// <summary>
        /// Inflates a stream, no further than the limit; false where it is damaged, which the real filter then makes the best of.
        /// </summary>
        /// <param name="kept">Takes what comes out; null for nobody.</param>
        /// <exception cref="Reading.UnreadableDocumentException">It goes beyond the limit.</exception>
        private bool Inflate(Memory<byte> input, MemoryStream? kept, bool text)
        {
            using var packed = new MemoryStream(input.ToArray(), writable: false);
            using var open = new ZLibStream(packed, CompressionMode.Decompress);
            byte[] buffer = ArrayPool<byte>.Shared.Rent(1 << 16);
            long count = 0;
            try
            {
                for (int read; (read = open.Read(buffer)) > 0; )
                {
                    stop.ThrowIfCancellationRequested();
                    count += read;
                    if (count > most)
                        throw Refusal.TooBig($"a packed stream of more than {Refusal.Megabytes(most)}");
                    kept?.Write(buffer, 0, read);
                }
                return true;
            }
            catch (InvalidDataException)
            {
                // A damaged stream ends here for the real filter too.
                if (text)
                    broken();
                return false;
            }
            finally
            {
                ArrayPool<byte>.Shared.Return(buffer);
            }
        }
    }
}
