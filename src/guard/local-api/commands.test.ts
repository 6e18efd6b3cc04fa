import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type Kitchen, startKitchen } from '../../../test/rig/guard/kitchen.ts';

let kitchen: Kitchen;

beforeAll(async () => {
  kitchen = await startKitchen('127.109.1');
});
afterAll(() => kitchen.close());
afterEach(() => kitchen.clear());

describe('a command', () => {
  it('that is permitted is done, written anew and written down', async () => {
    const guest = await kitchen.client(202);
    const [header, body] = await guest.ask(
      {
        namespace: 'playerVolume:1',
        command: 'setVolume',
        playerId: kitchen.kitchenId(),
        householdId: kitchen.householdId(),
      },
      { _objectType: 'volume', volume: 33, muted: null },
    );
    expect([header, body]).toEqual([
      {
        namespace: 'playerVolume:1',
        householdId: kitchen.householdId(),
        locationId: kitchen.house.state.locationId,
        response: 'setVolume',
        success: true,
        type: 'none',
        playerId: kitchen.kitchenId(),
        cmdId: 'client-1',
      },
      {},
    ]);
    expect(kitchen.volume()).toBe(33);
    const [sent = ''] = kitchen.heard().filter((message) => message.startsWith('['));
    expect(JSON.parse(sent)).toEqual([
      {
        namespace: 'playerVolume:1',
        command: 'setVolume',
        householdId: kitchen.householdId(),
        playerId: kitchen.kitchenId(),
        cmdId: expect.stringMatching(/^\d+$/),
      },
      { volume: 33 },
    ]);
    expect(kitchen.journal.map(({ facts }) => facts)).toEqual([
      {
        effect: 'permit',
        reasons: ['permitted-by-rule'],
        principal: 'device:guest',
        name: 'guest',
        role: 'guest',
        binding: 'address',
        ground: 'test',
        address: kitchen.at(202),
        action: 'local-api.playerVolume.setVolume',
        class: 'volume',
        room: 'Kitchen',
        volume: 33,
      },
    ]);
  });

  it('raises by what is asked from where the room is', async () => {
    const guest = await kitchen.client(202);
    const relative = { namespace: 'playerVolume:1', command: 'setRelativeVolume', playerId: 'local' };
    await guest.ask({ namespace: 'playerVolume:1', command: 'setVolume', playerId: 'local' }, { volume: 36 });
    const replies = await Promise.all([3, 3].map((volumeDelta) => guest.ask(relative, { volumeDelta })));
    expect([replies.map(([reply]) => reply['success']), kitchen.volume()]).toEqual([[true, false], 39]);
  });

  it('to a group is judged for all of its rooms', async () => {
    const guest = await kitchen.client(202);
    const group = { namespace: 'groupVolume:1', command: 'setVolume', groupId: kitchen.groupId() };
    const [alone] = await guest.ask(group, { volume: 21 });
    const owner = await kitchen.client(201);
    const [joined] = await owner.ask(
      { namespace: 'groups:1', command: 'modifyGroupMembers', groupId: kitchen.groupId() },
      { playerIdsToAdd: [kitchen.house.players[1]?.id] },
    );
    const [together] = await guest.ask({ ...group, groupId: kitchen.groupId() }, { volume: 10 });
    await owner.ask(
      { namespace: 'groups:1', command: 'modifyGroupMembers', groupId: kitchen.groupId() },
      { playerIdsToRemove: [kitchen.house.players[1]?.id] },
    );
    expect([alone['success'], joined['success'], together['success'], kitchen.volume()]).toEqual([
      true,
      true,
      false,
      21,
    ]);
  });

  it('to a group that has moved hears from the player where to', async () => {
    const guest = await kitchen.client(202);
    const [reply, body] = await guest.ask({
      ...kitchen.playback('play'),
      groupId: `${kitchen.kitchenId()}:999999`,
    });
    expect([reply['success'], body]).toEqual([
      false,
      {
        _objectType: 'groupCoordinatorChanged',
        groupStatus: 'GROUP_STATUS_MOVED',
        groupName: 'Kitchen',
        websocketUrl: `wss://${kitchen.guarded[0]}:1443/websocket/api`,
        playerId: kitchen.kitchenId(),
      },
    ]);
  });

  it('in a binary frame is a command like any other', async () => {
    const guest = await kitchen.client(202);
    guest.socket.send(Buffer.from(JSON.stringify([{ ...kitchen.playback('pause'), cmdId: 'b' }, {}])));
    const [reply] = await guest.hears(([header]) => header['cmdId'] === 'b');
    expect([reply['response'], reply['type']]).toEqual(['pause', 'globalError']);
  });

  it('that is empty tells the household', async () => {
    const guest = await kitchen.client(202);
    guest.socket.send('[{},{}]');
    const [reply] = await guest.hears(() => true);
    expect([reply['success'], reply['householdId'], reply['cmdId']]).toEqual([
      false,
      kitchen.householdId(),
      undefined,
    ]);
  });

  it('that is empty tells nobody the household', async () => {
    await (await kitchen.client(202)).ask({});
    const nobody = await kitchen.client(203);
    nobody.socket.send('[{},{}]');
    const [reply, body] = await nobody.hears(() => true);
    const [other] = await nobody.ask({
      namespace: 'playerVolume:1',
      command: 'getVolume',
      playerId: 'local',
    });
    expect([reply['householdId'], body['errorCode'], other['householdId']]).toEqual([
      undefined,
      'ERROR_NOT_AUTHORIZED',
      undefined,
    ]);
  });
});
