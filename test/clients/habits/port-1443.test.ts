import { get } from 'node:https';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { type HabitsHouse, startHabits } from './house.ts';
import { API_KEY, connectTo, SUBPROTOCOL, urlOf } from './local-api.ts';

let habits: HabitsHouse;

beforeAll(async () => {
  habits = await startHabits('127.102.25.11', { tls: true });
});
afterAll(() => habits.house.stop());

/** The local API's form of it: with the location behind. */
const householdId = (): string => `${habits.house.state.id}.${habits.house.state.museSuffix}`;

describe('aiosonos sends commands in binary frames, offers permessage-deflate, reads `https://IP:1443/api/v1/players/local/info` with `X-Sonos-Api-Key`, subprotocol `v1.api.smartspeaker.audio`', () => {
  it('reads who the player is', async () => {
    const request = get({
      host: habits.kitchen,
      port: 1443,
      path: '/api/v1/players/local/info',
      headers: { 'X-Sonos-Api-Key': API_KEY },
      rejectUnauthorized: false,
      agent: false,
    });
    const [response] = await once(request, 'response');
    expect([response.statusCode, JSON.parse(await text(response))]).toEqual([
      200,
      expect.objectContaining({
        playerId: habits.house.players[0]?.id,
        householdId: householdId(),
        websocketUrl: urlOf(habits.kitchen),
      }),
    ]);
  });

  it.each([true, false])('is answered in frames, compression offered: %s', async (perMessageDeflate) => {
    const client = await connectTo(habits.kitchen, { perMessageDeflate });
    const command = { namespace: 'groups:1', command: 'getGroups', householdId: householdId() };
    const [header, body] = await client.ask([command, {}], { binary: true });
    const { protocol } = client.socket;
    await client.close();
    expect([protocol, header['success'], Object(body)['groups'].length]).toEqual([SUBPROTOCOL, true, 3]);
  });
});

describe('sonos-websocket sends an empty command, reads `householdId` from the error, then picks the player by exact `websocketUrl`', () => {
  it('finds its player', async () => {
    const client = await connectTo(habits.kitchen);
    const [refused] = await client.ask([{}, {}]);
    const command = { namespace: 'groups:1', command: 'getGroups', householdId: refused['householdId'] };
    const [, body] = await client.ask([command, {}]);
    await client.close();
    const players: readonly { readonly id: string; readonly websocketUrl: string }[] =
      Object(body)['players'];
    expect([refused['success'], refused['householdId']]).toEqual([false, householdId()]);
    expect(players.filter(({ websocketUrl }) => websocketUrl === urlOf(habits.kitchen))).toMatchObject([
      { id: habits.house.players[0]?.id },
    ]);
  });
});

describe('Neither verifies the certificate', () => {
  /** Who does is turned away: the chain is the player's own. */
  it('has to be so', async () => {
    const strict = new WebSocket(urlOf(habits.kitchen), SUBPROTOCOL, {
      headers: { 'X-Sonos-Api-Key': API_KEY },
    });
    const [refused] = await once(strict, 'error').catch((error: unknown) => [error]);
    expect(refused).toMatchObject({ code: expect.stringMatching(/SELF_SIGNED|UNABLE_TO/) });
  });
});
