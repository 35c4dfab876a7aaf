/** Features of an enterprise's own records: one class each. */
package org.regulake.pipelines.feature.entity;
