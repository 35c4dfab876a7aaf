package org.regulake.pipelines.identity;

import static org.apache.spark.sql.functions.udf;

import org.apache.spark.sql.Column;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import org.apache.spark.sql.types.DataTypes;
import org.regulake.models.code.Folding;
import org.regulake.models.code.NotStated;

/**
 * An enterprise for which a row states no Chinese code, such as a foreign holder: known by its name
 * within one other enterprise. Whether two of the same name are the same enterprise remains open.
 */
public final class NamedEnterprise {

  private static final String PREFIX = "F";

  private NamedEnterprise() {}

  /**
   * The name of an enterprise in plain form; null where none is stated, and where the row names a
   * person, because then the cell contains the id of the name.
   */
  public static Column plain(Column name) {
    UserDefinedFunction plain =
        udf(
            (String stated) ->
                stated == null || NotStated.isForName(stated) || PersonKey.isIdOfName(stated)
                    ? null
                    : Folding.fold(stated),
            DataTypes.StringType);
    return plain.apply(name);
  }

  /**
   * Its id.
   *
   * @param name the name, or another stated text about it
   * @param entityId the enterprise in which it is known
   */
  public static String idOf(String name, String entityId) {
    return HashedId.of(PREFIX, entityId + ":" + Folding.key(name));
  }
}
