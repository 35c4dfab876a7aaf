/** Rules on the quality of delivered records, and how suppliers are graded by it. */
package org.regulake.models.quality;
