/** The four switches of the local API. */
export interface PlayModes {
  readonly repeat: boolean;
  readonly repeatOne: boolean;
  readonly shuffle: boolean;
  readonly crossfade: boolean;
}

/** UPnP's play mode as switches: NORMAL, REPEAT_ALL, REPEAT_ONE, SHUFFLE (with repeat), SHUFFLE_NOREPEAT, SHUFFLE_REPEAT_ONE. */
export const playModesOf = (mode: string, crossfade: boolean): PlayModes => ({
  repeat: mode === 'REPEAT_ALL' || mode === 'SHUFFLE',
  repeatOne: mode.endsWith('REPEAT_ONE'),
  shuffle: mode.startsWith('SHUFFLE'),
  crossfade,
});

export function playModeOf({ repeat, repeatOne, shuffle }: PlayModes): string {
  if (shuffle) return repeatOne ? 'SHUFFLE_REPEAT_ONE' : repeat ? 'SHUFFLE' : 'SHUFFLE_NOREPEAT';
  return repeatOne ? 'REPEAT_ONE' : repeat ? 'REPEAT_ALL' : 'NORMAL';
}

/** `H:MM:SS` as AVTransport writes times. */
export function clockText(seconds: number): string {
  const whole = Math.floor(seconds);
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${Math.floor(whole / 3600)}:${two(Math.floor(whole / 60) % 60)}:${two(whole % 60)}`;
}

/** Seconds of `H:MM:SS`; undefined for `NOT_IMPLEMENTED` and other texts. */
export function parseClockText(text: string): number | undefined {
  const parts = /^(\d+):(\d\d):(\d\d)$/.exec(text);
  return parts ? Number(parts[1]) * 3600 + Number(parts[2]) * 60 + Number(parts[3]) : undefined;
}
