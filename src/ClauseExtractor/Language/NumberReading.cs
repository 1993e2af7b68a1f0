namespace ClauseExtractor.Language;

/// <summary>A number as it stands in a text.</summary>
/// <param name="Value">Its value.</param>
/// <param name="End">One past its last unit.</param>
/// <param name="Scaled">True where it is written with 万 or 亿, or as digits with 百 or 千 (5百, 13万2千): such a number is no year and no number
/// of a list.</param>
/// <param name="Doubtful">True where a character in it was guessed: a private-use character that stands for the decimal point.</param>
public readonly record struct NumberReading(decimal Value, int End, bool Scaled, bool Doubtful);
