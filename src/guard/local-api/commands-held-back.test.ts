import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Kitchen, startKitchen } from '../../../test/rig/guard/kitchen.ts';
import { testPolicy } from '../../../test/rig/guard/second-door.ts';

let kitchen: Kitchen;

beforeAll(async () => {
  kitchen = await startKitchen('127.109.7');
});
afterAll(() => kitchen.close());
afterEach(() => kitchen.clear());

it('a command that cannot be written down is refused, but for what is harmless', async () => {
  const owner = await kitchen.client(201);
  kitchen.failJournal(true);
  const [[play, why], [status]] = await Promise.all([
    owner.ask(kitchen.playback('play')),
    owner.ask(kitchen.playback('getPlaybackStatus')),
  ]);
  kitchen.failJournal(false);
  expect([play['success'], why['errorCode'], status['success']]).toEqual([
    false,
    'ERROR_COMMAND_FAILED',
    true,
  ]);
});

describe('what an owner has to approve', () => {
  it('passes once when it is approved', async () => {
    kitchen.setPolicy(({ context }) => ({
      effect: context.approved ? 'permit' : 'forbid',
      reasons: [{ id: context.approved ? 'permitted-by-rule' : 'needs-approval' }],
    }));
    const guest = await kitchen.client(202);
    const mono = { namespace: 'settings:1', command: 'setPlayerSettings', playerId: 'local' };
    const [first, why] = await guest.ask(mono, { monoMode: true });
    const [waiting] = kitchen.parts.desk.list();
    const approved = kitchen.parts.desk.approve(waiting?.number ?? -1);
    const [other] = await guest.ask(mono, { monoMode: false });
    const [second] = await guest.ask(mono, { monoMode: true });
    const [third] = await guest.ask(mono, { monoMode: true });
    kitchen.setPolicy(testPolicy);
    expect([
      first['success'],
      why['errorCode'],
      approved.ok,
      other['success'],
      second['success'],
      third['success'],
    ]).toEqual([false, 'ERROR_NOT_AUTHORIZED', true, false, true, false]);
  });
});

describe('a flood', () => {
  it('is held back for its sender alone, and does not fill the journal', { timeout: 20_000 }, async () => {
    const [owner, guest] = [await kitchen.client(201), await kitchen.client(202)];
    const set = { namespace: 'playerVolume:1', command: 'setVolume', playerId: 'local' };
    kitchen.holdRates(true);
    const replies = await Promise.all(Array.from({ length: 95 }, () => owner.ask(set, { volume: 9 })));
    kitchen.holdRates(false);
    const [calm] = await guest.ask({ ...set, command: 'getVolume' });
    const refused = replies.filter(([reply]) => reply['success'] === false);
    expect(refused.length).toBeGreaterThan(0);
    expect(new Set(refused.map(([, body]) => body['errorCode']))).toEqual(new Set(['ERROR_COMMAND_FAILED']));
    const entries = kitchen.journal.filter(
      ({ facts }) => JSON.stringify(facts['reasons']) === '["too-many"]',
    );
    expect(entries.length).toBeGreaterThan(0);
    expect(entries.length).toBeLessThan(refused.length / 2);
    expect(calm['success']).toBe(true);
  });
});
