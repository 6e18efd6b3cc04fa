/** A moment for people and for sorting: `2026-11-26 01:50Z`. */
export const moment = (ms: number): string => `${new Date(ms).toISOString().slice(0, 16).replace('T', ' ')}Z`;
