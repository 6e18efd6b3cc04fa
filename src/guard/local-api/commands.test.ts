import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type MuseClient, museClient, rest } from '../../../test/rig/guard/muse-client.ts';
import { type SecondDoorHouse, startSecondDoor, testPolicy } from '../../../test/rig/guard/second-door.ts';

let door: SecondDoorHouse;
const clients: MuseClient[] = [];

beforeAll(async () => {
  door = await startSecondDoor('127.109.1');
});
afterAll(() => door.close());
afterEach(async () => {
  await Promise.all(clients.splice(0).map((client) => client.close()));
  door.journal.length = 0;
  door.house.recorder.clear();
});

const kitchenId = (): string => door.house.players[0]?.id ?? '';
const householdId = (): string => `${door.house.state.id}.${door.house.state.museSuffix}`;
const groupId = (): string =>
  door.house.state.groups.find(({ coordinator }) => coordinator === kitchenId())?.id ?? '';
const playback = (command: string) => ({ namespace: 'playback:1', command, groupId: groupId() });
const volumeOf = (): number => door.house.state.players[kitchenId()]?.rendering.volume.Master ?? -1;

async function at(last: number): Promise<MuseClient> {
  const client = await museClient({ to: door.guarded[0]!, from: door.at(last) });
  clients.push(client);
  return client;
}

describe('who the player is', () => {
  const PATH = '/api/v1/players/local/info';

  it('is told with the addresses of the guard', async () => {
    const url = `wss://${door.guarded[0]}:1443/websocket/api`;
    const info = await rest({ to: door.guarded[0]!, from: door.at(202) }, { path: PATH });
    expect([info.status, JSON.stringify(info.body).includes(door.at(11) + ':')]).toEqual([200, false]);
    expect(info.body).toMatchObject({
      _objectType: 'discoveryInfo',
      playerId: kitchenId(),
      householdId: householdId(),
      websocketUrl: url,
      restUrl: `https://${door.guarded[0]}:1443/api`,
      device: { websocketUrl: url },
    });
    expect(door.heard()).toEqual([`GET ${PATH}`]);
  });

  it.each<[string, number, Record<string, string> | undefined, number, string]>([
    ['without a key', 202, {}, 403, 'ERROR_API_KEY_VALIDATION_FAILED'],
    ['by nobody', 203, undefined, 403, 'ERROR_NOT_AUTHORIZED'],
    [
      'by a page',
      202,
      { Origin: 'http://evil.example', 'X-Sonos-Api-Key': 'a' },
      403,
      'ERROR_COMMAND_FAILED',
    ],
    ['by a name', 202, { Host: 'evil.example:1443', 'X-Sonos-Api-Key': 'a' }, 403, 'ERROR_COMMAND_FAILED'],
  ])('is refused when asked %s', async (_, from, headers, status, errorCode) => {
    const answer = await rest(
      { to: door.guarded[0]!, from: door.at(from) },
      { path: PATH, ...(headers ? { headers } : {}) },
    );
    expect(answer).toMatchObject({ status, body: { _objectType: 'globalError', errorCode } });
    expect(door.heard()).toEqual([]);
  });
});

describe('a command', () => {
  it('that is permitted is done, written anew and written down', async () => {
    const guest = await at(202);
    const [header, body] = await guest.ask(
      {
        namespace: 'playerVolume:1',
        command: 'setVolume',
        playerId: kitchenId(),
        householdId: householdId(),
      },
      { _objectType: 'volume', volume: 33, muted: null },
    );
    expect([header, body]).toEqual([
      {
        namespace: 'playerVolume:1',
        householdId: householdId(),
        locationId: door.house.state.locationId,
        response: 'setVolume',
        success: true,
        type: 'none',
        playerId: kitchenId(),
        cmdId: 'client-1',
      },
      {},
    ]);
    expect(volumeOf()).toBe(33);
    const [sent = ''] = door.heard().filter((message) => message.startsWith('['));
    expect(JSON.parse(sent)).toEqual([
      {
        namespace: 'playerVolume:1',
        command: 'setVolume',
        householdId: householdId(),
        playerId: kitchenId(),
        cmdId: expect.stringMatching(/^\d+$/),
      },
      { volume: 33 },
    ]);
    expect(door.journal.map(({ facts }) => facts)).toEqual([
      {
        effect: 'permit',
        reasons: ['permitted-by-rule'],
        principal: 'device:guest',
        name: 'guest',
        role: 'guest',
        binding: 'address',
        ground: 'test',
        address: door.at(202),
        action: 'local-api.playerVolume.setVolume',
        class: 'volume',
        room: 'Kitchen',
        volume: 33,
      },
    ]);
  });

  it.each<[string, number, object, object, string]>([
    [
      'too loud',
      202,
      { namespace: 'playerVolume:1', command: 'setVolume', playerId: 'local' },
      { volume: 41 },
      'ERROR_NOT_AUTHORIZED',
    ],
    [
      'too loud for a clip',
      202,
      { namespace: 'audioClip:1', command: 'loadAudioClip', playerId: 'local' },
      { name: 'a', appId: 'b', volume: 80 },
      'ERROR_NOT_AUTHORIZED',
    ],
    [
      'by nobody',
      203,
      { namespace: 'playerVolume:1', command: 'getVolume', playerId: 'local' },
      {},
      'ERROR_NOT_AUTHORIZED',
    ],
    [
      'of a class that guests have not',
      202,
      { namespace: 'homeTheater:1', command: 'setOptions', playerId: 'local' },
      { nightMode: true },
      'ERROR_NOT_AUTHORIZED',
    ],
    [
      'a clip from elsewhere',
      201,
      { namespace: 'audioClip:1', command: 'loadAudioClip', playerId: 'local' },
      { name: 'a', appId: 'b', clipType: 'CUSTOM', streamUrl: 'http://203.0.113.9/a.mp3' },
      'ERROR_NOT_AUTHORIZED',
    ],
    [
      'off the network',
      202,
      { namespace: 'settings:1', command: 'setPlayerSettings', playerId: 'local' },
      { wifiDisable: true },
      'ERROR_NOT_AUTHORIZED',
    ],
    [
      'a namespace that nobody knows',
      201,
      { namespace: 'diagnostics:1', command: 'submit', playerId: 'local' },
      {},
      'ERROR_UNSUPPORTED_NAMESPACE',
    ],
    [
      'another version',
      201,
      { namespace: 'playback:2', command: 'play', groupId: 'x' },
      {},
      'ERROR_UNSUPPORTED_NAMESPACE',
    ],
    [
      'a command that nobody knows',
      201,
      { namespace: 'playback:1', command: 'loadContent', groupId: 'x' },
      {},
      'ERROR_UNSUPPORTED_COMMAND',
    ],
    [
      'another player',
      201,
      { namespace: 'playerVolume:1', command: 'setVolume', playerId: 'RINCON_000E58A0370201400' },
      { volume: 1 },
      'ERROR_INVALID_OBJECT_ID',
    ],
    [
      'no player',
      201,
      { namespace: 'playerVolume:1', command: 'setVolume' },
      { volume: 1 },
      'ERROR_MISSING_PARAMETERS',
    ],
    [
      'no volume',
      201,
      { namespace: 'playerVolume:1', command: 'setVolume', playerId: 'local' },
      {},
      'ERROR_MISSING_PARAMETERS',
    ],
    [
      'a volume of 101',
      201,
      { namespace: 'playerVolume:1', command: 'setVolume', playerId: 'local' },
      { volume: 101 },
      'ERROR_INVALID_PARAMETER',
    ],
    [
      'a volume in words',
      201,
      { namespace: 'playerVolume:1', command: 'setVolume', playerId: 'local' },
      { volume: '10' },
      'ERROR_INVALID_PARAMETER',
    ],
    [
      'a member that is not known',
      201,
      { namespace: 'playerVolume:1', command: 'setVolume', playerId: 'local' },
      { volume: 10, more: 'x' },
      'ERROR_INVALID_PARAMETER',
    ],
    [
      'a header to a clip',
      201,
      { namespace: 'audioClip:1', command: 'loadAudioClip', playerId: 'local' },
      { name: 'a', appId: 'b', httpAuthorization: 'a\r\nHost: b' },
      'ERROR_INVALID_PARAMETER',
    ],
  ])('that is refused does not reach the player: %s', async (_, from, header, body, errorCode) => {
    const client = await at(from);
    const before = door.house.stateHash();
    const [reply, told] = await client.ask(header, body);
    expect([reply['success'], reply['type'], told['errorCode']]).toEqual([false, 'globalError', errorCode]);
    expect(door.heard().filter((message) => message.startsWith('['))).toEqual([]);
    expect(door.house.stateHash()).toBe(before);
    expect(door.journal.map(({ facts }) => facts['effect'])).toEqual(['forbid']);
  });

  it('raises by what is asked from where the room is', async () => {
    const guest = await at(202);
    const relative = { namespace: 'playerVolume:1', command: 'setRelativeVolume', playerId: 'local' };
    await guest.ask({ namespace: 'playerVolume:1', command: 'setVolume', playerId: 'local' }, { volume: 36 });
    const replies = await Promise.all([3, 3].map((volumeDelta) => guest.ask(relative, { volumeDelta })));
    expect([replies.map(([reply]) => reply['success']), volumeOf()]).toEqual([[true, false], 39]);
  });

  it('to a group is judged for all of its rooms', async () => {
    const guest = await at(202);
    const group = { namespace: 'groupVolume:1', command: 'setVolume', groupId: groupId() };
    const [alone] = await guest.ask(group, { volume: 21 });
    const owner = await at(201);
    const [joined] = await owner.ask(
      { namespace: 'groups:1', command: 'modifyGroupMembers', groupId: groupId() },
      { playerIdsToAdd: [door.house.players[1]?.id] },
    );
    const [together] = await guest.ask({ ...group, groupId: groupId() }, { volume: 10 });
    await owner.ask(
      { namespace: 'groups:1', command: 'modifyGroupMembers', groupId: groupId() },
      { playerIdsToRemove: [door.house.players[1]?.id] },
    );
    expect([alone['success'], joined['success'], together['success'], volumeOf()]).toEqual([
      true,
      true,
      false,
      21,
    ]);
  });

  it('to a group that has moved hears from the player where to', async () => {
    const guest = await at(202);
    const [reply, body] = await guest.ask({ ...playback('play'), groupId: `${kitchenId()}:999999` });
    expect([reply['success'], body]).toEqual([
      false,
      {
        _objectType: 'groupCoordinatorChanged',
        groupStatus: 'GROUP_STATUS_MOVED',
        groupName: 'Kitchen',
        websocketUrl: `wss://${door.guarded[0]}:1443/websocket/api`,
        playerId: kitchenId(),
      },
    ]);
  });

  it('in a binary frame is a command like any other', async () => {
    const guest = await at(202);
    guest.socket.send(Buffer.from(JSON.stringify([{ ...playback('pause'), cmdId: 'b' }, {}])));
    const [reply] = await guest.hears(([header]) => header['cmdId'] === 'b');
    expect([reply['response'], reply['type']]).toEqual(['pause', 'globalError']);
  });

  it('that is empty tells the household', async () => {
    const guest = await at(202);
    guest.socket.send('[{},{}]');
    const [reply] = await guest.hears(() => true);
    expect([reply['success'], reply['householdId'], reply['cmdId']]).toEqual([
      false,
      householdId(),
      undefined,
    ]);
  });

  it('that is empty tells nobody the household', async () => {
    await (await at(202)).ask({});
    const nobody = await at(203);
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

  it('that cannot be written down is refused, but for what is harmless', async () => {
    const owner = await at(201);
    door.failJournal(true);
    const [[play, why], [status]] = await Promise.all([
      owner.ask(playback('play')),
      owner.ask(playback('getPlaybackStatus')),
    ]);
    door.failJournal(false);
    expect([play['success'], why['errorCode'], status['success']]).toEqual([
      false,
      'ERROR_COMMAND_FAILED',
      true,
    ]);
  });
});

describe('what an owner has to approve', () => {
  it('passes once when it is approved', async () => {
    door.setPolicy(({ context }) => ({
      effect: context.approved ? 'permit' : 'forbid',
      reasons: [{ id: context.approved ? 'permitted-by-rule' : 'needs-approval' }],
    }));
    const guest = await at(202);
    const mono = { namespace: 'settings:1', command: 'setPlayerSettings', playerId: 'local' };
    const [first, why] = await guest.ask(mono, { monoMode: true });
    const [waiting] = door.parts.desk.list();
    const approved = door.parts.desk.approve(waiting?.number ?? -1);
    const [other] = await guest.ask(mono, { monoMode: false });
    const [second] = await guest.ask(mono, { monoMode: true });
    const [third] = await guest.ask(mono, { monoMode: true });
    door.setPolicy(testPolicy);
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
    const [owner, guest] = [await at(201), await at(202)];
    const set = { namespace: 'playerVolume:1', command: 'setVolume', playerId: 'local' };
    door.holdRates(true);
    const replies = await Promise.all(Array.from({ length: 95 }, () => owner.ask(set, { volume: 9 })));
    door.holdRates(false);
    const [calm] = await guest.ask({ ...set, command: 'getVolume' });
    const refused = replies.filter(([reply]) => reply['success'] === false);
    expect(refused.length).toBeGreaterThan(0);
    expect(new Set(refused.map(([, body]) => body['errorCode']))).toEqual(new Set(['ERROR_COMMAND_FAILED']));
    const entries = door.journal.filter(({ facts }) => JSON.stringify(facts['reasons']) === '["too-many"]');
    expect(entries.length).toBeGreaterThan(0);
    expect(entries.length).toBeLessThan(refused.length / 2);
    expect(calm['success']).toBe(true);
  });
});

describe('REST', () => {
  const PLAYER = '/api/v1/players/local';
  const ask = (from: number, path: string, body?: object, method = 'POST') =>
    rest(
      { to: door.guarded[0]!, from: door.at(from) },
      { method, path, ...(body ? { body: JSON.stringify(body) } : {}) },
    );

  it('sets a volume that is permitted', async () => {
    const answer = await ask(202, `${PLAYER}/playerVolume`, { volume: 12 });
    expect([answer, volumeOf(), door.heard()]).toEqual([
      { status: 200, body: {} },
      12,
      [`POST ${PLAYER}/playerVolume {"volume":12}`],
    ]);
  });

  it('takes a group by its id, however it is spelt', async () => {
    const path = `/api/v1/groups/${groupId().replace(':', '%3A')}/groupVolume`;
    const answer = await ask(202, path, undefined, 'GET');
    expect([answer.status, door.heard()]).toEqual([
      200,
      [`GET /api/v1/groups/${encodeURIComponent(groupId())}/groupVolume`],
    ]);
  });

  it.each<[string, number, string, object | undefined, string, number, string]>([
    ['too loud', 202, `${PLAYER}/playerVolume`, { volume: 90 }, 'POST', 403, 'ERROR_NOT_AUTHORIZED'],
    [
      'a clip from elsewhere',
      202,
      `${PLAYER}/audioClip`,
      { name: 'a', appId: 'b', streamUrl: 'http://203.0.113.9/' },
      'POST',
      403,
      'ERROR_NOT_AUTHORIZED',
    ],
    ['no resource', 201, `${PLAYER}/diagnostics`, {}, 'POST', 404, 'ERROR_UNSUPPORTED_NAMESPACE'],
    ['another method', 201, `${PLAYER}/playerVolume`, {}, 'DELETE', 405, 'ERROR_UNSUPPORTED_COMMAND'],
    [
      'another player',
      201,
      '/api/v1/players/RINCON_000E58A0370201400/playerVolume',
      { volume: 1 },
      'POST',
      404,
      'ERROR_INVALID_OBJECT_ID',
    ],
    ['a query', 201, `${PLAYER}/playerVolume?volume=9`, undefined, 'GET', 404, 'ERROR_UNSUPPORTED_NAMESPACE'],
    [
      'dots',
      201,
      '/api/v1/players/local/../local/playerVolume',
      undefined,
      'GET',
      404,
      'ERROR_UNSUPPORTED_NAMESPACE',
    ],
  ])('refuses %s', async (_, from, path, body, method, status, errorCode) => {
    expect(await ask(from, path, body, method)).toMatchObject({ status, body: { errorCode } });
    expect(door.heard()).toEqual([]);
  });
});

describe('what port 1400 has', () => {
  it('is judged here as there', async () => {
    const description = await rest(
      { to: door.guarded[0]!, from: door.at(202) },
      { path: '/xml/device_description.xml' },
    );
    const reboot = await rest({ to: door.guarded[0]!, from: door.at(202) }, { path: '/reboot' });
    expect([description.status, String(description.body).includes(`${door.at(11)}:`), reboot.status]).toEqual(
      [200, false, 403],
    );
  });
});
