/** Addresses and telephones of enterprises (联络信息). */
package org.regulake.pipelines.source.contact;
