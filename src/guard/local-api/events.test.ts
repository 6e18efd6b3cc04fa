import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { once } from 'node:events';
import { type MuseClient, museClient } from '../../../test/rig/guard/muse-client.ts';
import { type SecondDoorHouse, startSecondDoor, testPolicy } from '../../../test/rig/guard/second-door.ts';

let door: SecondDoorHouse;
const clients: MuseClient[] = [];

beforeAll(async () => {
  door = await startSecondDoor('127.109.2');
});
afterAll(() => door.close());
afterEach(async () => {
  await Promise.all(clients.splice(0).map((client) => client.close()));
  door.setPolicy(testPolicy);
  door.house.recorder.clear();
});

const SUBSCRIBE = { namespace: 'playerVolume:1', command: 'subscribe', playerId: 'local' };
const UNSUBSCRIBE = { ...SUBSCRIBE, command: 'unsubscribe' };
const SET = { namespace: 'playerVolume:1', command: 'setVolume', playerId: 'local' };

async function at(last: number): Promise<MuseClient> {
  const client = await museClient({ to: door.guarded[0]!, from: door.at(last) });
  clients.push(client);
  return client;
}

const told = (client: MuseClient): readonly unknown[] =>
  client.heard.filter(([header]) => header['success'] === undefined).map(([, body]) => body['volume']);

/** Names of the commands that the player itself heard by its WebSocket. */
const commands = (): readonly string[] =>
  door.heard().flatMap((message) => (message.startsWith('[') ? [JSON.parse(message)[0].command] : []));

describe('events', () => {
  it('begin after the answer, and come to those alone who subscribed', async () => {
    const [guest, other] = [await at(202), await at(202)];
    await guest.ask(SUBSCRIBE);
    await guest.hears(([header]) => header['type'] === 'playerVolume');
    await other.ask(SET, { volume: 17 });
    await guest.hears(([, body]) => body['volume'] === 17);
    expect(guest.heard.map(([header]) => header['success'])).toEqual([true, undefined, undefined]);
    expect(guest.heard.at(-1)).toEqual([
      {
        namespace: 'playerVolume:1',
        householdId: `${door.house.state.id}.${door.house.state.museSuffix}`,
        locationId: door.house.state.locationId,
        playerId: door.house.players[0]?.id,
        name: 'playerVolume',
        type: 'playerVolume',
      },
      { volume: 17, muted: false, fixed: false },
    ]);
    expect(told(other)).toEqual([]);
  });

  it('are subscribed to at the player over one connection, and ended with the last subscriber', async () => {
    const [one, two] = [await at(202), await at(201)];
    await one.ask(SUBSCRIBE);
    await two.ask(SUBSCRIBE);
    const [left] = await one.ask(UNSUBSCRIBE);
    await two.ask(SET, { volume: 18 });
    await two.hears(([, body]) => body['volume'] === 18);
    expect([left['success'], told(one).includes(18), commands().includes('unsubscribe')]).toEqual([
      true,
      false,
      false,
    ]);
    await two.close();
    await expect.poll(commands).toContain('unsubscribe');
    const peers = door.house.recorder
      .entries({})
      .filter(({ method }) => method === 'WEBSOCKET')
      .map(({ peer }) => peer.port);
    expect(new Set(peers).size).toBe(1);
  });

  it('end with the right to them', async () => {
    const [guest, owner] = [await at(202), await at(201)];
    await guest.ask(SUBSCRIBE);
    await owner.ask(SET, { volume: 19 });
    await guest.hears(([, body]) => body['volume'] === 19);
    door.setPolicy((request) =>
      request.principal.role === 'guest'
        ? { effect: 'forbid', reasons: [{ id: 'outside-hours' }] }
        : testPolicy(request),
    );
    door.journal.length = 0;
    await owner.ask(SET, { volume: 20 });
    await expect.poll(commands).toContain('unsubscribe');
    expect(told(guest)).not.toContain(20);
    expect(door.journal.map(({ facts }) => [facts['action'], facts['principal'], facts['effect']])).toEqual([
      ['local-api.playerVolume.setVolume', 'device:owner', 'permit'],
      ['local-api.playerVolume.subscribe', 'device:guest', 'forbid'],
    ]);
  });

  it('tell the addresses of the guard', async () => {
    const guest = await at(202);
    await guest.ask({ namespace: 'groups:1', command: 'subscribe', householdId: 'local' });
    const [, body] = await guest.hears(([header]) => header['type'] === 'groups');
    const urls = Object(body)['players'].map(({ websocketUrl }: { websocketUrl: string }) => websocketUrl);
    expect(urls).toEqual(door.guarded.map((address) => `wss://${address}:1443/websocket/api`));
  });

  it('are refused to nobody', async () => {
    const nobody = await at(203);
    const [reply, body] = await nobody.ask(SUBSCRIBE);
    expect([reply['success'], body['errorCode'], commands()]).toEqual([false, 'ERROR_NOT_AUTHORIZED', []]);
  });
});

describe('a player that goes away', () => {
  it('ends the sockets of those who listened, and answers again when it is back', async () => {
    const [listening, asking] = [await at(202), await at(202)];
    await listening.ask(SUBSCRIBE);
    const closed = once(listening.socket, 'close');
    const id = door.house.players[0]!.id;
    door.house.power.vanish(id);
    const [code] = await closed;
    const [reply, body] = await asking.ask({ ...SUBSCRIBE, command: 'getVolume' });
    door.house.power.restore(id);
    const [back] = await asking.ask({ ...SUBSCRIBE, command: 'getVolume' });
    expect([code, reply['success'], body['errorCode'], back['success']]).toEqual([
      1001,
      false,
      'ERROR_COMMAND_FAILED',
      true,
    ]);
  });
});
