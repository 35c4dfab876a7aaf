package org.regulake.pipelines.inquiry;

import java.time.LocalDate;
import java.util.Optional;

/**
 * An end of a relation.
 *
 * @param id enterprise, person (a keyed hash), address or phone (a hash)
 * @param kind enterprise, person, address or phone
 * @param code by which the register, or the first reference, names an enterprise; empty for others
 * @param name of an enterprise, and of a person where names were asked for; empty when nobody
 *     states it
 * @param exit day on which an enterprise has left the market; empty while it is on it, and for
 *     others
 */
public record Party(String id, String kind, String code, String name, Optional<LocalDate> exit) {

  /** How a person reads it, in one line. */
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
      default -> throw new IllegalStateException("no such kind of party: " + kind);
    };
  }
}
