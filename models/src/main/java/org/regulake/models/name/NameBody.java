package org.regulake.models.name;

import java.util.List;

/**
 * Region, brand, trade and group in what remains of a name without its ending.
 *
 * @param brand empty when nothing is left for it
 */
record NameBody(Locality region, String brand, String trade, GroupWord group) {

  /** A brand has at least two characters (Order 734, art. 8). */
  private static final int SHORTEST_BRAND = 2;

  /** How well a text after a place divides into brand and trade. */
  private enum Division {
    /** A brand of at least two characters, with or without a trade. */
    GOOD,
    /** Words of trades only, of which the first can be the brand. */
    BRAND_LIKE_TRADE,
    POOR
  }

  /** A body without its brackets and group words. */
  private record Plain(String text, Locality bracketed, GroupWord group) {}

  /** The parts of a body. */
  static NameBody of(String body, NameRules rules) {
    Plain plain = withoutGroup(withoutBrackets(body, rules), rules);
    NameBody parts = new Splitter(plain.text(), plain.bracketed(), rules).split();
    return new NameBody(parts.region, parts.brand, parts.trade, plain.group());
  }

  private static Plain withoutBrackets(String body, NameRules rules) {
    if (body.indexOf('(') < 0 && body.indexOf(')') < 0) {
      return new Plain(body, null, GroupWord.NONE);
    }
    Locality place = null;
    GroupWord group = GroupWord.NONE;
    StringBuilder text = new StringBuilder(body.length());
    int position = 0;
    while (position < body.length()) {
      char c = body.charAt(position);
      int close = c == '(' ? body.indexOf(')', position) : -1;
      String inside = close < 0 ? "" : body.substring(position + 1, close);
      Locality found = inside.isEmpty() ? null : rules.places().whole(inside);
      if (found != null && place == null) {
        place = found;
        position = close + 1;
      } else if (rules.groupWords().contains(inside) && text.length() >= SHORTEST_BRAND) {
        group = GroupWord.PARENT;
        position = close + 1;
      } else {
        // Other brackets are written and left out at will, so their words count and they do not.
        if (c != '(' && c != ')') {
          text.append(c);
        }
        position++;
      }
    }
    return new Plain(text.toString(), place, group);
  }

  private static Plain withoutGroup(Plain plain, NameRules rules) {
    for (String word : rules.groupWords()) {
      int start = plain.text().lastIndexOf(word);
      if (start >= SHORTEST_BRAND) {
        String after = plain.text().substring(start + word.length());
        boolean isParent = rules.isTradeOfParent(after) || rules.places().whole(after) != null;
        return new Plain(
            plain.text().substring(0, start) + after,
            plain.bracketed(),
            isParent ? GroupWord.PARENT : GroupWord.MEMBER);
      }
    }
    return plain;
  }

  /** Divides a text without brackets into place, brand and trade. */
  private static final class Splitter {

    private final String text;
    private final Locality bracketed;
    private final NameRules rules;

    /** Whether the text from a position to its end consists of words of trades. */
    private final boolean[] isTradeFrom;

    Splitter(String text, Locality bracketed, NameRules rules) {
      this.text = text;
      this.bracketed = bracketed;
      this.rules = rules;
      this.isTradeFrom = new boolean[text.length() + 1];
      isTradeFrom[text.length()] = true;
      WordTable<Boolean> trades = rules.tradeWords();
      for (int start = text.length() - 1; start >= 0; start--) {
        int length = trades.longerAt(text, start, 0);
        while (length > 0 && !isTradeFrom[start]) {
          isTradeFrom[start] = isTradeFrom[start + length];
          length = trades.longerAt(text, start, length);
        }
      }
    }

    NameBody split() {
      List<PlaceTable.Found> chain = rules.places().chainAt(text, 0);
      PlaceTable.Found place = place(chain);
      if (place != null && bracketed == null && place.locality().isCountry()) {
        // 中国华某浙江有限公司: a place behind the brand comes first, as one in brackets does.
        NameBody behind = withPlaceBehindBrand();
        if (behind.region != null) {
          return behind;
        }
      }
      if (place != null) {
        return parts(lower(place.locality()), place.end(), tradeStart(place));
      }
      if (bracketed == null) {
        for (int i = chain.size() - 1; i >= 0; i--) {
          PlaceTable.Found found = chain.get(i);
          if (isTradeFrom[found.end()]) {
            // 北京机床厂: the place is the brand, and shows the region as well.
            String trade = text.substring(found.end());
            return new NameBody(
                found.locality(),
                found.locality().shortName(),
                trade.isEmpty() ? null : trade,
                GroupWord.NONE);
          }
        }
        return withPlaceBehindBrand();
      }
      return parts(bracketed, 0, tradeStart(0));
    }

    /** The last place of the chain that leaves a brand. */
    private PlaceTable.Found place(List<PlaceTable.Found> chain) {
      for (int i = chain.size() - 1; i >= 0; i--) {
        PlaceTable.Found found = chain.get(i);
        Division division = division(found.end());
        boolean isFirst = found.locality().equals(chain.get(0).locality());
        if (isMeant(found)
            && (!found.isShortened() || isTradeFrom[found.end()])
            && (division == Division.GOOD
                || division == Division.BRAND_LIKE_TRADE && (found.isWritten() || isFirst))) {
          return found;
        }
      }
      for (int i = chain.size() - 1; i >= 0; i--) {
        PlaceTable.Found found = chain.get(i);
        if (isMeant(found) && found.isWritten() && !isTradeFrom[found.end()]) {
          return found;
        }
      }
      return null;
    }

    /**
     * Whether a place at the beginning is the region: a place in brackets comes first, and another
     * one before it belongs to the brand.
     */
    private boolean isMeant(PlaceTable.Found found) {
      return bracketed == null
          || !found.locality().isCountry()
              && found.locality().agreement(bracketed) != Locality.Agreement.DIFFERENT;
    }

    private Locality lower(Locality place) {
      boolean isBracketedLower =
          bracketed != null
              && bracketed.candidates().stream()
                  .anyMatch(
                      inner ->
                          place.candidates().stream()
                              .anyMatch(outer -> Locality.contains(outer.code(), inner.code())));
      return isBracketedLower ? within(bracketed, place) : place;
    }

    private static Locality within(Locality inner, Locality outer) {
      return new Locality(
          inner.shortName(),
          inner.candidates().stream()
              .filter(
                  region ->
                      outer.candidates().stream()
                          .anyMatch(parent -> Locality.contains(parent.code(), region.code())))
              .toList(),
          inner.possible());
    }

    private Division division(int start) {
      boolean hasTrade = false;
      for (int i = start + 1; i < text.length(); i++) {
        hasTrade |= isTradeFrom[i];
      }
      boolean hasBrandAndTrade = tradeStart(start) < text.length();
      if (isTradeFrom[start]) {
        return hasBrandAndTrade ? Division.BRAND_LIKE_TRADE : Division.POOR;
      }
      boolean isLong = text.length() - start >= SHORTEST_BRAND;
      return isLong && (hasBrandAndTrade || !hasTrade) ? Division.GOOD : Division.POOR;
    }

    /** Where the longest trade begins that leaves a brand; the end of the text when none does. */
    private int tradeStart(int start) {
      for (int i = start + SHORTEST_BRAND; i < text.length(); i++) {
        if (isTradeFrom[i]) {
          return i;
        }
      }
      return text.length();
    }

    /** As {@link #tradeStart(int)}; after a place with its ending one character can be a brand. */
    private int tradeStart(PlaceTable.Found place) {
      int start = tradeStart(place.end());
      boolean isShortBrand =
          start == text.length()
              && place.isWritten()
              && place.end() + 1 < text.length()
              && isTradeFrom[place.end() + 1];
      return isShortBrand ? place.end() + 1 : start;
    }

    /** 华某深圳科技, 华某科技深圳: the place without the brackets that it needs. */
    private NameBody withPlaceBehindBrand() {
      PlaceTable.Found last = rules.places().before(text, text.length());
      if (last != null && last.end() >= SHORTEST_BRAND) {
        return new Splitter(text.substring(0, last.end()), last.locality(), rules).split();
      }
      int tradeStart = tradeStart(0);
      PlaceTable.Found inner = rules.places().before(text, tradeStart);
      if (inner != null && inner.end() >= SHORTEST_BRAND) {
        String trade = text.substring(tradeStart);
        return new NameBody(
            inner.locality(),
            text.substring(0, inner.end()),
            trade.isEmpty() ? null : trade,
            GroupWord.NONE);
      }
      return parts(null, 0, tradeStart);
    }

    private NameBody parts(Locality region, int brandStart, int tradeStart) {
      return new NameBody(
          region,
          text.substring(brandStart, tradeStart),
          tradeStart == text.length() ? null : text.substring(tradeStart),
          GroupWord.NONE);
    }
  }
}
