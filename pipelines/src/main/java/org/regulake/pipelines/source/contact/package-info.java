/** Where an enterprise can be reached (联络信息). */
package org.regulake.pipelines.source.contact;
