/** Part of a day in minutes from midnight on the wall clock; `to` is not part of it. Where `to <= from` it crosses midnight. */
export interface TimeWindow {
  readonly from: number;
  readonly to: number;
}

const WINDOW = /^\s*(\d{2}):(\d{2})\s*-\s*(\d{2}):(\d{2})\s*$/;
const DAY = 24 * 60;

/** `08:00-12:00, 22:00-07:00`; undefined for anything else, also for a window without length. */
export function parseHours(text: string): readonly TimeWindow[] | undefined {
  const windows = text.split(',').map(parseWindow);
  return windows.every((window) => window !== undefined) ? windows : undefined;
}

function parseWindow(text: string): TimeWindow | undefined {
  const [, ...parts] = WINDOW.exec(text) ?? [];
  const [fromHour = 99, fromMinute = 99, toHour = 99, toMinute = 99] = parts.map(Number);
  const [from, to] = [fromHour * 60 + fromMinute, toHour * 60 + toMinute];
  const isTime = fromMinute < 60 && toMinute < 60 && from < DAY && to <= DAY;
  return isTime && from !== to ? { from, to } : undefined;
}
