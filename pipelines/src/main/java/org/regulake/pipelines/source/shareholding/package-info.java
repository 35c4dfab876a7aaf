/** Holders of enterprises and their shares (股东及出资). */
package org.regulake.pipelines.source.shareholding;
