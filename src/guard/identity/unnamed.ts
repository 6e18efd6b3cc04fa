import { isOpen } from './enrol.ts';
import { isLive } from './lease.ts';
import type { IdentityState } from './state.ts';

/** The words of a `tonewall.yaml` that identities speak of. */
export interface NamedWords {
  readonly roles: ReadonlySet<string>;
  readonly groups: ReadonlySet<string>;
  /** By id. */
  readonly people: { has(id: string): boolean };
}

/** What an identity speaks of and the configuration does not. */
export interface Unnamed {
  readonly kind: 'device' | 'code' | 'program' | 'person';
  readonly name: string;
  readonly what: 'role' | 'group' | 'person';
  readonly word: string;
}

/**
 * Identities that live, of whose role, group or person the configuration says nothing: after it was changed, or written down while
 * there was none.
 */
export function unnamedIn(state: IdentityState, words: NamedWords, at: number): readonly Unnamed[] {
  const granted = [
    ...of(
      'device',
      state.devices.filter((device) => isLive(device, at)),
    ),
    ...of(
      'code',
      state.codes.filter((code) => isOpen(code, at)),
    ),
    ...of(
      'program',
      state.programs.filter(({ endedAt }) => endedAt === undefined),
    ),
  ];
  return [
    ...granted.flatMap((grant) => unnamedOf(grant, words)),
    ...state.people
      .filter(({ id }) => !words.people.has(id))
      .map(({ id }) => ({ kind: 'person', name: id, what: 'person', word: id }) as const),
  ];
}

/** One line for the owner. */
export function describeUnnamed({ kind, name, what, word }: Unnamed): string {
  if (what === 'person') return `${name} has a password, and is not among the people: nobody can log in so`;
  const who = kind === 'code' ? `the code for ${name}` : `the ${kind} ${name}`;
  return what === 'role'
    ? `${who} has the role ${word}, which is not there: it may do nothing`
    : `${who} is in the group ${word}, which is not there: neither its permits nor its limits hold`;
}

interface Grant {
  readonly name: string;
  readonly role: string;
  readonly groups: readonly string[];
}

const of = (kind: Unnamed['kind'], grants: readonly Grant[]) =>
  grants.map(({ name, role, groups }) => ({ kind, name, role, groups }));

const unnamedOf = (
  { kind, name, role, groups }: Grant & Pick<Unnamed, 'kind'>,
  words: NamedWords,
): readonly Unnamed[] => [
  ...(words.roles.has(role) ? [] : [{ kind, name, what: 'role', word: role } as const]),
  ...groups
    .filter((group) => !words.groups.has(group))
    .map((word) => ({ kind, name, what: 'group', word }) as const),
];
