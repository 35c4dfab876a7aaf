/** Who holds which share of an enterprise (股东及出资). */
package org.regulake.pipelines.source.shareholding;
