import { describe, expect, it } from 'vitest';
import { knownAddress as ip } from '../../base/address.ts';
import { err, ok } from '../../base/result.ts';
import { NOTHING_PERSONAL, onlyPlayers, SEES_EVERYTHING, type Sight } from '../redact/sight.ts';
import type { UnderstoodSpotify } from '../request/understood.ts';
import type { UpstreamOutcome } from '../upstream/outcome.ts';
import type { UpstreamRequest } from '../upstream/request.ts';
import { performSpotify } from './perform-spotify.ts';
import type { PlayerAccess } from './player-access.ts';
import { wayTo } from './way.ts';

const PLACE = {
  room: 'Kitchen',
  endpoint: { host: ip('10.0.1.2'), port: 1400 },
  guardAddress: ip('10.0.2.2'),
};
const GET_INFO: UnderstoodSpotify = {
  kind: 'spotify',
  action: { kind: 'description', id: 'description./spotifyzc', riskClass: 'read' },
  method: 'GET',
  fields: [['action', 'getInfo']],
};
const ADD_USER: UnderstoodSpotify = {
  kind: 'spotify',
  action: { kind: 'cast', id: 'cast.spotify', riskClass: 'playback' },
  method: 'POST',
  fields: [
    ['action', 'addUser'],
    ['blob', 'a+b=='],
  ],
};

async function perform(
  understood: UnderstoodSpotify,
  outcome: UpstreamOutcome,
  { sight = SEES_EVERYTHING, secure = false }: { readonly sight?: Sight; readonly secure?: boolean } = {},
) {
  const asked: (readonly [how: string, request: UpstreamRequest])[] = [];
  const answering = (how: string) => (wanted: { readonly request: UpstreamRequest }) => {
    asked.push([how, wanted.request]);
    return Promise.resolve(outcome);
  };
  const access: PlayerAccess = { read: answering('read'), write: answering('write') };
  const answer = await performSpotify(access, {
    understood,
    way: wayTo(PLACE, { secure }),
    touched: [PLACE],
    sight,
  });
  return { asked, status: answer.status, headers: answer.headers, body: String(answer.body) };
}

const told = (status: number, body: string): UpstreamOutcome =>
  ok({ status, reason: 'x', headers: [['X-Leak', 'x']], body: Buffer.from(body) });

const INFO = {
  status: 101,
  remoteName: 'Kitchen',
  activeUser: 'ann',
  publicKey: 'QUJD',
  deviceID: '000e58a00001',
  aliases: [{ name: 'Upstairs', id: 1, isGroup: true }],
};

describe('what is sent', () => {
  it('of getInfo is a read, written anew', async () => {
    const { asked } = await perform(GET_INFO, told(200, JSON.stringify(INFO)));
    expect(asked).toEqual([
      ['read', { player: PLACE.endpoint, method: 'GET', path: '/spotifyzc?action=getInfo', headers: [] }],
    ]);
  });

  it('of addUser is a write, and goes on where it came', async () => {
    const { asked } = await perform(ADD_USER, told(200, '{"status":101}'), { secure: true });
    expect(asked).toEqual([
      [
        'write',
        {
          player: { host: '10.0.1.2', port: 1443 },
          secure: true,
          method: 'POST',
          path: '/spotifyzc',
          headers: [['CONTENT-TYPE', 'application/x-www-form-urlencoded']],
          body: 'action=addUser&blob=a%2Bb%3D%3D',
        },
      ],
    ]);
  });
});

describe('what is told', () => {
  it('is written anew, without what nobody knows', async () => {
    const { status, headers, body } = await perform(
      GET_INFO,
      told(200, ` {"x":1,${JSON.stringify(INFO).slice(1)}`),
    );
    expect([status, headers, JSON.parse(body)]).toEqual([200, [['CONTENT-TYPE', 'application/json']], INFO]);
  });

  it('leaves the account out for those who see nothing personal, and keeps what the app needs', async () => {
    const { body } = await perform(GET_INFO, told(200, JSON.stringify(INFO)), { sight: NOTHING_PERSONAL });
    expect(JSON.parse(body)).toEqual({ ...INFO, activeUser: '' });
  });

  it('leaves names of groups out for those who see their own rooms', async () => {
    const sight = onlyPlayers(['RINCON_000E58A0000101400']);
    const { body } = await perform(GET_INFO, told(200, JSON.stringify(INFO)), { sight });
    expect(JSON.parse(body)).toEqual({ ...INFO, activeUser: '', aliases: [] });
  });

  it('is a refusal of the player in its own words', async () => {
    const refusal = '{"status":303,"statusString":"ERROR-INVALID-ARGUMENTS","spotifyError":0}';
    const { status, body } = await perform(ADD_USER, told(400, refusal));
    expect([status, body]).toEqual([400, refusal]);
  });

  it.each([
    [200, '', 200, ''],
    [200, '<html/>', 502, 103],
    [404, '<html/>', 404, 103],
    [302, '{"status":101}', 502, 103],
  ])('is of %i %j the status %i', async (given, text, status, expected) => {
    const answer = await perform(GET_INFO, told(given, text));
    const said = answer.body === '' ? '' : Object(JSON.parse(answer.body)).status;
    expect([answer.status, said]).toEqual([status, expected]);
  });

  it('is a failure where the player is silent', async () => {
    const silent = err({ kind: 'timeout', detail: 'late', sent: true } as const);
    const { status, body } = await perform(GET_INFO, silent);
    expect([status, Object(JSON.parse(body)).status]).toEqual([504, 103]);
  });
});
