/**
 * Ownership and control of enterprises: exact and deterministic methods on shares in primitive
 * arrays, independent of storage. Everything is computed from a {@link
 * org.regulake.models.graph.ownership.ShareRegister}.
 */
package org.regulake.models.graph.ownership;
