/** The register of market entities (企业登记). */
package org.regulake.pipelines.source.registration;
