namespace ClauseExtractor.Layout;

/// <summary>
/// Radical code points that fonts put in place of the characters they look like (⻓ for 长, ⾏ for 行): the Kangxi block and the CJK supplement
/// block of Unicode.
/// NFKC maps the first and only three of the second.
/// </summary>
internal static class Radicals
{
    private const string Kangxi =
        "一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女子宀寸小尢尸屮山巛工己巾干幺广廴廾弋弓彐彡彳心戈戶手支攴文斗斤方"
        + "无日曰月木欠止歹殳毋比毛氏气水火爪父爻爿片牙牛犬玄玉瓜瓦甘生用田疋疒癶白皮皿目矛矢石示禸禾穴立竹米糸缶网羊羽老而耒耳聿肉臣自至臼舌舛舟艮色艸"
        + "虍虫血行衣襾見角言谷豆豕豸貝赤走足身車辛辰辵邑酉釆里金長門阜隶隹雨靑非面革韋韭音頁風飛食首香馬骨高髟鬥鬯鬲鬼魚鳥鹵鹿麥麻黃黍黑黹黽鼎鼓鼠鼻齊"
        + "齒龍龜龠";

    /// <summary>Pairs of a radical of the supplement block and its character.</summary>
    private const string Supplement =
        "⺁厂⺂乛⺄乙⺅亻⺆冂⺇几⺈刀⺉刂⺊卜⺋卩⺌小⺍小⺎尢⺏尣⺐尢⺑尣⺒巳⺓幺⺔彐⺕彐⺖忄⺗心⺘扌⺙攵⺛旡⺜日⺝月⺞歹⺟母⺠民⺡氵⺢氺⺣灬⺤爪⺥爫"
        + "⺦丬⺧牛⺨犭⺩王⺪疋⺫目⺬示⺭礻⺮竹⺯糸⺰纟⺱罓⺲罒⺳网⺴网⺵网⺶羊⺷羊⺸羊⺹老⺺聿⺻聿⺼月⺽臼⺾艹⺿艹⻀艹⻁虎⻂衤⻃西⻄西⻅见⻆角⻇角⻈讠"
        + "⻉贝⻊足⻋车⻌辶⻍辶⻎辶⻏阝⻐钅⻑長⻒镸⻓长⻔门⻕阜⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻞食⻟飠⻠饣⻡首⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦⻩黄⻪黾⻫斉"
        + "⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟";

    public static IEnumerable<(char From, char To)> Map
    {
        get
        {
            for (int i = 0; i < Kangxi.Length; i++)
                yield return ((char)(0x2F00 + i), Kangxi[i]);
            for (int i = 0; i + 1 < Supplement.Length; i += 2)
                yield return (Supplement[i], Supplement[i + 1]);
        }
    }
}
