package org.regulake.models.testing;

import com.fasterxml.classmate.ResolvedType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.victools.jsonschema.generator.CustomDefinition;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.Option;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerationContext;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import java.lang.reflect.Type;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.regulake.models.indicator.Population;
import org.regulake.models.linkage.AgreementLevel;
import org.regulake.models.linkage.Reading;
import org.regulake.models.rule.Condition;

/**
 * The JSON Schema of a record that a YAML file is read into, by which an editor checks and
 * completes the file. Descriptions come from the Javadoc of the record; a key is required where its
 * text does not allow for its absence ("null: …", "when left out", "optional").
 */
public final class RecordSchema {

  private static final SnakeCaseStrategy KEYS = new SnakeCaseStrategy();

  private final SchemaGeneratorConfigBuilder builder =
      new SchemaGeneratorConfigBuilder(SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON)
          .with(
              Option.FORBIDDEN_ADDITIONAL_PROPERTIES_BY_DEFAULT,
              Option.MAP_VALUES_AS_ADDITIONAL_PROPERTIES,
              Option.DEFINITIONS_FOR_ALL_OBJECTS);

  /** The schema of records by their components alone. */
  public RecordSchema() {
    builder
        .forFields()
        .withPropertyNameOverrideResolver(field -> KEYS.translate(field.getDeclaredName()))
        .withDescriptionResolver(
            field ->
                field.isFakeContainerItemScope()
                    ? null
                    : javadoc(field).component(field.getDeclaredName()))
        .withRequiredCheck(RecordSchema::isRequired)
        .withNullableCheck(
            field ->
                !field.isFakeContainerItemScope()
                    && javadoc(field).isOptional(field.getDeclaredName()));
    builder
        .forTypesInGeneral()
        .withDescriptionResolver(
            type ->
                type.getType().getErasedType().isRecord()
                    ? RecordJavadoc.of(type.getType().getErasedType()).summary()
                    : null);
    // A number or a truth value is accepted as text, because files state it without quotation
    // marks.
    written(String.class, "{type: [string, number, boolean]}");
    written(AgreementLevel.class, "{type: string, description: 'A measure of agreement'}");
    written(Reading.class, "{type: string, description: 'A step of reading'}");
    written(Condition.class, "{type: string, description: 'A SQL condition over named columns'}");
    written(
        Population.class,
        "{type: string, description: 'enterprise, abnormal_listing, enterprise_score or a"
            + " source'}");
    written(LocalDate.class, "{type: string, format: date}");
    builder
        .forTypesInGeneral()
        .withCustomDefinitionProvider(
            (type, context) -> {
              Class<?> raw = type.getErasedType();
              if (raw.isEnum()) {
                return new CustomDefinition(
                    enumeration(context, raw),
                    CustomDefinition.DefinitionType.INLINE,
                    CustomDefinition.AttributeInclusion.NO);
              }
              boolean isByEnum =
                  Map.class.isAssignableFrom(raw)
                      && type.getTypeParameters().get(0).getErasedType().isEnum();
              return isByEnum
                  ? inline(
                      byEnum(
                          context,
                          type.getTypeParameters().get(0).getErasedType(),
                          type.getTypeParameters().get(1)))
                  : null;
            });
  }

  /** Adds a schema in YAML for the values of a type, and returns this object. */
  public RecordSchema written(Class<?> type, String form) {
    JsonNode schema = RuleText.tree(form);
    builder
        .forTypesInGeneral()
        .withCustomDefinitionProvider(
            (resolved, context) ->
                resolved.getErasedType() == type ? inline(((ObjectNode) schema).deepCopy()) : null);
    return this;
  }

  /** The schema, as a file of the project. */
  public String of(Type type) {
    return new SchemaGenerator(builder.build()).generateSchema(type).toPrettyString() + "\n";
  }

  private static CustomDefinition inline(ObjectNode node) {
    return new CustomDefinition(
        node, CustomDefinition.DefinitionType.INLINE, CustomDefinition.AttributeInclusion.YES);
  }

  private static ObjectNode enumeration(SchemaGenerationContext context, Class<?> type) {
    ObjectNode node = context.getGeneratorConfig().createObjectNode();
    names(type).forEach(node.putArray("enum")::add);
    return node;
  }

  private static ObjectNode byEnum(
      SchemaGenerationContext context, Class<?> keys, ResolvedType value) {
    ObjectNode node = context.getGeneratorConfig().createObjectNode().put("type", "object");
    node.set("propertyNames", enumeration(context, keys));
    node.set("additionalProperties", context.createDefinitionReference(value));
    return node;
  }

  private static List<String> names(Class<?> type) {
    return Arrays.stream(type.getEnumConstants())
        .map(constant -> ((Enum<?>) constant).name().toLowerCase(Locale.ROOT))
        .toList();
  }

  private static RecordJavadoc javadoc(FieldScope field) {
    return RecordJavadoc.of(field.getDeclaringType().getErasedType());
  }

  private static boolean isRequired(FieldScope field) {
    Class<?> type = field.getType().getErasedType();
    boolean isGroup = Collection.class.isAssignableFrom(type) || Map.class.isAssignableFrom(type);
    return type.isPrimitive() || !isGroup && !javadoc(field).isOptional(field.getDeclaredName());
  }
}
