/** What one enterprise answers for on behalf of another (担保与质押). */
package org.regulake.pipelines.source.guarantee;
