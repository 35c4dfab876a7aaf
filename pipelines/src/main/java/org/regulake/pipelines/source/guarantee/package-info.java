/** Guarantees and pledges of one enterprise for another (担保与质押). */
package org.regulake.pipelines.source.guarantee;
