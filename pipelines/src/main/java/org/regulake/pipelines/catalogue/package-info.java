/**
 * The catalogue of information resources: its entries, derived from the contracts of the published
 * tables and the descriptions of the sources, and the files that go with each release, in DCAT and
 * as data contracts in ODCS.
 */
package org.regulake.pipelines.catalogue;
