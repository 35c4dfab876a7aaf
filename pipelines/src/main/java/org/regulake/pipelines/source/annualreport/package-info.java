/** What an enterprise reports on a year (企业年度报告). */
package org.regulake.pipelines.source.annualreport;
