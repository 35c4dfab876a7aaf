/** Taxes and social-insurance contributions that were not paid in time (欠缴税款与社会保险费). */
package org.regulake.pipelines.source.arrears;
