import { expect, it } from 'vitest';
import { foundAt } from '../../../test/rig/guard/found-player.ts';
import { knownAddress as ip } from '../../base/address.ts';
import { silentLog } from '../../ports/log.ts';
import { createSteeredClock } from '../../sim/rig/steered-clock.ts';
import type { FirewallQuestion } from '../firewall/questions.ts';
import type { AskFirewall } from './firewall-door.ts';
import { LocalMedia } from './local-media.ts';

const KITCHEN = foundAt(21, 'Kitchen');
const OFFICE = foundAt(22, 'Office');
const { localPorts: _, ...ON_LOOPBACK } = foundAt(23, 'Garden');
const CLIENT = ip('10.0.10.5');

function media(answer: 'opened' | 'failed' | undefined) {
  const clock = createSteeredClock();
  const asked: FirewallQuestion[] = [];
  const said: unknown[] = [];
  const firewall: AskFirewall = async (question) => {
    asked.push(question);
    return answer && { answer };
  };
  const log = { ...silentLog, warn: (message: string, facts = {}) => said.push([message, facts]) };
  return { local: new LocalMedia({ clock, log, firewall }), asked, said, clock };
}

it('asks for one pinhole for each player behind the gateway and port, once a minute', async () => {
  const { local, asked, clock } = media('opened');
  const offer = { players: [KITCHEN, OFFICE, ON_LOOPBACK], client: CLIENT, ports: [4711] };
  await local.offer(offer);
  await local.offer(offer);
  const both = ['10.0.30.21', '10.0.30.22'].map((player) => ({
    ask: 'pinhole',
    player,
    client: CLIENT,
    port: 4711,
  }));
  expect(asked).toEqual(both);
  clock.advance(60_000);
  await local.offer(offer);
  expect(asked).toEqual([...both, ...both]);
  local.forget();
  await local.offer(offer);
  expect(asked).toEqual([...both, ...both, ...both]);
});

it.each([
  [undefined, 'nobody answers: tonewall firewall helper'],
  ['failed', 'failed'],
] as const)(
  'says once a minute that it cannot be had (%s), and asks again each time',
  async (answer, why) => {
    const { local, asked, said } = media(answer);
    const offer = { players: [KITCHEN], client: CLIENT, ports: [4711] };
    await local.offer(offer);
    await local.offer(offer);
    const pinhole = { player: '10.0.30.21', client: CLIENT, port: 4711 };
    expect(said).toEqual([['a player cannot fetch what a client offers', { ...pinhole, why }]]);
    expect(asked).toHaveLength(2);
  },
);
