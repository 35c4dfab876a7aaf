/** The questions about graphs answered by GraphFrames: a second opinion beside our own engine, and nothing that any job depends on. */
package org.regulake.models.graphframes;
