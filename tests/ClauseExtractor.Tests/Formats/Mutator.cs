using System.IO.Compression;
using System.Text;

namespace ClauseExtractor.Tests.Formats;

/// <summary>Damages files the way disks, servers and attackers do. The same seed gives the same damage.</summary>
internal static class Mutator
{
    /// <summary>
    /// Bytes that one mutation touches at most. XML and HTML have no sums: what is cut out of a sentence no reader can miss, so little is.
    /// </summary>
    private const int Large = 400,
        Small = 40;

    public static byte[] Mutate(byte[] file, int seed)
    {
        var random = new Random(seed);
        bool package = file.AsSpan().StartsWith("PK"u8);
        // Half of the damage to packages is done to the parts, below the packing, where a byte can reach the XML.
        if (package && random.Next(2) == 0)
            return InsidePackage(file, random);
        return Bytes(file, random, file.AsSpan().StartsWith("<"u8) ? Small : Large);
    }

    private static byte[] Bytes(byte[] file, Random random, int longest)
    {
        var bytes = file.ToList();
        for (int times = random.Next(1, 4); times > 0 && bytes.Count > 8; times--)
        {
            int at = random.Next(bytes.Count),
                length = Math.Min(random.Next(1, longest), bytes.Count - at);
            switch (random.Next(7))
            {
                case 0:
                    bytes[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 1:
                    bytes.RemoveRange(at, length);
                    break;
                case 2:
                    bytes.InsertRange(at, bytes.GetRange(random.Next(bytes.Count - length + 1), length));
                    break;
                case 3:
                    for (int i = at; i < at + length; i++)
                        bytes[i] = 0;
                    break;
                case 4:
                    bytes.RemoveRange(at, bytes.Count - at);
                    break;
                case 5:
                    for (int i = at; i < at + length; i++)
                        bytes[i] = (byte)random.Next(256);
                    break;
                default:
                    Number(bytes, at, random);
                    break;
            }
        }
        return [.. bytes];
    }

    /// <summary>Replaces the next number in the file: lengths, counts, object references.</summary>
    private static void Number(List<byte> bytes, int at, Random random)
    {
        while (at < bytes.Count && bytes[at] is < (byte)'0' or > (byte)'9')
            at++;
        int end = at;
        while (end < bytes.Count && bytes[end] is >= (byte)'0' and <= (byte)'9')
            end++;
        bytes.RemoveRange(at, end - at);
        string[] values = ["0", "-1", "1", "4294967296", "2147483647", "99999999999999999999", "65536"];
        bytes.InsertRange(at, Encoding.ASCII.GetBytes(values[random.Next(values.Length)]));
    }

    private static byte[] InsidePackage(byte[] file, Random random)
    {
        using var result = new MemoryStream();
        using (var source = new ZipArchive(new MemoryStream(file)))
        using (var target = new ZipArchive(result, ZipArchiveMode.Create, leaveOpen: true))
        {
            int chosen = random.Next(source.Entries.Count);
            for (int i = 0; i < source.Entries.Count; i++)
            {
                using var input = source.Entries[i].Open();
                using var buffer = new MemoryStream();
                input.CopyTo(buffer);
                using var output = target.CreateEntry(source.Entries[i].FullName).Open();
                output.Write(i == chosen ? Bytes(buffer.ToArray(), random, Small) : buffer.ToArray());
            }
        }
        return result.ToArray();
    }
}
