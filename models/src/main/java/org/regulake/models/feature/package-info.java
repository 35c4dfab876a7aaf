/** Definition of a feature: its name, unit and meaning, and the meaning of an absent value. */
package org.regulake.models.feature;
