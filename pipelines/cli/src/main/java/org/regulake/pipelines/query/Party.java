package org.regulake.pipelines.query;

import java.time.LocalDate;
import java.util.Optional;

/**
 * An end of a relation.
 *
 * @param id enterprise, person (a keyed hash), address or phone (a hash)
 * @param kind enterprise, person, address or phone
 * @param code code of an enterprise in the register, or in the first record that mentions it; empty
 *     for others
 * @param name name of an enterprise, or of a person if names are shown; empty when not stated
 * @param exit day on which an enterprise left the market; empty for enterprises on the market, and
 *     for others
 */
public record Party(String id, String kind, String code, String name, Optional<LocalDate> exit) {

  /** Text for people, in one line. */
  public String label() {
    return switch (kind) {
      case "enterprise" ->
          (name.isEmpty()
                  ? "%s（未登记 not registered）".formatted(code.isEmpty() ? id : code)
                  : (name + " " + code).strip())
              + exit.map("（%s 退出市场 left the market）"::formatted).orElse("");
      case "person" -> "自然人 person " + (name.isEmpty() ? id : name + " " + id);
      case "address" -> "地址 address " + id;
      case "phone" -> "电话 phone " + id;
      default -> throw new IllegalStateException("unknown kind of party: " + kind);
    };
  }
}
