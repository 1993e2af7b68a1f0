using System.Text;
using ClauseExtractor.Formats;
using ClauseExtractor.Formats.Guard;
using ClauseExtractor.Reading;

namespace ClauseExtractor.Tests.Formats.Guard;

/// <summary>
/// The tests as a reading process: the product's readers behind one that does what a file that begins with <c>test:</c> says.
/// </summary>
internal static class TestWorker
{
    public static WorkerCommand Command => WorkerCommand.For(typeof(TestWorker).Assembly.Location);

    public static int Main(string[] args) =>
        args is [WorkerCommand.Name, .. var told]
            ? ReadWorker.Run(
                told,
                (limits, recognising) =>
                    [new Misbehaving(recognising), .. DocumentReaders.All(limits, recognising).Where(reader => reader.Name != "tesseract")]
            )
            : 2;

    /// <summary>A file that asks for a deed; the name keeps it from being read as text in the product's own process.</summary>
    public static SourceFile File(string deed) => new("deed.bin", Encoding.UTF8.GetBytes("test:" + deed));

    private sealed class Misbehaving(Action recognising) : IDocumentReader
    {
        private static readonly List<byte[]> Kept = [];

        public string Name => "misbehaving";

        public bool Accepts(SourceFile file) => file.Content.Span.StartsWith("test:"u8);

        public SourceDocument Read(SourceFile file, CancellationToken cancellation = default)
        {
            string[] words = Encoding.UTF8.GetString(file.Content.Span)["test:".Length..].Split(' ');
            int number = words.Length > 1 ? int.Parse(words[1], System.Globalization.CultureInfo.InvariantCulture) : 0;
            switch (words[0])
            {
                case "work" or "recognise":
                    if (words[0] == "recognise")
                    {
                        file.Recognising?.Invoke(0, 4);
                        recognising();
                        recognising();
                    }
                    using (var self = System.Diagnostics.Process.GetCurrentProcess())
                        for (
                            var end = self.TotalProcessorTime + TimeSpan.FromMilliseconds(number);
                            self.TotalProcessorTime < end;
                            self.Refresh()
                        )
                            Thread.SpinWait(1000);
                    break;
                case "spin":
                    for (; ; )
                        Thread.SpinWait(1000);
                case "wait":
                    Thread.Sleep(Timeout.Infinite);
                    break;
                case "grow":
                    for (int i = 0; i < number; i++)
                    {
                        Kept.Add(new byte[1 << 20]);
                        Array.Fill(Kept[^1], (byte)1);
                    }
                    break;
                case "hold":
                    var held = new List<byte[]>();
                    for (int i = 0; i < number << 10; i++)
                        held.Add(new byte[1 << 10]);
                    GC.KeepAlive(held);
                    break;
                case "fault":
                    throw new InvalidOperationException("a fault of the reader");
                case "end":
                    Environment.Exit(number);
                    break;
                case "print":
                    Console.WriteLine("a library prints");
                    break;
                case "refuse":
                    throw new UnreadableDocumentException("CE0011", "refused as told", "none");
            }
            return Document(file, words[0] == "lines" ? number : 1);
        }

        private static SourceDocument Document(SourceFile file, int lines) =>
            new(
                new SourceInfo(file.Name, file.Sha256, "text/plain", "text"),
                [.. Enumerable.Range(1, lines).Select(n => new SourceLine($"line {n} of process {Environment.ProcessId}"))]
            );
    }
}
