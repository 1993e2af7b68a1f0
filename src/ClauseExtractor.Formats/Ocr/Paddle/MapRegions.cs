namespace ClauseExtractor.Formats.Ocr.Paddle;

/// <summary>
/// Makes text areas of the detector's probability map: differentiable binarization, Liao et al. 2020 (arXiv:1911.08947), with the
/// post-processing's parameters of PP-OCRv4.
/// </summary>
internal static class MapRegions
{
    private const float Threshold = 0.3f;

    private const double LeastScore = 0.6;

    /// <summary>The detector was trained on areas that are shrunk; they grow by area × ratio ÷ perimeter on each side.</summary>
    private const double Unclip = 1.5;

    private const int LeastSide = 3;

    /// <summary>Only areas so much longer than high say by how much the page is turned.</summary>
    private const double LongSide = 6;

    /// <param name="map">Probability of text, pixel by pixel.</param>
    /// <param name="across">Pixels of the picture to one of the map, across.</param>
    /// <param name="down">And down.</param>
    public static TextAreas Find(ReadOnlySpan<float> map, int width, int height, double across, double down)
    {
        var regions = Components(map, width, height);
        double angle = Angle(regions, width, across, down);
        var (sin, cos) = Math.SinCos(angle);
        var areas = new List<TextArea>();
        foreach (var region in regions)
        {
            double left = double.MaxValue,
                right = double.MinValue,
                top = double.MaxValue,
                bottom = double.MinValue;
            foreach (int pixel in region.Pixels)
            {
                var (y, x) = Math.DivRem(pixel, width);
                double px = (x + 0.5) * across,
                    py = (y + 0.5) * down,
                    u = cos * px + sin * py,
                    v = cos * py - sin * px;
                (left, right, top, bottom) = (Math.Min(left, u), Math.Max(right, u), Math.Min(top, v), Math.Max(bottom, v));
            }
            (left, right, top, bottom) = (left - across / 2, right + across / 2, top - down / 2, bottom + down / 2);
            double w = right - left,
                h = bottom - top,
                more = w * h * Unclip / (2 * (w + h));
            if (region.Score >= LeastScore && Math.Min(w / across, h / down) >= LeastSide)
                areas.Add(new TextArea(left - more, top - more, right + more, bottom + more, region.Score));
        }
        return new TextAreas(angle, areas);
    }

    private static List<Region> Components(ReadOnlySpan<float> map, int width, int height)
    {
        var regions = new List<Region>();
        var seen = new bool[map.Length];
        for (int i = 0; i < map.Length; i++)
        {
            if (seen[i] || map[i] <= Threshold)
                continue;
            seen[i] = true;
            var pixels = new List<int> { i };
            double sum = 0;
            for (int k = 0; k < pixels.Count; k++)
            {
                sum += map[pixels[k]];
                var (y, x) = Math.DivRem(pixels[k], width);
                for (int row = Math.Max(0, y - 1); row <= Math.Min(height - 1, y + 1); row++)
                for (int column = Math.Max(0, x - 1); column <= Math.Min(width - 1, x + 1); column++)
                    if (row * width + column is var next && !seen[next] && map[next] > Threshold)
                    {
                        seen[next] = true;
                        pixels.Add(next);
                    }
            }
            regions.Add(new Region(pixels, sum / pixels.Count));
        }
        return regions;
    }

    /// <summary>
    /// The middle one of the slopes of the long areas, each as often as it is long; a line's slope is that of the straight line through its
    /// pixels (least squares). A page of whose areas more are upright lies on its side;
    /// its lines are taken to run down.
    /// </summary>
    private static double Angle(List<Region> regions, int width, double across, double down)
    {
        List<(double Slope, double Weight)> lying = [],
            upright = [];
        foreach (var region in regions)
        {
            double n = region.Pixels.Count,
                x1 = 0,
                y1 = 0,
                xx = 0,
                xy = 0,
                yy = 0;
            foreach (int pixel in region.Pixels)
            {
                var (row, column) = Math.DivRem(pixel, width);
                double x = column * across,
                    y = row * down;
                (x1, y1, xx, xy, yy) = (x1 + x, y1 + y, xx + x * x, xy + x * y, yy + y * y);
            }
            double varX = xx / n - x1 / n * (x1 / n),
                varY = yy / n - y1 / n * (y1 / n),
                cov = xy / n - x1 / n * (y1 / n);
            if (n >= 40 && varX > LongSide * LongSide * varY)
                lying.Add((cov / varX, Math.Sqrt(varX)));
            else if (n >= 40 && varY > LongSide * LongSide * varX)
                upright.Add((-cov / varY, Math.Sqrt(varY)));
        }
        return upright.Sum(s => s.Weight) > lying.Sum(s => s.Weight) ? Math.PI / 2 + Math.Atan(Middle(upright)) : Math.Atan(Middle(lying));
    }

    private static double Middle(List<(double Slope, double Weight)> slopes)
    {
        slopes.Sort();
        double half = slopes.Sum(s => s.Weight) / 2;
        foreach (var (slope, weight) in slopes)
            if ((half -= weight) <= 0)
                return slope;
        return 0;
    }

    private sealed record Region(List<int> Pixels, double Score);
}
