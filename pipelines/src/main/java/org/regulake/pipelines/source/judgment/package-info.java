/** Court cases, enforcement and the list of dishonest judgment debtors (司法裁判与失信被执行人). */
package org.regulake.pipelines.source.judgment;
