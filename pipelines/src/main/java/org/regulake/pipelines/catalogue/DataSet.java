package org.regulake.pipelines.catalogue;

import java.util.List;
import org.regulake.models.product.Product;
import org.regulake.models.product.ResourceClass;
import org.regulake.models.product.Sharing;
import org.regulake.models.rule.Label;
import org.regulake.models.table.Field;
import org.regulake.models.table.Layer;
import org.regulake.models.table.Table;
import org.regulake.pipelines.record.Enterprise;
import org.regulake.pipelines.source.Frequency;
import org.regulake.pipelines.source.Source;
import org.regulake.pipelines.source.SourceDescription;

/**
 * An information resource with the eight attributes of its catalogue entry.
 *
 * @param table contract of its table; its columns are the attribute "attributes"
 * @param title its name
 * @param resourceClass its class
 * @param provider authority that collects and sends it
 * @param responsibleParty authority responsible for it
 * @param frequency how often rows come
 * @param latenessDays days after the end of a period by which they are due
 * @param sharing its sharing type
 * @param conditions on what terms it may be used
 */
public record DataSet(
    Table table,
    Label title,
    ResourceClass resourceClass,
    String provider,
    String responsibleParty,
    Frequency frequency,
    int latenessDays,
    Sharing sharing,
    Label conditions) {

  private static final Label DELTA =
      new Label("数据库（Delta Lake 表，Parquet 文件）", "database (Delta Lake table of Parquet files)");
  private static final Label ICEBERG =
      new Label(
          "数据库（Apache Iceberg 表，Parquet 文件）", "database (Apache Iceberg table of Parquet files)");
  private static final Label QUERIES =
      new Label("共享平台方式：在湖仓内查询", "over the platform: queries in the lake");
  private static final Label RELEASES =
      new Label(
          "共享平台方式：库表，随发布整体更新", "over the platform: tables, replaced as a whole with each release");
  private static final Label NO_MODE = new Label("不共享", "not shared");

  /** The typed records of a source, as its description declares them. */
  static DataSet of(Source source) {
    SourceDescription description = source.description();
    Sharing sharing = Sharing.of(description.sharing());
    return new DataSet(
        source.isRegister() ? Enterprise.TABLE : source.silver(),
        new Label(description.label().get("zh"), description.label().get("en")),
        source.isRegister() ? ResourceClass.BASE : ResourceClass.DEPARTMENT,
        description.publisher(),
        description.owner(),
        Frequency.named(description.frequency()),
        description.latenessDays(),
        sharing,
        new Label(
            description.licence() + "；" + sharing.condition().zh(), sharing.condition().en()));
  }

  /**
   * A published table. Month-ends are judged, each as soon as the deliveries of the sources that
   * deliver within the month have come or are late.
   */
  static DataSet of(Product product, CatalogueHead head, List<Source> sources) {
    int latest =
        sources.stream()
            .map(Source::description)
            .filter(source -> Frequency.named(source.frequency()).isWithinMonth())
            .mapToInt(SourceDescription::latenessDays)
            .max()
            .orElse(0);
    return new DataSet(
        product.table(),
        product.title(),
        ResourceClass.THEME,
        head.publisher().zh(),
        head.responsibleParty(),
        Frequency.MONTHLY,
        latest,
        product.sharing(),
        product.sharing().condition());
  }

  /** Layer and noun, as in {@code silver.penalty}. */
  String id() {
    return table.fullName();
  }

  boolean isPublished() {
    return table.layer() == Layer.PUBLISHED;
  }

  Label format() {
    return isPublished() ? ICEBERG : DELTA;
  }

  /** How others get it. */
  Label mode() {
    if (sharing == Sharing.NONE) {
      return NO_MODE;
    }
    return isPublished() ? RELEASES : QUERIES;
  }

  Label updateLimit() {
    return new Label(
        "%s，期满后%d日内".formatted(frequency.label().zh(), latenessDays),
        "%s, within %d days after the end of the period"
            .formatted(frequency.label().en(), latenessDays));
  }

  /** Names of its columns in Chinese, where declared. */
  List<String> chineseNames() {
    return table.fields().stream().map(Field::chinese).filter(name -> !name.isEmpty()).toList();
  }
}
