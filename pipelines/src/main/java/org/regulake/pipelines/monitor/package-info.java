/** Monitoring indicators by province, industry and month, and the warnings raised on them. */
package org.regulake.pipelines.monitor;
