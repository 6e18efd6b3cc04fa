import { describe, expect, it } from 'vitest';
import { samplePlayer } from '../rig/sample.ts';
import { bodyText, visit, type Visit } from '../rig/visit.ts';

const NEEDED = 'userName=ann&blob=YQ%3D%3D&clientKey=Yg%3D%3D';

/** Status of HTTP, and number and words of Spotify's table (ZeroConf API, HTTP status codes). */
async function told(answer: ReturnType<Visit['get']>): Promise<readonly unknown[]> {
  const given = await answer;
  const { status, statusString, spotifyError } = Object(JSON.parse(bodyText(given)));
  return [given.status, status, statusString, spotifyError];
}

describe('getInfo', () => {
  it('tells the room, a key and nobody', async () => {
    const asked = visit({ room: 'A "B" <c>' });
    const info: unknown = JSON.parse(await asked.read('/spotifyzc?action=getInfo&version=2.7.1'));
    expect(info).toMatchObject({
      status: 101,
      remoteName: 'A "B" <c>',
      deviceID: '000e58a00001',
      activeUser: '',
      groupStatus: 'NONE',
      tokenType: 'authorization_code',
    });
    expect(Buffer.from(Object(info).publicKey, 'base64')).toHaveLength(96);
  });

  it('is answered by whoever leads a group, and by no other', async () => {
    const other = 'RINCON_000E58A0000201400';
    const { id } = samplePlayer();
    const groupsOf = (coordinator: string) => [{ id: `${coordinator}:1`, coordinator, members: [id, other] }];
    const led = visit({}, { groups: groupsOf(other) });
    expect((await led.get('/spotifyzc?action=getInfo')).status).toBe(404);
    const leads = visit({}, { groups: groupsOf(id) });
    expect(JSON.parse(await leads.read('/spotifyzc?action=getInfo'))).toMatchObject({ groupStatus: 'GROUP' });
  });
});

it('addUser logs somebody in, whose name getInfo tells, and resetUsers out', async () => {
  const asked = visit({});
  expect(await told(asked.post('/spotifyzc', `action=addUser&${NEEDED}`))).toEqual([200, 101, 'OK', 0]);
  expect(asked.player.spotifyUser).toBe('ann');
  expect(JSON.parse(await asked.read('/spotifyzc?action=getInfo'))).toMatchObject({ activeUser: 'ann' });
  await asked.post('/spotifyzc', 'action=resetUsers');
  expect(asked.player.spotifyUser).toBe(undefined);
});

it.each<[string, readonly unknown[]]>([
  ['', [400, 301, 'ERROR-MISSING-ACTION', 0]],
  ['action=x', [400, 302, 'ERROR-INVALID-ACTION', 0]],
  ['action=constructor', [400, 302, 'ERROR-INVALID-ACTION', 0]],
  ['action=addUser', [400, 303, 'ERROR-INVALID-ARGUMENTS', 0]],
  ['action=addUser&userName=ann&blob=YQ%3D%3D', [400, 303, 'ERROR-INVALID-ARGUMENTS', 0]],
  ['action=addUser&userName=&blob=&clientKey=', [400, 303, 'ERROR-INVALID-ARGUMENTS', 0]],
])('the form %j is refused', async (body, expected) => {
  const asked = visit({});
  expect(await told(asked.post('/spotifyzc', body))).toEqual(expected);
  expect(asked.player.spotifyUser).toBe(undefined);
});

it('old builds have no such page', async () => {
  expect((await visit({ build: '34.7-35162' }).get('/spotifyzc?action=getInfo')).status).toBe(404);
});
