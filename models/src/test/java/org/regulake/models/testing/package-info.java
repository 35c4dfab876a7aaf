/**
 * The test kit of all modules: one shared session, tables written as text, and assertions on rows.
 */
package org.regulake.models.testing;
