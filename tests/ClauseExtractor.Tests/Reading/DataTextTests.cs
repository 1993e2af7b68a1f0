using System.Text;
using ClauseExtractor.Reading;

namespace ClauseExtractor.Tests.Reading;

public class DataTextTests
{
    [Theory]
    [InlineData("{\"schema\": \"clause-extractor/v1\", \"document\": {}}", "a record of our own")]
    [InlineData("[{\"a\": 1}]", "a list")]
    [InlineData("{\"a\": 1}\n{\"a\": 2}\n", "a value a line")]
    [InlineData("﻿{ \"a\": 1 }", "behind a byte order mark")]
    [InlineData("<?xml version=\"1.0\"?>\n<akomaNtoso><act/></akomaNtoso>", "an Akoma Ntoso export")]
    [InlineData(
        "file,row,title,amount\na.txt,1,\"甲,乙\n丙\",5\nb.txt,2,丁,6\n",
        "a table of benefits, with a comma and a line end in a cell"
    )]
    [InlineData("甲\t1\t2\t3\n乙\t4\t5\t6\n丙\t7\t8\t9\n", "cells parted by tabs")]
    public void Data_is_refused(string text, string why)
    {
        var refusal = Assert.Throws<UnreadableDocumentException>(() => Read(text));
        Assert.True(refusal.Code == "CE0004", $"{why}: {refusal.Code}");
    }

    [Theory]
    [InlineData("{第一条} 给予补贴。\n第二条 给予奖励。", "braces around a label")]
    [InlineData("[2025]4号\n第一条 给予补贴。", "a number in brackets, as a document may begin")]
    [InlineData("一、支持A,B,C,D等企业。\n二、给予补贴,最高1,000,000元,一次性,不重复。\n三、附则。", "commas of the Latin kind in prose")]
    [InlineData("甲,乙,丙,丁", "one line is no table")]
    public void What_a_person_wrote_is_read(string text, string why) => Assert.True(Read(text).Lines.Count > 0, why);

    private static SourceDocument Read(string text) => new PlainTextReader().Read(new SourceFile("a.txt", Encoding.UTF8.GetBytes(text)));
}
