/** Records that may no longer be shown, shared or used, since a repair or an objection. */
package org.regulake.pipelines.repair;
