import { readConfig } from '../src/config/read.ts';
import type { AccessRequest } from '../src/guard/policy/access-request.ts';
import { compilePolicy } from '../src/guard/policy/compile.ts';
import type { Policy } from '../src/guard/policy/decision.ts';
import type { Benchmark } from './benchmark.ts';

const HOME = `version: 1
time-zone: Europe/Berlin
players: { Kitchen: { address: 192.168.1.20 }, Bar: { address: 192.168.1.21 } }
roles: { guest: { may: [read, volume], rooms: [Bar], hours: 08:00-23:00, volume-cap: 40 } }
quiet-hours: { hours: 22:00-07:00 }
`;

const REQUEST: AccessRequest = {
  principal: { kind: 'device', id: '1', name: 'A phone', role: 'guest', groups: [], binding: 'address' },
  action: { kind: 'soap', id: 'RenderingControl.SetVolume', riskClass: 'volume' },
  room: 'Bar',
  rooms: ['Bar'],
  context: {
    at: Date.parse('2026-11-27T12:00:00Z'),
    volumes: { Bar: 20 },
    volumesNow: { Bar: 10 },
    approved: false,
  },
};

/** A decision that Cedar makes, and one that is remembered; each principal is new to the policy in the first. */
export const policyDecisions: Benchmark = {
  name: 'policy-decisions',
  async run() {
    const policy = guestPolicy();
    const { principal } = REQUEST;
    const anew = timed(1000, (turn) =>
      policy.decide({ ...REQUEST, principal: { ...principal, id: `${turn}` } }),
    );
    const remembered = timed(500_000, () => policy.decide(REQUEST));
    const compiled = timed(5, () => guestPolicy());
    return [
      { name: 'decision, remembered', value: remembered, unit: 'µs', goal: 'at most 2' },
      { name: 'decision, by Cedar', value: anew, unit: 'µs' },
      { name: 'policy of 5 roles, compiled', value: compiled / 1000, unit: 'ms' },
    ];
  },
};

function guestPolicy(): Policy {
  const read = readConfig(HOME, 'tonewall.yaml');
  const compiled = read.ok ? compilePolicy({ config: read.value, cedarFiles: [] }) : undefined;
  if (!compiled?.ok) throw new Error('the policy of the benchmark cannot be used');
  return compiled.value;
}

/** Microseconds a turn. */
function timed(turns: number, work: (turn: number) => unknown): number {
  for (let turn = 0; turn < turns / 10; turn += 1) work(-turn - 1);
  const start = performance.now();
  for (let turn = 0; turn < turns; turn += 1) work(turn);
  return ((performance.now() - start) * 1000) / turns;
}
