package org.regulake.pipelines.catalogue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.regulake.models.rule.Label;
import org.regulake.models.table.Field;
import org.regulake.models.table.Table;
import org.regulake.models.table.Type;

/**
 * Writes the contract of a published table as an Open Data Contract, so that tools outside can test
 * the table against it. It names no server, because it is the same wherever the lake is.
 */
final class DataContract {

  /** The columns of version 1 are never removed; new ones may be added without a new version. */
  private static final String VERSION = "1.0.0";

  private static final ObjectMapper YAML =
      new ObjectMapper(
          new YAMLFactory()
              .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
              .disable(YAMLGenerator.Feature.SPLIT_LINES)
              .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
              .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS));

  private final CatalogueHead head;
  private final DataSet dataSet;
  private final String legalBasis;

  /**
   * A contract of a published table.
   *
   * @param legalBasis the law by which the catalogue is kept
   */
  DataContract(CatalogueHead head, DataSet dataSet, String legalBasis) {
    this.head = head;
    this.dataSet = dataSet;
    this.legalBasis = legalBasis;
  }

  /** The text of the file. */
  String text() {
    Map<String, Object> contract = new LinkedHashMap<>();
    contract.put("apiVersion", "v3.1.0");
    contract.put("kind", "DataContract");
    contract.put("id", head.iri() + "contract/" + dataSet.id());
    contract.put("name", dataSet.table().name());
    contract.put("version", VERSION);
    contract.put("status", "active");
    contract.put("tenant", head.publisher().zh());
    contract.put("domain", dataSet.resourceClass().label().zh());
    contract.put("dataProduct", both(head.title()));
    contract.put(
        "description",
        object(
            "purpose", both(dataSet.title()),
            "usage", both(dataSet.conditions()),
            "limitations",
                both(
                    new Label(
                        dataSet.sharing().chinese(), "Shared " + dataSet.sharing().english()))));
    contract.put("schema", List.of(schema()));
    contract.put(
        "roles",
        List.of(
            object(
                "role", "reader",
                "access", "read",
                "description", both(dataSet.conditions()))));
    contract.put(
        "slaProperties",
        List.of(
            object(
                "property",
                "frequency",
                "value",
                dataSet.frequency().code(),
                "driver",
                "regulatory"),
            object(
                "property", "latency",
                "value", dataSet.latenessDays(),
                "unit", "d",
                "driver", "regulatory",
                "description", both(dataSet.updateLimit()))));
    contract.put("customProperties", attributes());
    try {
      return YAML.writeValueAsString(contract);
    } catch (JsonProcessingException cause) {
      throw new IllegalStateException(
          "cannot write the contract of %s as YAML".formatted(dataSet.id()), cause);
    }
  }

  /** The attributes of the catalogue; its attributes proper are the columns. */
  private List<Object> attributes() {
    List<Object> attributes = new ArrayList<>();
    Map<String, String> values = new LinkedHashMap<>();
    values.put("resourceClass", both(dataSet.resourceClass().label()));
    values.put("provider", dataSet.provider());
    values.put("responsibleParty", dataSet.responsibleParty());
    values.put("format", both(dataSet.format()));
    values.put("updateLimit", both(dataSet.updateLimit()));
    values.put("sharingType", dataSet.sharing().code());
    values.put("sharingMode", both(dataSet.mode()));
    values.put("useConditions", both(dataSet.conditions()));
    values.put("legalBasis", legalBasis);
    values.forEach((name, value) -> attributes.add(object("property", name, "value", value)));
    return attributes;
  }

  private Map<String, Object> schema() {
    Table table = dataSet.table();
    Map<String, Object> schema =
        object(
            "name", table.name(),
            "logicalType", "object",
            "physicalType", "table",
            "businessName", both(dataSet.title()),
            "dataGranularityDescription", table.grain());
    List<Object> properties = new ArrayList<>();
    table.fields().forEach(field -> properties.add(property(field)));
    schema.put("properties", properties);
    if (!table.checks().isEmpty()) {
      List<Object> quality = new ArrayList<>();
      table
          .checks()
          .forEach(
              (name, condition) ->
                  quality.add(
                      object(
                          "name",
                          name,
                          "type",
                          "sql",
                          "description",
                          "Holds on every row: " + condition,
                          "dimension",
                          "conformity",
                          "query",
                          "SELECT count(*) FROM %s WHERE NOT (%s)"
                              .formatted(table.name(), condition),
                          "mustBe",
                          0)));
      schema.put("quality", quality);
    }
    return schema;
  }

  private Map<String, Object> property(Field field) {
    Map<String, Object> property = object("name", field.name());
    property.put("businessName", field.chinese());
    property.putAll(type(field.type()));
    property.put(
        "description",
        field.unit().isEmpty() ? field.sentence() : field.sentence() + " [" + field.unit() + "]");
    property.put("physicalType", CatalogueRows.typeName(field));
    property.put("required", !field.isNullable());
    int position = dataSet.table().key().indexOf(field.name());
    if (position >= 0) {
      property.put("primaryKey", true);
      property.put("primaryKeyPosition", position + 1);
    }
    if (dataSet.table().partitions().contains(field.name())) {
      property.put("partitioned", true);
      property.put("partitionKeyPosition", dataSet.table().partitions().indexOf(field.name()) + 1);
    }
    property.put("classification", field.secrecy().name().toLowerCase(Locale.ROOT));
    return property;
  }

  /** The logical type, with the parts of a list or a struct. */
  private static Map<String, Object> type(Type type) {
    if (type instanceof Type.ListOf list) {
      return object("logicalType", "array", "items", type(list.element()));
    }
    if (type instanceof Type.Struct struct) {
      List<Object> members = new ArrayList<>();
      struct
          .members()
          .forEach(
              (name, member) -> {
                Map<String, Object> part = object("name", name);
                part.putAll(type(member));
                members.add(part);
              });
      return object("logicalType", "object", "properties", members);
    }
    return object("logicalType", logicalName(type));
  }

  /** The standard has no decimal; the physical type states the digits. */
  private static String logicalName(Type type) {
    if (type instanceof Type.Decimal) {
      return "number";
    }
    return switch ((Type.Simple) type) {
      case STRING -> "string";
      case INTEGER, LONG -> "integer";
      case DOUBLE -> "number";
      case BOOLEAN -> "boolean";
      case DATE -> "date";
      case TIMESTAMP -> "timestamp";
    };
  }

  private static String both(Label label) {
    return label.zh() + " · " + label.en();
  }

  /** Keys and values by turns, in this order. */
  private static Map<String, Object> object(Object... parts) {
    Map<String, Object> object = new LinkedHashMap<>();
    for (int i = 0; i < parts.length; i += 2) {
      object.put((String) parts[i], parts[i + 1]);
    }
    return object;
  }
}
