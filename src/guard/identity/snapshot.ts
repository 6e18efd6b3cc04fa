import { TonewallError } from '../../base/errors.ts';
import { type IpNetwork, parseNetwork } from '../../base/network.ts';
import type { Principal } from './principal.ts';
import { credentialKey } from './programs.ts';
import type { IdentityRules, PersonRule, SegmentRule } from './rules.ts';
import type { Device, IdentityState, Program, Session } from './state.ts';

/** Identities and rules arranged for looking up. Principals are made once: equal ones are the same object. */
export interface Snapshot {
  readonly state: IdentityState;
  readonly rules: IdentityRules;
  /** By plain address. */
  readonly devices: ReadonlyMap<string, readonly KnownDevice[]>;
  /** By plain address: at most one. */
  readonly sessions: ReadonlyMap<string, KnownSession>;
  /** The same by the hash of their cookie. */
  readonly cookies: ReadonlyMap<string, KnownSession>;
  /** By `credentialKey`. */
  readonly programs: ReadonlyMap<string, KnownProgram>;
  /** Longest prefix first. */
  readonly segments: readonly KnownSegment[];
}

export interface KnownDevice {
  readonly device: Device;
  readonly principal: Principal;
}

export interface KnownSession {
  readonly session: Session;
  readonly principal: Principal;
}

export interface KnownProgram {
  readonly program: Program;
  readonly principal: Principal;
  /** Missing is anywhere. */
  readonly from: readonly IpNetwork[] | undefined;
}

export interface KnownSegment {
  readonly network: IpNetwork;
  readonly principal: Principal;
}

export function makeSnapshot(state: IdentityState, rules: IdentityRules): Snapshot {
  const sessions = state.sessions.flatMap((session) => knownSession(session, rules));
  return {
    state,
    rules,
    sessions: new Map(sessions.map((known) => [known.session.address, known])),
    cookies: new Map(sessions.map((known) => [known.session.hash, known])),
    devices: Map.groupBy(state.devices.map(knownDevice), ({ device }) => device.address),
    programs: new Map(
      state.programs.map((program) => [credentialKey(program.credential), knownProgram(program)]),
    ),
    segments: rules.segments.map(knownSegment).sort((a, b) => b.network.prefix - a.network.prefix),
  };
}

function knownDevice(device: Device): KnownDevice {
  const { id, name, role, groups, hardware } = device;
  const binding = hardware === undefined ? 'address' : 'address-and-hardware';
  return { device, principal: { kind: 'device', id, name, role, groups, binding } };
}

/** Of a person whom the configuration does not name any more there is no session. */
function knownSession(session: Session, { people }: IdentityRules): readonly KnownSession[] {
  const rule = people.find(({ id }) => id === session.person);
  return rule ? [{ session, principal: personPrincipal(rule, session.how) }] : [];
}

export const personPrincipal = ({ id, name, role, groups }: PersonRule, how: Session['how']): Principal => ({
  kind: 'person',
  id,
  name,
  role,
  groups,
  binding: how,
});

function knownProgram(program: Program): KnownProgram {
  const { id, name, role, groups, credential, from } = program;
  return {
    program,
    principal: { kind: 'program', id, name, role, groups, binding: credential.kind },
    from: from?.map(networkOf),
  };
}

function knownSegment({ network, role }: SegmentRule): KnownSegment {
  return {
    network: networkOf(network),
    principal: { kind: 'segment', id: network, name: network, role, groups: [], binding: 'network' },
  };
}

/** Both sources were checked when they were read; a network that is none must not become one that holds everything. */
function networkOf(text: string): IpNetwork {
  const network = parseNetwork(text);
  if (!network) throw new TonewallError('bug', `${text} is no network`);
  return network;
}
