namespace ClauseExtractor.Web.Importing;

/// <summary>Takes in the bytes of an upload.</summary>
internal static class Upload
{
    /// <param name="to">Empty; what came before the limit was passed stays in it.</param>
    /// <param name="most">Bytes.</param>
    /// <exception cref="InvalidDataException">There are more.</exception>
    public static async Task CopyAsync(Stream from, Stream to, long most, CancellationToken cancellation)
    {
        var buffer = new byte[81920];
        for (int read; (read = await from.ReadAsync(buffer, cancellation)) > 0; )
        {
            if (to.Length + read > most)
                throw new InvalidDataException($"A file may have {most >> 20} MB at most.");
            await to.WriteAsync(buffer.AsMemory(0, read), cancellation);
        }
    }
}
