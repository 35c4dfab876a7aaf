/** Penalty decisions of administrative authorities (行政处罚). */
package org.regulake.pipelines.source.penalty;
