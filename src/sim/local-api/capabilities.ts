import { eraOf } from '../era.ts';
import type { PlayerState } from '../state/player.ts';

const CAPABILITIES = {
  PLAYBACK: () => true,
  CLOUD: () => true,
  HT_PLAYBACK: ({ tv }: PlayerState) => tv !== undefined,
  HT_POWER_STATE: ({ tv, model }: PlayerState) => tv !== undefined && !OPTICAL_ONLY.has(model),
  LINE_IN: ({ lineIn }: PlayerState) => lineIn !== undefined,
  VOICE: ({ microphone }: PlayerState) => microphone !== undefined,
  MICROPHONE_SWITCH: ({ microphone }: PlayerState) => microphone !== undefined,
  AUDIO_CLIP: ({ build }: PlayerState) => eraOf(build).generation === 2,
  AIRPLAY: ({ microphone, tv }: PlayerState) => microphone !== undefined || tv !== undefined,
  FIXED_VOLUME: ({ rendering }: PlayerState) => rendering.outputFixed,
} as const;

/** Playbar, Playbase and Ray have no HDMI: they cannot turn a television on. Unsure: product knowledge, no recording. */
const OPTICAL_ONLY: ReadonlySet<string> = new Set(['S9', 'S11', 'S36']);

export type Capability = keyof typeof CAPABILITIES;

export const hasCapability = (player: PlayerState, name: Capability): boolean => CAPABILITIES[name](player);

/** Names as in aiosonos (SonosCapability) and bit-saver/sonos-ws. Unsure: which model has which beyond the inputs. */
export const capabilities = (player: PlayerState): readonly string[] =>
  Object.entries(CAPABILITIES).flatMap(([name, has]) => (has(player) ? [name] : []));
