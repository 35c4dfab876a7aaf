package org.regulake.models.quality;

import java.math.BigDecimal;

/**
 * The grade of a supplier for a month.
 *
 * @param points points out of 100, to a tenth
 * @param grade the grade
 * @param arithmeticZh how the points come about, in Chinese
 * @param arithmeticEn the same in English
 */
public record SupplierGrade(
    BigDecimal points, String grade, String arithmeticZh, String arithmeticEn) {}
