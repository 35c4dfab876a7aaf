/** What a feature is: its name, unit and meaning, and what an absent value stands for. */
package org.regulake.models.feature;
