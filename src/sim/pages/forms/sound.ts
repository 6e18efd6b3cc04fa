import type { PlayerState } from '../../state/player.ts';
import { builtBetween } from './build-major.ts';
import type { Form } from './form.ts';

/**
 * The equaliser of 16.6, a page whose script sent what it drew to `/save_eq_presets`; open to anybody, and without a token.
 * Unsure: the build that dropped it; 34.16 does not have it.
 */
const equaliser: Form = {
  path: '/audio_eq',
  aliases: ['/audio_eq.htm', '/save_eq_presets'],
  title: 'Audio EQ',
  action: '/save_eq_presets',
  fields: ['presetData'],
  withoutToken: true,
  exists: builtBetween(0, 34),
  apply: () => 'Presets saved.',
};

const hasLockedFiles = builtBetween(34, 57);

/** Files that lead to a place which only an unlocked unit has (34.16). Unsure: up to which build. */
const forUnlocked = (name: string, title: string): Form => ({
  path: `/${name}`,
  aliases: [`/${name}.htm`],
  title,
  fields: [],
  exists: (player: PlayerState) => hasLockedFiles(player) && player.switches.unlocked,
  apply: () => 'Nothing to set',
});

export const soundPages: readonly Form[] = [
  equaliser,
  forUnlocked('configDSP', 'DSP configuration'),
  forUnlocked('meters', 'Meters'),
];
