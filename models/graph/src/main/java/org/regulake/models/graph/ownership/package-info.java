/**
 * Who owns and who controls enterprises: exact methods on shares in primitive arrays, each
 * deterministic and without storage. {@link org.regulake.models.graph.ownership.ShareRegister}
 * first, everything else is computed from it.
 */
package org.regulake.models.graph.ownership;
