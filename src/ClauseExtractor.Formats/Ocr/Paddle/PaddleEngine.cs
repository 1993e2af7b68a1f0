using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;

namespace ClauseExtractor.Formats.Ocr.Paddle;

/// <summary>The models of PP-OCRv4, loaded once a process. Safe to call from several threads; each call uses one.</summary>
internal sealed class PaddleEngine
{
    /// <summary>Height of a line as the recogniser takes it, in pixels.</summary>
    private const int LineHeight = 48;

    /// <summary>Pixels across of one time step of the recogniser.</summary>
    private const int StepWidth = 8;

    /// <summary>Widest line that is recognised at once.</summary>
    private const int WidestLine = 4096;

    /// <summary>
    /// A shorter line is filled up to this with zeros: the recogniser, which was trained on lines of 320 pixels and more, reads 一 as
    /// nothing and （一） as （） by themselves. Wrong of 57 short texts: 9 unfilled, 5 at 320, 2 at 640, 2 at 800.
    /// </summary>
    private const int LeastWidth = 640;

    /// <summary>The detector's sides are multiples of this.</summary>
    private const int Grid = 32;

    private static readonly float[] Mean = [0.485f, 0.456f, 0.406f],
        Deviation = [0.229f, 0.224f, 0.225f];

    private readonly InferenceSession _detection,
        _recognition;
    private readonly CtcDecoder _decoder;
    private readonly Lock _detecting = new();

    private PaddleEngine(ModelFiles models)
    {
        using var options = new SessionOptions
        {
            IntraOpNumThreads = 1,
            InterOpNumThreads = 1,
            LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR,
        };
        // Pages differ in size: an arena would keep the largest of each kind.
        options.EnableCpuMemArena = false;
        options.EnableMemoryPattern = false;
        (_detection, _recognition) = (new InferenceSession(models.Detection, options), new InferenceSession(models.Recognition, options));
        _decoder = CtcDecoder.Load(models.Characters);
    }

    /// <summary>
    /// The engine over the user's models; null where they are not there, or this system has no native library beside the program.
    /// </summary>
    public static PaddleEngine? OfUser => Loaded.Value;

    private static readonly Lazy<PaddleEngine?> Loaded = new(() =>
    {
        try
        {
            return ModelFiles.OfUser is { AreThere: true } models ? new PaddleEngine(models) : null;
        }
        catch (Exception e)
            when (e
                    is OnnxRuntimeException
                        or TypeInitializationException
                        or DllNotFoundException
                        or EntryPointNotFoundException
                        or IOException
            )
        {
            return null;
        }
    });

    /// <summary>Finds the lines of a page; one page at a time, since a large one takes 400 MB while it is looked at.</summary>
    /// <param name="longSide">Pixels on the long side at which it is looked at.</param>
    public TextAreas Detect(PageBitmap page, int longSide)
    {
        double scale = longSide / (double)Math.Max(page.Width, page.Height);
        int width = Sides(page.Width * scale),
            height = Sides(page.Height * scale);
        var input = new float[3 * width * height];
        page.Fill(input, width, height, (value, plane) => (value / 255f - Mean[plane]) / Deviation[plane]);
        lock (_detecting)
        {
            using var output = Run(_detection, input, [1, 3, height, width]);
            return MapRegions.Find(
                output[0].GetTensorDataAsSpan<float>(),
                width,
                height,
                page.Width / (double)width,
                page.Height / (double)height
            );
        }
    }

    /// <summary>Reads a line of a page.</summary>
    public RecognisedLine Read(PageBitmap page, double angle, TextArea area)
    {
        int width = Math.Clamp((int)Math.Round(LineHeight * area.Width / area.Height), StepWidth, WidestLine),
            stride = Math.Max(LeastWidth, (width + StepWidth - 1) / StepWidth * StepWidth);
        var input = new float[3 * LineHeight * stride];
        page.FillLine(input, area, angle, width, LineHeight, stride, (value, _) => value / 127.5f - 1);
        using var output = Run(_recognition, input, [1, 3, LineHeight, stride]);
        double steps = width / (double)StepWidth;
        return new RecognisedLine(area, [.. _decoder.Decode(output[0].GetTensorDataAsSpan<float>()).TakeWhile(c => c.Step < steps)], steps);
    }

    private static int Sides(double length) => Math.Max(Grid, (int)Math.Round(length / Grid) * Grid);

    private static IDisposableReadOnlyCollection<OrtValue> Run(InferenceSession session, float[] input, long[] shape)
    {
        using var value = OrtValue.CreateTensorValueFromMemory(input, shape);
        using var options = new RunOptions();
        return session.Run(options, session.InputNames, [value], session.OutputNames);
    }
}

/// <summary>A line that was read.</summary>
/// <param name="Steps">Time steps that its width takes.</param>
internal sealed record RecognisedLine(TextArea Area, IReadOnlyList<RecognisedCharacter> Characters, double Steps);
