using ClauseExtractor.Web.Access;

namespace ClauseExtractor.Web.Wording;

/// <summary>The roles' names, with what they may do.</summary>
internal static class RoleWords
{
    public static string Of(Role role, bool english) => role switch
    {
        Role.Researcher => english ? "Researcher (reads)" : "研究员（阅读）",
        Role.Importer => english ? "Importer (imports)" : "导入员（导入）",
        Role.Reviewer => english ? "Reviewer (corrects)" : "复核员（更正）",
        _ => english ? "Admin (manages)" : "管理员（管理）",
    };
}
