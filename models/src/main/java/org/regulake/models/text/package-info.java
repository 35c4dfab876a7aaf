/** Texts as people read them. */
package org.regulake.models.text;
