import { Value } from 'typebox/value';
import { plainAddress } from '../../base/address.ts';
import { TonewallError } from '../../base/errors.ts';
import { printable } from '../../base/text.ts';
import { parseNetwork } from '../../base/network.ts';
import { isName } from './name.ts';
import { credentialKey } from './programs.ts';
import { upgraded } from './upgrade.ts';
import { IDENTITIES_FORMAT, IDENTITIES_VERSION, IdentityState } from './state.ts';

/** The text of the file; ends with a line end. */
export const identityText = (state: IdentityState): string => `${JSON.stringify(state, undefined, 2)}\n`;

/**
 * Reads the file's bytes. Fails with `identities-invalid` or `identities-version`: identities that cannot be understood
 * whole are not used in part, and never become an empty file.
 */
export function readIdentities(bytes: Uint8Array, path: string): IdentityState {
  const value = upgraded(parsed(bytes, path));
  refuseOtherVersion(value, path);
  if (!Value.Check(IdentityState, value)) {
    const [first] = Value.Errors(IdentityState, value);
    throw invalid(path, `it does not fit its schema at ${printable(first?.instancePath || '/', 80)}`);
  }
  const problem = meaningProblem(value);
  if (problem !== undefined) throw invalid(path, problem);
  return value;
}

function parsed(bytes: Uint8Array, path: string): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch (cause) {
    throw invalid(path, 'it is not JSON', cause);
  }
}

function refuseOtherVersion(value: unknown, path: string): void {
  if (typeof value !== 'object' || value === null || !('format' in value) || !('version' in value)) return;
  const { format, version } = value;
  if (format !== IDENTITIES_FORMAT || typeof version !== 'number' || version === IDENTITIES_VERSION) return;
  throw new TonewallError(
    'identities-version',
    `${path} has version ${version}, this build reads ${IDENTITIES_VERSION}`,
  );
}

/** What a schema cannot say. */
function meaningProblem(state: IdentityState): string | undefined {
  const { codes, devices, programs, people, sessions } = state;
  const passkeys = people.flatMap((person) => person.passkeys);
  const named = [...codes, ...devices, ...programs, ...passkeys];
  if (named.some(({ name }) => !isName(name))) return 'a name is not printable';
  if ([...devices, ...sessions].some(({ address }) => plainAddress(address) !== address))
    return 'a device or a session has no plain address';
  if (sessions.some(({ person }) => people.every(({ id }) => id !== person))) return 'a session is of nobody';
  if (programs.some(({ from }) => from?.some((text) => parseNetwork(text) === undefined)))
    return 'a program comes from what is no network';
  for (const [what, ids] of [
    ['code', codes.map(({ id }) => id)],
    ['code', codes.map(({ hash }) => hash)],
    ['device', devices.map(({ id }) => id)],
    ['program', programs.map(({ id }) => id)],
    ['credential', programs.map(({ credential }) => credentialKey(credential))],
    ['person', people.map(({ id }) => id)],
    ['passkey', passkeys.map(({ id }) => id)],
    ['session', sessions.map(({ id }) => id)],
    ['session', sessions.map(({ hash }) => hash)],
    ['session of one address', sessions.map(({ address }) => address)],
  ] as const)
    if (new Set(ids).size < ids.length) return `a ${what} is there twice`;
  return undefined;
}

const invalid = (path: string, what: string, cause?: unknown): TonewallError =>
  new TonewallError('identities-invalid', `${path}: ${what}`, cause === undefined ? {} : { cause });
