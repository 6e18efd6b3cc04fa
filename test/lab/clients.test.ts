import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, test } from 'vitest';
import { clientsHousehold } from '../clients/household.ts';
import type { TourOutcome } from '../clients/scripts/tour.ts';
import { NPM_SONOS, SVROOIJ_SONOS, tourInput, type Tour } from '../clients/tours.ts';
import { labCapability } from './capability.ts';
import { inLab } from './in-lab.ts';
import { createLab, type Lab } from './lab.ts';
import { ANSWERS } from './ready.ts';

/** The binary's source: the household is started as a user starts it. */
const TONEWALL = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url));
const PLAYERS = ['10.77.2.11', '10.77.2.12', '10.77.2.13', '10.77.2.14'];
const CLIENT = '10.77.2.20';

/** Players on real addresses of one host, a client on another: searches go by multicast and broadcast over a bridge. */
let lab: Lab<'speakers' | 'client'>;

inLab({
  build: async () => {
    lab = createLab({
      speakers: { links: [{ segment: 'lan', addresses: PLAYERS }] },
      client: { links: [{ segment: 'lan', addresses: [CLIENT] }] },
    });
    const file = join(lab.folder, 'household.json');
    writeFileSync(file, JSON.stringify(clientsHousehold(PLAYERS[0] ?? '')));
    await lab.hosts.speakers.start(process.execPath, [TONEWALL, 'sim', '--household', file], {
      ready: ANSWERS,
    });
  },
  close: () => lab?.close(),
});

async function walk(tour: Tour): Promise<TourOutcome> {
  const input = JSON.stringify(tourInput(PLAYERS, CLIENT, true));
  const done = await lab.hosts.client.run(process.execPath, [tour.script, input], { timeoutMs: 90_000 });
  if (done.code !== 0) throw new Error(`${tour.script} ended with ${done.code}: ${done.stderr}`);
  return JSON.parse(done.stdout);
}

/** The library finds out by itself where it is to listen: nothing is told by its environment. */
describe.each([NPM_SONOS, SVROOIJ_SONOS])('$name on a network', (tour) => {
  let outcome: TourOutcome = {};

  beforeAll(async () => {
    if (labCapability() === undefined) outcome = await walk(tour);
  });

  test('finds every player by its own search', () => {
    expect(outcome['discover']).toEqual({ value: PLAYERS });
  });

  test.each(Object.entries(tour.expected(PLAYERS)))('%s', (step, value) => {
    expect(outcome[step]).toEqual({ value });
  });
});
