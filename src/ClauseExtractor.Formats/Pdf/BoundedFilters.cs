using System.IO.Compression;
using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Tokenization.Scanner;
using UglyToad.PdfPig.Tokens;

namespace ClauseExtractor.Formats.Pdf;

/// <summary>
/// PdfPig's filters behind a guard: a stream that inflates to more than allowed is refused before it is inflated, one that does not match its checksum is told
/// (PdfPig reads other letters without a word), and work that was given up stops here.
/// </summary>
internal sealed class BoundedFilters(ReadingLimits limits, Action broken, CancellationToken stop) : ILookupFilterProvider
{
    /// <summary>DEFLATE makes at most 1032 bytes of one: a shorter stream cannot exceed the limit.</summary>
    private const int MostRatio = 1032;

    public IReadOnlyList<IFilter> GetFilters(DictionaryToken dictionary) => Guard(DefaultFilterProvider.Instance.GetFilters(dictionary));

    public IReadOnlyList<IFilter> GetFilters(DictionaryToken dictionary, IPdfTokenScanner scanner)
        => Guard(DefaultFilterProvider.Instance is ILookupFilterProvider lookup ? lookup.GetFilters(dictionary, scanner) : DefaultFilterProvider.Instance.GetFilters(dictionary));

    public IReadOnlyList<IFilter> GetNamedFilters(IReadOnlyList<NameToken> names) => Guard(DefaultFilterProvider.Instance.GetNamedFilters(names));

    public IReadOnlyList<IFilter> GetAllFilters() => Guard(DefaultFilterProvider.Instance.GetAllFilters());

    private IReadOnlyList<IFilter> Guard(IReadOnlyList<IFilter> filters)
    {
        stop.ThrowIfCancellationRequested();
        return filters.Count == 0 ? filters : [.. filters.Select(filter => new Guarded(filter, limits.InflatedBytes, broken, stop))];
    }

    private sealed class Guarded(IFilter inner, long most, Action broken, CancellationToken stop) : IFilter
    {
        /// <summary>Streams of text are shorter.</summary>
        private const int LongestText = 1 << 20;

        public bool IsSupported => inner.IsSupported;

        public Memory<byte> Decode(Memory<byte> input, DictionaryToken streamDictionary, IFilterProvider filterProvider, int filterIndex)
        {
            stop.ThrowIfCancellationRequested();
            if (inner is FlateFilter && (input.Length > most / MostRatio || MayBeText(input, streamDictionary)) && Inflates(input, streamDictionary) > most)
                throw Refusal.TooBig($"a packed stream of more than {most >> 20} MB");
            return inner.Decode(input, streamDictionary, filterProvider, filterIndex);
        }

        /// <summary>Pictures and fonts take no text away.</summary>
        private static bool MayBeText(Memory<byte> input, DictionaryToken dictionary)
            => input.Length < LongestText && !dictionary.ContainsKey(NameToken.Width) && !dictionary.ContainsKey(NameToken.Length1);

        /// <summary>Bytes that a stream inflates to, counted without keeping them, no further than the limit.</summary>
        private long Inflates(Memory<byte> input, DictionaryToken dictionary)
        {
            using var packed = new MemoryStream(input.ToArray(), writable: false);
            using var open = new ZLibStream(packed, CompressionMode.Decompress);
            byte[] buffer = new byte[1 << 16];
            long count = 0;
            try
            {
                for (int read; count <= most && (read = open.Read(buffer)) > 0;)
                {
                    stop.ThrowIfCancellationRequested();
                    count += read;
                }
            }
            catch (InvalidDataException)
            {
                // A damaged stream ends here for the real filter too.
                if (MayBeText(input, dictionary))
                    broken();
            }
            return count;
        }
    }
}
