/**
 * One folder per source: what its publisher states ({@code XSource}), what we make of it ({@code
 * X}, the silver contract), and who publishes it how often under which headers ({@code x.yml}).
 * {@link org.regulake.pipelines.source.Sources} is the list.
 */
package org.regulake.pipelines.source;
