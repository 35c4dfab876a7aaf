/** Early warnings, raised from measured indicators. */
package org.regulake.models.learning.warning;
