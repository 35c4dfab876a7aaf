/** Directors, supervisors and managers of an enterprise (主要人员). */
package org.regulake.pipelines.source.officer;
