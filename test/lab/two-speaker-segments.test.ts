import { writeFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it, test } from 'vitest';
import { clientsHousehold, playersText } from '../clients/household.ts';
import type { TourOutcome } from '../clients/scripts/tour.ts';
import { NPM_SONOS, SVROOIJ_SONOS, tourInput } from '../clients/tours.ts';
import { type Call, callRequest, getVolume, setUri, setVolume } from './call.ts';
import { labCapability } from './capability.ts';
import { cutNobodyOff } from './cut-nobody-off.ts';
import { houseIn, type House } from './discovery-lab.ts';
import { arrivalsDuring, must } from './gateway.ts';
import { inLab } from './in-lab.ts';
import { createLab } from './lab.ts';
import { TONEWALL } from './tonewall.ts';

/** Players in two segments: the kitchen upstairs, office and living room downstairs. The attic is a host that stands for a player, the cellar one for a player and a printer. */
const KITCHEN = '10.0.30.21';
const OFFICE = '10.0.50.22';
const PLAYERS = [KITCHEN, OFFICE, '10.0.50.23', '10.0.50.24'] as const;
const PHONE = '10.0.10.5';
const ATTIC = '10.0.30.40';
const CELLAR = '10.0.50.40';
const PRINTER = '10.0.50.99';

const PLAN = {
  router: {
    links: [
      { segment: 'upstairs', addresses: ['10.0.30.1'] },
      { segment: 'home', addresses: ['10.0.10.1'] },
      { segment: 'guests', addresses: ['10.0.20.1'] },
      { segment: 'things', addresses: ['10.0.40.1'] },
      { segment: 'downstairs', addresses: ['10.0.50.1'] },
    ],
  },
  players: {
    links: [
      { segment: 'upstairs', addresses: [KITCHEN] },
      { segment: 'downstairs', addresses: PLAYERS.slice(1) },
    ],
    gateway: '10.0.30.1',
  },
  attic: { links: [{ segment: 'upstairs', addresses: [ATTIC] }], gateway: '10.0.30.1' },
  cellar: { links: [{ segment: 'downstairs', addresses: [CELLAR, PRINTER] }], gateway: '10.0.50.1' },
  phone: { links: [{ segment: 'home', addresses: [PHONE] }], gateway: '10.0.10.1' },
  guest: { links: [{ segment: 'guests', addresses: ['10.0.20.5'] }], gateway: '10.0.20.1' },
  thing: { links: [{ segment: 'things', addresses: ['10.0.40.5'] }], gateway: '10.0.40.1' },
} as const;

const configOf = (upstairs: string): string => `version: 1
players:
${playersText(PLAYERS)}
  Attic: { address: ${ATTIC} }
  Cellar: { address: ${CELLAR} }
segments:
  - { name: upstairs, interface: eth0, network: 10.0.30.0/24, holds: players${upstairs} }
  - { name: downstairs, interface: eth4, network: 10.0.50.0/24, holds: players }
  - { name: home, interface: eth1, network: 10.0.10.0/24, role: owner }
  - { name: guests, interface: eth2, network: 10.0.20.0/24, role: guest }
  - { name: things, interface: eth3, network: 10.0.40.0/24, role: nobody }
`;

/** One household, its players where they are. */
function household(): object {
  const { rooms, ...others } = clientsHousehold(KITCHEN);
  const addresses = PLAYERS.values();
  const placed = rooms.map((room) => ({
    ...room,
    players: room.players.map((player) => ({ ...player, address: addresses.next().value })),
  }));
  return { ...others, rooms: placed };
}

let lab: House<keyof typeof PLAN>;

inLab({
  build: async () => {
    const bare = createLab(PLAN);
    await answerByTheCardAsked(bare.hosts.players);
    lab = await houseIn(bare, { config: configOf(''), household: household() });
  },
  close: () => lab?.close(),
  timeoutMs: 120_000,
});

/** One host plays the players of both segments: what it says downstairs leaves downstairs. */
async function answerByTheCardAsked(host: Parameters<typeof must>[0]): Promise<void> {
  await must(host, 'ip', 'route', 'add', '10.0.50.0/24', 'dev', 'eth1', 'table', '50');
  await must(host, 'ip', 'route', 'add', 'default', 'via', '10.0.50.1', 'dev', 'eth1', 'table', '50');
  await must(host, 'ip', 'rule', 'add', 'from', '10.0.50.0/24', 'table', '50');
}

describe.each([NPM_SONOS, SVROOIJ_SONOS])('$name at home, players in two segments', (tour) => {
  let outcome: TourOutcome = {};
  beforeAll(async () => {
    if (labCapability() !== undefined) return;
    const input = JSON.stringify(tourInput(PLAYERS, PHONE, true));
    const done = await lab.hosts.phone.run(process.execPath, [tour.script, input], { timeoutMs: 120_000 });
    if (done.code !== 0) throw new Error(`${tour.script} ended with ${done.code}: ${done.stderr}`);
    outcome = JSON.parse(done.stdout);
  }, 150_000);
  test('finds every player by its own search', () => {
    expect(outcome['discover']).toEqual({ value: PLAYERS });
  });
  test.each(Object.entries(tour.expected(PLAYERS)))('%s', (step, value) => {
    expect(outcome[step]).toEqual({ value });
  });
});

async function ask(from: 'guest' | 'thing', host: string, request: string): Promise<number> {
  return Number(Object(await lab.hosts[from].script('exchange.ts', { host, port: 1400, request })).status);
}

const queued: Call = {
  host: OFFICE,
  service: 'AVTransport',
  action: 'AddURIToQueue',
  args: '<EnqueuedURI>http://10.0.20.5:4711/a.mp3</EnqueuedURI><EnqueuedURIMetaData></EnqueuedURIMetaData><DesiredFirstTrackNumberEnqueued>0</DesiredFirstTrackNumberEnqueued><EnqueueAsNext>0</EnqueueAsNext>',
};

const subscribe = (own: string): string =>
  `SUBSCRIBE /MediaRenderer/AVTransport/Event HTTP/1.1\r\nHOST: ${OFFICE}:1400\r\nCALLBACK: <http://${own}:3400/>\r\nNT: upnp:event\r\nTIMEOUT: Second-300\r\nConnection: close\r\n\r\n`;

const ASKED = (own: string) =>
  [
    ['reading', callRequest(getVolume(OFFICE))],
    ['volume', callRequest(setVolume(OFFICE, 90))],
    ['grouping', callRequest(setUri(OFFICE, 'x-rincon:RINCON_000E58A0370101400'))],
    ['queue', callRequest(queued)],
    ['a file of its own', callRequest(setUri(OFFICE, `http://${own}:4711/a.mp3`))],
    ['events', subscribe(own)],
  ] as const;

/** What is answered to each, by what was asked. */
const answers = async (from: 'guest' | 'thing'): Promise<object> => {
  const [own = ''] = lab.hosts[from].addresses;
  const all = ASKED(own).map(async ([what, request]) => [what, await ask(from, OFFICE, request)] as const);
  return Object.fromEntries(await Promise.all(all));
};

describe('others', () => {
  it('do what guests may: read and play, neither louder than their cap nor in groups', async () => {
    expect(await answers('guest')).toEqual({
      reading: 200,
      volume: 500,
      grouping: 500,
      queue: 200,
      'a file of its own': 200,
      events: 200,
    });
  });
  it('do nothing where nobody may', async () => {
    expect(await answers('thing')).toEqual({
      reading: 500,
      volume: 500,
      grouping: 500,
      queue: 500,
      'a file of its own': 500,
      events: 403,
    });
  });
});

/** Packets of TCP and UDP, one for each port, that come from the attic to the cellar's host. */
async function arrivingAt(host: string): Promise<number> {
  const work = async (): Promise<void> => {
    await lab.hosts.attic.script('every-port.ts', { host }, { timeoutMs: 120_000 });
  };
  return arrivalsDuring(lab.hosts.cellar, work, `ip saddr ${ATTIC}`);
}

describe('players of the two segments', () => {
  it('reach each other on no port', async () => {
    await cutNobodyOff(lab.hosts.router);
    expect(await arrivingAt(CELLAR)).toBe(0);
  });
  it('reach each other on every port where they play together, and nobody else there', async () => {
    await writeFile(lab.config, configOf(', plays-with: [downstairs]'));
    await must(lab.hosts.router, process.execPath, TONEWALL, 'firewall', 'apply', lab.config);
    await cutNobodyOff(lab.hosts.router);
    expect(await arrivingAt(CELLAR)).toBeGreaterThanOrEqual(2 * 65_535);
    expect(await arrivingAt(PRINTER)).toBe(0);
  });
}, 400_000);
