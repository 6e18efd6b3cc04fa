import type { Report } from './model.ts';

/** The report as JSON, shaped as `schemas/report.json` says. */
export const renderJson = (report: Report): string => `${JSON.stringify(report, undefined, 2)}\n`;
