/** The inventory of the models that judge enterprises. */
package org.regulake.models.inventory;
