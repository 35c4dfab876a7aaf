/**
 * Measures graph computing beside its peers, and its findings beside what the generator planted.
 */
package org.regulake.pipelines.bench;
