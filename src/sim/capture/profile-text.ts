import { Document } from 'yaml';
import type { Profile } from './profile.ts';
import type { SeenPlayer } from './seen.ts';

/** The household file as text, with a comment that says what it is and what is unlike the simulator. */
export function profileText(profile: Profile, seen: readonly SeenPlayer[]): string {
  const document = new Document(profile.definition);
  document.commentBefore = [...ABOUT, ...bondsOf(seen), ...differencesOf(profile)]
    .map((line) => (line === '' ? '' : ` ${line}`))
    .join('\n');
  return document.toString({ lineWidth: 0 });
}

const ABOUT = [
  'Captured from players on a network by reading. It holds models, builds, switches and statuses of pages;',
  'names, addresses, ids, hardware addresses and contents were left out.',
  'tonewall sim --household FILE',
];

const bondsOf = (seen: readonly SeenPlayer[]): readonly string[] =>
  seen.flatMap(({ bonded }, index) =>
    bonded
      ? [`Room ${index + 1} was no room of its own (bonded with others, or a bridge); here it stands alone.`]
      : [],
  );

function differencesOf({ differences }: Profile): readonly string[] {
  if (differences.length === 0) return ['', 'Every page answered as the simulator thinks of these builds.'];
  return [
    '',
    'Unlike what the simulator thinks of these builds:',
    ...differences.map(
      ({ room, build, path, seen, usual }) => `  ${room} (${build}): ${path} answered ${seen}, not ${usual}`,
    ),
  ];
}
