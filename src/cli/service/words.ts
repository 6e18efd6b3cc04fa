import { join } from 'node:path';
import { type Installation, readingCommands } from '../../guard/service/install.ts';
import { SERVICE_USER, STATE_FOLDER, UNIT_FOLDER } from '../../guard/service/names.ts';
import type { Removed } from '../../guard/service/remove.ts';
import type { ServiceStand, UnitStand } from '../../guard/service/status.ts';
import { unitsFor } from '../../guard/service/units.ts';
import { USER_COMMAND } from '../../guard/service/user.ts';

/** What an installation would do. */
export interface Plan {
  readonly files: readonly { readonly path: string; readonly text: string }[];
  /** Word by word, in their order. */
  readonly commands: readonly (readonly string[])[];
}

export function planned(wanted: Installation): Plan {
  const units = unitsFor({ ...wanted, config: wanted.loaded.config });
  const names = [...units.keys()];
  return {
    files: [...units].map(([name, text]) => ({ path: join(UNIT_FOLDER, name), text })),
    commands: [
      USER_COMMAND,
      ...readingCommands(wanted),
      ['systemctl', 'daemon-reload'],
      ...names.map((name) => ['systemctl', 'enable', '--quiet', name]),
      ...names.map((name) => ['systemctl', 'restart', name]),
    ],
  };
}

export const planText = ({ files, commands }: Plan): string =>
  [
    ...files.map(({ path, text }) => `# ${path}\n${text}`),
    `# Run\n${commands.map((words) => `${words.map(shown).join(' ')}\n`).join('')}`,
  ].join('\n');

const shown = (word: string): string => (/\s/.test(word) ? `'${word}'` : word);

const FILES: Readonly<Record<UnitStand['file'], string>> = {
  'as-wanted': '',
  differs: ', is another than the configuration wants',
  missing: ', has no file',
  superfluous: ', is not wanted by the configuration',
};

const RULES: Readonly<Record<NonNullable<ServiceStand['rules']>, string>> = {
  'as-wanted': 'those of the configuration are in force',
  differ: 'others are in force than those of the configuration',
  missing: 'none are in force',
  unknown: 'only root may ask for them',
};

export function standText({ units, user, answers, rules, isWhole }: ServiceStand): string {
  const lines = [
    ...units.map(({ name, file, state, enabled }) => [
      name,
      `${state ?? 'no systemd'}${enabled ? '' : ', does not start with the computer'}${FILES[file]}`,
    ]),
    ['user', user === 'missing' ? `there is no user ${SERVICE_USER}` : SERVICE_USER],
    ...(rules === undefined ? [] : [['rules', RULES[rules]]]),
    [
      'guard',
      answers ? `answers at ${STATE_FOLDER}` : `nobody answers at ${STATE_FOLDER} (only root may ask)`,
    ],
  ];
  const end = isWhole
    ? 'The service is whole and runs.'
    : 'Something is amiss: tonewall service install, and journalctl -u tonewall';
  return `${lines.map(([what = '', how = '']) => `${what.padEnd(34)}${how}\n`).join('')}${end}\n`;
}

export function removedText({ units, rules, user, state }: Removed): string {
  const gone = [
    ...units,
    ...(rules ? ['the rules'] : []),
    ...(user ? [`the user ${SERVICE_USER}`] : []),
    ...(state ? [STATE_FOLDER] : []),
  ];
  return gone.length === 0 ? 'There was nothing.\n' : `Gone: ${gone.join(', ')}.\n`;
}
