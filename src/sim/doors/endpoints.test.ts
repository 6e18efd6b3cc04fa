import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ENDPOINTS, type EndpointFacts } from '../../catalog/endpoints.ts';
import { loadHousehold } from '../definition/load.ts';
import type { RunningHousehold } from '../household.ts';
import { ask, type Reply } from '../rig/ask.ts';
import { CLAIMS, concrete, type Claim } from '../rig/endpoint-statements.ts';
import { UNITS, type Unit } from '../rig/endpoint-units.ts';
import { startRig } from '../rig/house.ts';

const PLAYERS: readonly (readonly [unit: Unit, model: string, build: string, switches?: string])[] = [
  ['16.6', 'ZP90', '16.6-00002'],
  ['18.0', 'ZP120', '18.0-50150'],
  ['24.0', 'ZP120', '24.0-71060'],
  ['28.1', 'S5', '28.1-83040'],
  ['34.16', 'S1', '34.16-37101'],
  ['36.4', 'S5', '36.4-42130'],
  ['57.10', 'S1', '57.10-25140'],
  ['57.23', 'S5', '57.23-74170'],
  ['70.3', 'S13', '70.3-35220'],
  ['86.10', 'S6', '86.10-80260'],
  ['86.10 TV', 'S9', '86.10-80260'],
  ['86.10 shut', 'S6', '86.10-80260', 'upnp: false'],
  ['95.0', 'S13', '95.0-77060'],
  ['95.0 TV', 'S19', '95.0-77060'],
  ['95.0 line-in', 'S23', '95.0-77060'],
  ['97.1', 'S13', '97.1-80312'],
  ['97.1 shut', 'S13', '97.1-80312', 'upnp: false'],
];
const SWEPT: readonly Unit[] = ['18.0', '34.16', '57.23', '86.10 TV', '97.1', '97.1 shut'];

let house: RunningHousehold;

beforeAll(async () => {
  const rooms = PLAYERS.map(
    ([unit, model, build, switches = ''], at) =>
      `  - name: "${unit}"\n    players: [{ model: ${model}, build: ${build}, address: 127.103.7.${at + 11}, switches: { ${switches} } }]\n`,
  );
  const account = 'accounts: [{ serviceType: 519, username: email@example.com, nickname: somebody }]\n';
  house = await startRig(loadHousehold(`name: eras\nrooms:\n${rooms.join('')}${account}`, 'eras'));
});

afterAll(() => house.stop());

const addressOf = (unit: Unit): string => `127.103.7.${PLAYERS.findIndex(([name]) => name === unit) + 11}`;

/** A cover to fetch: without `u` the proxy has nothing to do, and says 404. */
const artOf = (path: string): string =>
  path === '/getaa' ? `?u=http://${addressOf('36.4')}:1400/img/icon-S5.png` : '';

function put(unit: Unit, endpoint: EndpointFacts, claim: Partial<Claim> = {}): Promise<Reply> {
  const [first = 'GET'] = endpoint.methods;
  const usual = { path: endpoint.path, query: artOf(endpoint.path), ...concrete(endpoint) };
  const { path, query, method, port, headers, body } = { ...usual, ...claim };
  return ask({
    address: addressOf(unit),
    port: port ?? endpoint.port,
    method: method ?? (first === '*' ? 'GET' : first),
    path: `${path}${query}`,
    ...(headers ? { headers } : {}),
    ...(body ? { body } : {}),
  });
}

/** What does not fit, in words; nothing when it does. */
function objection(claim: Claim, { status, body }: Reply): string | undefined {
  const { status: wanted, contains = '', lacks } = claim;
  const fits =
    wanted === 'let in'
      ? ![401, 403, 404, 405].includes(status)
      : wanted === 'not 404'
        ? status !== 404
        : status === wanted;
  if (!fits) return `answered ${status}`;
  if (!body.includes(contains)) return `lacks ${contains}`;
  return lacks !== undefined && body.includes(lacks) ? `has ${lacks}` : undefined;
}

/** Restarts come last: a player that is away answers nothing. */
const STATEMENTS = ENDPOINTS.flatMap((endpoint) =>
  endpoint.seenOn.map(([when, what]) => ({ endpoint, when, what })),
).toSorted(
  (one, other) => Number(one.what.startsWith('GET reboots')) - Number(other.what.startsWith('GET reboots')),
);

describe('what the catalog says of endpoints by build', () => {
  it('is understood, all of it', () => {
    const unknown = STATEMENTS.filter(({ when, what }) => !(when in UNITS) || !(what in CLAIMS));
    expect(unknown.map(({ when, what }) => `${when}: ${what}`)).toEqual([]);
    const said = (words: 'when' | 'what') => new Set(STATEMENTS.map((statement) => statement[words]));
    expect(Object.keys(UNITS).filter((when) => !said('when').has(when))).toEqual([]);
    expect(Object.keys(CLAIMS).filter((what) => !said('what').has(what))).toEqual([]);
  });

  it('holds of the simulated players', { timeout: 120_000 }, async () => {
    const wrong: string[] = [];
    for (const { endpoint, when, what } of STATEMENTS) {
      const claim = CLAIMS[what];
      if (!claim) continue;
      for (const models of claim.unit ? [[claim.unit] as const] : (UNITS[when] ?? [])) {
        const found = await Promise.all(
          models.map(async (unit) => objection(claim, await put(unit, endpoint, claim))),
        );
        if (!found.includes(undefined))
          wrong.push(`${endpoint.path} of ${models[0]}, "${what}": ${found[0]}`);
      }
    }
    expect(wrong).toEqual([]);
  });
});

// SOAP without an envelope is a fault, which is answered with 500 (UDA 2.0 §3.2.2).
const HARMLESS = ENDPOINTS.filter(
  ({ path, port }) => path !== '/reboot' && !path.endsWith('/Control') && port !== 1843,
);

describe('every endpoint of the catalog', () => {
  /** Eight at a time: a player takes 36 connections. Port 1843 wants a certificate of the household. */
  const sweep = async (unit: Unit): Promise<readonly (readonly [path: string, status: number])[]> => {
    const found: (readonly [string, number])[] = [];
    const asked = HARMLESS.filter(({ port }) => port === 1400 || unit !== '18.0');
    for (let at = 0; at < asked.length; at += 8) {
      const some = asked.slice(at, at + 8);
      const replies = await Promise.all(some.map((endpoint) => put(unit, endpoint)));
      found.push(
        ...some.map(({ path, port }, index) => [`${port}${path}`, replies[index]?.status ?? 0] as const),
      );
    }
    return found;
  };

  it.each(SWEPT)('of %s is answered, and no page fails', { timeout: 60_000 }, async (unit) => {
    const failed = (await sweep(unit)).filter(([, status]) => status < 200 || status > 499);
    expect(failed).toEqual([]);
  });

  it('is there on 86.10, but for what the catalog calls gone', { timeout: 60_000 }, async () => {
    const [speaker, television] = [await sweep('86.10'), new Map(await sweep('86.10 TV'))];
    const absent = speaker.filter(([path, status]) => status === 404 && television.get(path) === 404);
    const gone = HARMLESS.filter(({ seenOn }) => seenOn.some(([, what]) => what.includes('gone')));
    expect(absent.map(([path]) => path)).toEqual(gone.map(({ path, port }) => `${port}${path}`));
  });
});
