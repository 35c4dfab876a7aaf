package org.regulake.pipelines.inquiry;

/**
 * An end of a relation.
 *
 * @param id enterprise, person (a keyed hash), address or phone (a hash)
 * @param kind enterprise, person, address or phone
 * @param code by which the register, or the first reference, names an enterprise; empty for others
 * @param name of an enterprise; empty when nobody names it, and for others
 */
public record Party(String id, String kind, String code, String name) {

  /** How a person reads it, in one line. */
  public String label() {
    return switch (kind) {
      case "enterprise" -> name.isEmpty() ? "%s（未登记 not registered）".formatted(code.isEmpty() ? id : code) : name + " " + code;
      case "person" -> "自然人 person " + id;
      case "address" -> "地址 address " + id;
      case "phone" -> "电话 phone " + id;
      default -> throw new IllegalStateException("no such kind of party: " + kind);
    };
  }
}
