import { describe, expect, it } from 'vitest';
import { knownAddress as ip } from '../../base/address.ts';
import { asPlayerId } from '../../base/ids.ts';
import type { Log } from '../../ports/log.ts';
import { silentLog } from '../../ports/log.ts';
import { createSteeredClock } from '../../sim/rig/steered-clock.ts';
import { serviceMapOf } from '../request/service-map.ts';
import type { KnownPlayer, PlayerPlace } from './guarded-player.ts';
import { Roster } from './roster.ts';

const KITCHEN: PlayerPlace = {
  room: 'Kitchen',
  endpoint: { host: ip('10.0.1.2'), port: 1400 },
  guardAddress: ip('10.0.2.2'),
};
const services = serviceMapOf('S13', '97.1-80312');
const known = (build: string): KnownPlayer => ({
  id: asPlayerId('RINCON_000E58A0000101400')!,
  model: 'S13',
  build,
  services,
});

function rosterOf(...answers: readonly (KnownPlayer | 'refuses' | 'another' | undefined)[]) {
  const clock = createSteeredClock();
  const said: string[] = [];
  const log: Log = {
    ...silentLog,
    info: (message, facts = {}) => said.push(`${message} ${facts['build']}`),
    warn: (message) => said.push(message),
  };
  let asked = 0;
  const describePlayer = () => Promise.resolve(answers[asked++]);
  const roster = new Roster({ clock, log }, { places: [KITCHEN], describe: describePlayer });
  const pass = async (ms: number): Promise<void> => {
    clock.advance(ms);
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
  };
  return { roster, said, pass, asked: () => asked };
}

describe('the roster', () => {
  it('knows nobody before it has asked', () => {
    const { roster } = rosterOf();
    expect([roster.known(KITCHEN), roster.placeOf('RINCON_000E58A0000101400')]).toEqual([
      undefined,
      undefined,
    ]);
  });

  it('tells a player that refuses from one that is silent, until it is known', async () => {
    const { roster, said, pass } = rosterOf('refuses', undefined, 'refuses', known('97.1-80312'));
    const seen: boolean[] = [];
    await roster.start();
    seen.push(roster.refuses(KITCHEN));
    for (let look = 0; look < 3; look += 1) {
      await pass(3000);
      seen.push(roster.refuses(KITCHEN));
    }
    expect(seen).toEqual([true, false, true, false]);
    expect(said).toEqual([
      'player refuses everybody',
      'player does not answer',
      'player refuses everybody',
      'player 97.1-80312',
    ]);
  });

  it('knows one no more in whose place another is', async () => {
    const { roster, said, pass } = rosterOf(known('97.1-80312'), 'another', known('97.1-80312'));
    await roster.start();
    await pass(600_000);
    expect(roster.known(KITCHEN)).toBeUndefined();
    await pass(3000);
    expect(roster.known(KITCHEN)).toEqual(known('97.1-80312'));
    expect(said).toEqual([
      'player 97.1-80312',
      'ANOTHER PLAYER IS WHERE A PLAYER SHOULD BE: nothing passes to it',
      'player 97.1-80312',
    ]);
  });

  it('holds nobody up for longer than a second when a player is silent', async () => {
    const clock = createSteeredClock();
    const describePlayer = (): Promise<KnownPlayer | undefined> => new Promise(() => {});
    const roster = new Roster({ clock, log: silentLog }, { places: [KITCHEN], describe: describePlayer });
    let isStarted = false;
    void roster.start().then(() => (isStarted = true));
    const startedAfter = async (ms: number): Promise<boolean> => {
      clock.advance(ms);
      await new Promise((resolve) => {
        setImmediate(resolve);
      });
      return isStarted;
    };
    expect([await startedAfter(999), await startedAfter(1)]).toEqual([false, true]);
    expect(roster.known(KITCHEN)).toBeUndefined();
  });

  it('knows a player by what it told', async () => {
    const { roster, said } = rosterOf(known('97.1-80312'));
    await roster.start();
    expect(roster.known(KITCHEN)).toEqual(known('97.1-80312'));
    expect(roster.placeOf('RINCON_000E58A0000101400')).toBe(KITCHEN);
    expect(roster.placeOf('RINCON_OTHER')).toBeUndefined();
    expect(said).toEqual(['player 97.1-80312']);
  });

  it('asks again soon while a player has not answered', async () => {
    const { roster, said, pass, asked } = rosterOf(undefined, undefined, known('97.1-80312'));
    await roster.start();
    await pass(2999);
    expect([asked(), said]).toEqual([1, ['player does not answer']]);
    await pass(1);
    expect([asked(), roster.known(KITCHEN)]).toEqual([2, undefined]);
    await pass(3000);
    expect([asked(), roster.known(KITCHEN)?.build]).toEqual([3, '97.1-80312']);
  });

  it('sees an update within ten minutes, and says so', async () => {
    const { roster, said, pass } = rosterOf(known('97.1-80312'), known('97.1-80312'), known('98.0-1'));
    await roster.start();
    await pass(600_000);
    await pass(600_000);
    expect(roster.known(KITCHEN)?.build).toBe('98.0-1');
    expect(said).toEqual(['player 97.1-80312', 'player 98.0-1']);
  });

  it('keeps what it knows of a player that is away', async () => {
    const { roster, pass } = rosterOf(known('97.1-80312'), undefined);
    await roster.start();
    await pass(600_000);
    expect(roster.known(KITCHEN)).toEqual(known('97.1-80312'));
  });

  it('meets players before they are guarded, and forgets those that are no more', async () => {
    const { roster, pass, asked } = rosterOf(known('97.1-80312'), known('98.0-1'));
    await roster.start();
    const office = { ...KITCHEN, room: 'Office' };
    await roster.meet([office]);
    expect([roster.places, roster.known(office)?.build]).toEqual([[KITCHEN], '98.0-1']);
    roster.replace([office]);
    expect([roster.places, roster.known(KITCHEN), roster.known(office)?.build]).toEqual([
      [office],
      undefined,
      '98.0-1',
    ]);
    expect(roster.placeOf('RINCON_000E58A0000101400')).toBe(office);
    await pass(600_000);
    expect(asked()).toBe(3);
  });

  it('asks nobody once it is closed', async () => {
    const { roster, pass, asked } = rosterOf(undefined, known('97.1-80312'));
    await roster.start();
    roster.close();
    await pass(3000);
    await pass(600_000);
    expect([asked(), roster.known(KITCHEN)]).toEqual([1, undefined]);
  });

  it('looks again soon at a player that turns away what it answered before, and not again and again', async () => {
    const off: KnownPlayer = { ...known('97.1-80312'), upnp: 'off' };
    const { roster, pass, asked } = rosterOf(known('97.1-80312'), known('97.1-80312'), off);
    const { host } = KITCHEN.endpoint;
    const seen: number[] = [];
    await roster.start();
    for (const ms of [0, 2000, 1000, 2999, 1, 3000]) {
      roster.doubt(ip('10.0.1.3'));
      roster.doubt(host);
      await pass(ms);
      seen.push(asked());
    }
    expect(seen).toEqual([1, 1, 2, 2, 3, 3]);
    expect(roster.known(KITCHEN)).toEqual(off);
    await pass(597_000);
    expect(asked()).toBe(4);
  });
});
