/** Graph algorithms by GraphFrames, as a check of the built-in engine; no job depends on them. */
package org.regulake.models.graphframes;
