package org.regulake.models.name;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.regulake.models.code.Regions;
import org.regulake.models.name.NameFile.Branches;
import org.regulake.models.name.NameFile.Case;
import org.regulake.models.name.NameFile.Explanation;
import org.regulake.models.name.NameFile.Places;
import org.regulake.models.name.NameFile.Trades;
import org.regulake.models.rule.Label;
import org.regulake.models.rule.Printable;
import org.regulake.models.rule.Require;
import org.regulake.models.rule.RuleFiles;
import org.regulake.models.rule.RulePage;

/** The words by which names are read, the reasons by which they are compared, and cases. */
public final class NameRules implements Printable {

  /** Folder of the rule files. */
  public static final String FOLDER = "names";

  private final List<LegalForm> forms;
  private final List<Trades> trades;
  private final List<Branches> branches;
  private final List<String> groupWords;
  private final Set<String> groupTrades;
  private final Set<String> remarks;
  private final List<Case> cases;
  private final Map<NameReason, Explanation> reasons = new EnumMap<>(NameReason.class);

  private final WordTable<LegalForm> formsByEnding = new WordTable<>();
  private final WordTable<Boolean> tradeWords = new WordTable<>();
  private final WordTable<Boolean> branchWords = new WordTable<>();
  private final WordTable<Boolean> branchWordsAlone = new WordTable<>();
  private final PlaceTable places;

  private NameRules(List<NameFile> files) {
    forms = all(files, NameFile::forms);
    trades = all(files, NameFile::trades);
    branches = all(files, NameFile::branches);
    groupWords = all(files, NameFile::groupWords).stream().map(NameText::key).toList();
    groupTrades = keys(all(files, NameFile::groupTrades));
    remarks = keys(all(files, NameFile::remarks));
    cases = all(files, NameFile::cases);
    all(files, NameFile::reasons).forEach(reason -> reasons.put(reason.id(), reason));
    addForms();
    for (NameReason reason : NameReason.values()) {
      Require.present("names", "reason " + lower(reason), reasons.get(reason));
    }
    trades.forEach(group -> group.words().forEach(word -> tradeWords.put(key(word), true)));
    for (Branches group : branches) {
      for (String word : group.words()) {
        branchWords.put(key(word), true);
        if (group.alone()) {
          branchWordsAlone.put(key(word), true);
        }
      }
    }
    List<Places> written =
        files.stream().map(NameFile::places).filter(found -> found != null).toList();
    if (written.size() != 1) {
      throw new IllegalArgumentException(
          "%d files of %s have 'places': keep one".formatted(written.size(), FOLDER));
    }
    places = new PlaceTable(written.get(0), Regions.standard());
    if (!places.unknownOrdinaryWords().isEmpty()) {
      throw new IllegalArgumentException(
          "ordinary words that are no short form of a division: remove "
              + String.join(", ", places.unknownOrdinaryWords()));
    }
  }

  private void addForms() {
    List<String> ids = forms.stream().map(LegalForm::id).toList();
    Require.unique("legal forms", ids);
    Set<String> endings = new HashSet<>();
    for (LegalForm form : forms) {
      String owner = "legal form '%s'".formatted(form.id());
      form.becomes().forEach(other -> Require.known(owner, "becomes", other, ids));
      if (form.partOf() != null) {
        Require.known(owner, "part_of", form.partOf(), ids);
      }
      for (String ending : form.endings()) {
        if (!endings.add(key(ending))) {
          throw new IllegalArgumentException(
              "%s has the ending '%s' of another one: remove one".formatted(owner, ending));
        }
        formsByEnding.put(key(ending), form);
        if (form.isPlaceWord() && ending.length() > 1) {
          // A company is named after its business: 华某超市有限公司.
          tradeWords.put(key(ending), true);
        }
        if (ending.indexOf('(') > 0) {
          // Some exports drop brackets.
          formsByEnding.put(key(ending).replace("(", "").replace(")", ""), form);
        }
      }
    }
  }

  private static <T> List<T> all(List<NameFile> files, Function<NameFile, List<T>> part) {
    return files.stream().flatMap(file -> part.apply(file).stream()).toList();
  }

  private static Set<String> keys(List<String> words) {
    return words.stream().map(NameText::key).collect(Collectors.toSet());
  }

  private static String key(String word) {
    return NameText.key(word);
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  /** Loads the packaged rules once, at the first use. */
  private static final class Holder {
    private static final NameRules STANDARD = of(RuleFiles.readAll(FOLDER, NameFile.class));
  }

  /**
   * The rules of some files.
   *
   * @throws IllegalArgumentException when they contradict each other or lack a part
   */
  static NameRules of(List<NameFile> files) {
    return new NameRules(files);
  }

  /** The packaged rules of {@code models/names}. */
  public static NameRules standard() {
    return Holder.STANDARD;
  }

  /** The verdict that a reason leads to. */
  NameVerdict verdict(NameReason reason) {
    return reasons.get(reason).verdict();
  }

  /** A reason in words. */
  public Label label(NameReason reason) {
    return reasons.get(reason).label();
  }

  /** The cases that the rules are held to. */
  List<Case> cases() {
    return cases;
  }

  List<LegalForm> forms() {
    return forms;
  }

  WordTable<LegalForm> formsByEnding() {
    return formsByEnding;
  }

  WordTable<Boolean> tradeWords() {
    return tradeWords;
  }

  WordTable<Boolean> branchWords() {
    return branchWords;
  }

  WordTable<Boolean> branchWordsAlone() {
    return branchWordsAlone;
  }

  List<String> groupWords() {
    return groupWords;
  }

  boolean isTradeOfParent(String words) {
    return words.isEmpty() || groupTrades.contains(words);
  }

  boolean isRemark(String words) {
    return remarks.contains(words);
  }

  PlaceTable places() {
    return places;
  }

  @Override
  public String markdown() {
    StringBuilder page =
        new StringBuilder(
            "## Names of enterprises · 企业名称\n\nRegion, brand, trade, legal form and branch; the"
                + " brand decides.\n\n");
    page.append(RulePage.header("legal form", "中文", "English", "endings", "may become", "basis"));
    for (LegalForm form : forms) {
      page.append(
          RulePage.row(
              form.id(),
              form.label().zh(),
              form.label().en(),
              String.join("、", form.endings()),
              String.join(", ", form.becomes()),
              form.basis()));
    }
    page.append("\n").append(RulePage.header("trades", "English", "words"));
    trades.forEach(
        group ->
            page.append(
                RulePage.row(
                    group.label().zh(), group.label().en(), String.join("、", group.words()))));
    page.append("\n").append(RulePage.header("branches", "English", "words"));
    branches.forEach(
        group ->
            page.append(
                RulePage.row(
                    group.label().zh(), group.label().en(), String.join("、", group.words()))));
    page.append("\n").append(RulePage.header("reason", "verdict", "中文", "English", "cases"));
    Arrays.stream(NameReason.values())
        .map(reasons::get)
        .forEach(
            reason ->
                page.append(
                    RulePage.row(
                        lower(reason.id()),
                        lower(reason.verdict()),
                        reason.label().zh(),
                        reason.label().en(),
                        cases.stream().filter(pair -> pair.reason() == reason.id()).count())));
    return page.toString();
  }
}
