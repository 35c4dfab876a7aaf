/**
 * The test kit of both modules: one shared session, tables written as text, and assertions on rows.
 */
package org.regulake.models.testing;
