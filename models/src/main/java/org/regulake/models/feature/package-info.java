/** What a feature is: its name, unit and meaning, and what an absent value stands for. Values are computed by the pipelines module. */
package org.regulake.models.feature;
