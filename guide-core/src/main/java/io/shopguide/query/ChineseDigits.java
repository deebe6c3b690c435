package io.shopguide.query;

import io.shopguide.lexicon.Token;

/**
 * What Chinese numerals are worth, simplified, traditional and financial. Immutable and
 * thread-safe.
 */
final class ChineseDigits {
  private ChineseDigits() {}

  /** The digit that a token stands for, or -1. */
  static int digit(Draft draft, int at) {
    return draft.isType(at, Token.Type.HAN) ? digit(draft.first(at)) : -1;
  }

  /** The power of ten that a token stands for, or 0. */
  static double power(Draft draft, int at) {
    return draft.isType(at, Token.Type.HAN) ? power(draft.first(at)) : 0;
  }

  private static int digit(char c) {
    return switch (c) {
      case '〇', '零' -> 0;
      case '一', '壹', '壱' -> 1;
      case '二', '两', '兩', '贰', '貳', '弍' -> 2;
      case '三', '叁', '參', '叄' -> 3;
      case '四', '肆' -> 4;
      case '五', '伍' -> 5;
      case '六', '陆', '陸' -> 6;
      case '七', '柒' -> 7;
      case '八', '捌' -> 8;
      case '九', '玖' -> 9;
      default -> -1;
    };
  }

  private static double power(char c) {
    return switch (c) {
      case '十', '拾', '廿', '卅', '卌' -> 10;
      case '百', '佰' -> 100;
      case '千', '仟' -> 1000;
      case '万', '萬' -> 10_000;
      case '亿', '億' -> 1e8;
      case '兆' -> 1e12;
      default -> 0;
    };
  }

  /** The tens that 廿, 卅 and 卌 bring along, else 0. */
  static int tens(Draft draft, int at) {
    if (draft.isWord(at, "廿")) {
      return 2;
    }
    if (draft.isWord(at, "卅")) {
      return 3;
    }
    return draft.isWord(at, "卌") ? 4 : 0;
  }

  /** Whether a token is 两, a digit that only stands before a unit. */
  static boolean isPair(Draft draft, int at) {
    return draft.isWord(at, "两") || draft.isWord(at, "兩");
  }

  /** Whether a numeral is an ordinary character as well, so that it means nothing on its own. */
  static boolean isOrdinary(Draft draft, int at) {
    return switch (draft.tokens().text(at)) {
      case "拾", "陆", "伍", "參", "陸", "肆", "佰", "仟" -> true;
      default -> false;
    };
  }
}
