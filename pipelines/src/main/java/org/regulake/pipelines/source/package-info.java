/**
 * One folder per source: its landed columns ({@code XSource}), its silver contract ({@code X}), and
 * its description with publisher, frequency and headers ({@code x.yml}). {@link
 * org.regulake.pipelines.source.Sources} is the list.
 */
package org.regulake.pipelines.source;
