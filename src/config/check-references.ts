import { didYouMean } from '../base/yaml/did-you-mean.ts';
import type { Finding, Path } from '../base/yaml/problem.ts';
import { alsoIn, rulesIn } from './rules-in.ts';
import { type ConfigDefinition, SHIPPED_ROLES } from './schema.ts';

interface Mention {
  readonly text: string;
  readonly path: Path;
}

/** Rooms, roles and groups that are mentioned must be there. */
export function checkReferences(config: ConfigDefinition): readonly Finding[] {
  const rooms = Object.keys(config.players);
  const roles = [...SHIPPED_ROLES, ...Object.keys(config.roles ?? {})];
  const groups = Object.keys(config.groups ?? {});
  return [
    ...missing('room', rooms, roomMentions(config)),
    ...missing('role', roles, roleMentions(config)),
    ...missing('group', groups, groupMentions(config)),
    ...repeatedFiles(config),
  ];
}

const missing = (what: string, known: readonly string[], mentions: readonly Mention[]): readonly Finding[] =>
  mentions
    .filter(({ text }) => !known.includes(text))
    .map(({ text, path }) => {
      const guess = didYouMean(text, known);
      const message = `there is no ${what} ${text}`;
      return { path, message, ...(guess ? { hint: `did you mean ${guess}?` } : {}) };
    });

const listed = (names: readonly string[] | undefined, path: Path): readonly Mention[] =>
  (names ?? []).map((text, index) => ({ text, path: [...path, index] }));

const roomMentions = (config: ConfigDefinition): readonly Mention[] => [
  ...rulesIn(config).flatMap(({ rule, path }) => [
    ...listed(rule.rooms, [...path, 'rooms']),
    ...Object.keys(rule['volume-caps'] ?? {}).map((text) => ({ text, path: [...path, 'volume-caps', text] })),
  ]),
  ...alsoIn(config).flatMap(({ also, path }) => listed(also.rooms, [...path, 'rooms'])),
  ...listed(config['quiet-hours']?.rooms, ['quiet-hours', 'rooms']),
];

const roleMentions = (config: ConfigDefinition): readonly Mention[] => [
  ...(config.segments ?? []).flatMap(({ role: text }, index) =>
    text === undefined ? [] : [{ text, path: ['segments', index, 'role'] }],
  ),
  ...Object.entries(config.people ?? {}).map(([id, { role }]) => ({
    text: role,
    path: ['people', id, 'role'],
  })),
  ...listed(config['quiet-hours']?.except, ['quiet-hours', 'except']),
];

const groupMentions = ({ people = {} }: ConfigDefinition): readonly Mention[] =>
  Object.entries(people).flatMap(([id, { groups }]) => listed(groups, ['people', id, 'groups']));

const repeatedFiles = ({ policies = [] }: ConfigDefinition): readonly Finding[] =>
  policies.flatMap((name, index) =>
    policies.indexOf(name) < index ? [{ path: ['policies', index], message: `${name} is there twice` }] : [],
  );
