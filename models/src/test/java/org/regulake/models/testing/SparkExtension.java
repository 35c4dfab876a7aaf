package org.regulake.models.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Hands tests a {@link SparkSession}: one {@code local[2]} session per JVM, started when first
 * asked for and stopped when the last test ends. Use it as
 * {@code @ExtendWith(SparkExtension.class)} with a parameter of that type in the constructor or
 * method.
 *
 * <p>Settings in {@code spark-test.properties} on the class path override the ones below; the
 * lakehouse adds its table formats that way.
 */
public final class SparkExtension implements ParameterResolver {

  /**
   * For the few rows of a test, code generation takes longer than the query; runs on the sample
   * data use generated code.
   */
  private static final Map<String, String> AS_FOR_FEW_ROWS =
      Map.of(
          "spark.sql.codegen.wholeStage",
          "false",
          "spark.sql.codegen.factoryMode",
          "NO_CODEGEN",
          "spark.sql.adaptive.enabled",
          "false");

  private static final String OF_MODULE = "/spark-test.properties";

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == SparkSession.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getRoot()
        .getStore(Namespace.create(SparkExtension.class))
        .getOrComputeIfAbsent("session", key -> new SharedSession(start()), SharedSession.class)
        .spark();
  }

  private static SparkSession start() {
    SparkSession.Builder builder =
        SparkSession.builder().master("local[2]").appName("regulake-tests");
    settings().forEach(builder::config);
    SparkSession spark = builder.getOrCreate();
    if (!"true".equals(spark.conf().get("spark.sql.ansi.enabled"))) {
      throw new IllegalStateException(
          "ANSI mode is off: tests would accept casts that fail in production; remove the setting"
              + " that turns it off");
    }
    return spark;
  }

  private static Map<String, String> settings() {
    Map<String, String> settings =
        new TreeMap<>(
            Map.of(
                "spark.ui.enabled", "false",
                "spark.log.level", "ERROR",
                "spark.sql.shuffle.partitions", "2",
                "spark.default.parallelism", "2",
                "spark.buffer.pageSize", "1m",
                "spark.sql.session.timeZone", "Asia/Shanghai",
                "spark.driver.host", "localhost",
                "spark.driver.bindAddress", "127.0.0.1",
                "spark.sql.warehouse.dir", "target/spark-warehouse"));
    settings.putAll(AS_FOR_FEW_ROWS);
    Properties ofModule = new Properties();
    try (InputStream in = SparkExtension.class.getResourceAsStream(OF_MODULE)) {
      if (in != null) {
        ofModule.load(in);
      }
    } catch (IOException cause) {
      throw new UncheckedIOException("cannot read " + OF_MODULE, cause);
    }
    ofModule.stringPropertyNames().forEach(name -> settings.put(name, ofModule.getProperty(name)));
    return settings;
  }

  /** The store closes it after the last test. */
  private record SharedSession(SparkSession spark) implements AutoCloseable {
    @Override
    public void close() {
      spark.stop();
    }
  }
}
