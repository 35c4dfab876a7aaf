/** Entries in the list of enterprises with abnormal operation (经营异常名录). */
package org.regulake.pipelines.source.abnormallisting;
