using System.Globalization;
using System.Text;

namespace ClauseExtractor.Benchmarks.Kills;

/// <summary>Short policies that are made up, each with words of its own; a number decides its bytes.</summary>
internal static class MadePolicies
{
    private static readonly string[] Subjects = ["算力", "知识产权", "人才住房", "数据交易", "首台套", "技术改造", "绿色制造", "软件产品"];

    public static string Name(int number) => string.Create(CultureInfo.InvariantCulture, $"made-{number:00000}.txt");

    public static byte[] Content(int number)
    {
        string subject = Subjects[number % Subjects.Length];
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"甲市支持{subject}若干措施（第{number}号）\n");
        for (int article = 1; article <= 6; article++)
            text.Append(
                CultureInfo.InvariantCulture,
                $"第{"零一二三四五六"[article]}条 对开展{subject}工作的企业，给予最高{10 + (number + article) % 90}万元的补贴，编号{number}之{article}。\n"
            );
        return Encoding.UTF8.GetBytes(text.Append("本措施自2026年1月1日起施行，有效期三年。\n").ToString());
    }
}
