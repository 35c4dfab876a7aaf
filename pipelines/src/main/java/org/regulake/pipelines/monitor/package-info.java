/** Monitoring indicators by province, industry and month, and the warnings raised on them. Depends on {@code score}, {@code feature} and {@code record}. */
package org.regulake.pipelines.monitor;
