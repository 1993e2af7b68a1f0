using Lucene.Net.Codecs;
using Lucene.Net.Index;
using Lucene.Net.Store;

namespace ClauseExtractor.Library.Index;

/// <summary>
/// The folder of an index, in which the lists that carry a sum (of segments, of fields, of the parts of a file) are held against it before
/// they are read. Lucene compares at the end only: until then it believes what it reads, and a
/// damaged count of entries had it take all the memory of the machine.
/// </summary>
internal sealed class CheckedDirectory(string folder) : FilterDirectory(FSDirectory.Open(folder, new ProcessLockFactory(folder)))
{
    public string Folder => folder;

    /// <exception cref="CorruptIndexException">The file is not what was written, or not all of it yet: Lucene looks again where another
    /// process is just committing, for exceptions of input and output only.</exception>
    public override ChecksumIndexInput OpenChecksumInput(string name, IOContext context)
    {
        try
        {
            using var whole = OpenInput(name, IOContext.READ_ONCE);
            CodecUtil.ChecksumEntireFile(whole);
        }
        catch (Exception e) when (e is not IOException)
        {
            throw new CorruptIndexException($"{name} is shorter than its sum.", e);
        }
        return base.OpenChecksumInput(name, context);
    }
}
