/** Annual reports of enterprises (企业年度报告). */
package org.regulake.pipelines.source.annualreport;
