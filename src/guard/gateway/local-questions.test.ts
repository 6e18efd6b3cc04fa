import { describe, expect, it } from 'vitest';
import { knownAddress as ip } from '../../base/address.ts';
import { err, ok } from '../../base/result.ts';
import type { UpstreamOutcome } from '../upstream/outcome.ts';
import { groupsByLocalApi, volumeByLocalApi } from './local-questions.ts';
import type { PlayerAccess, Read } from './player-access.ts';

const PLACE = {
  room: 'Kitchen',
  endpoint: { host: ip('10.0.1.2'), port: 1400 },
  guardAddress: ip('10.0.2.2'),
};

const telling = (body: string, status = 200): UpstreamOutcome =>
  ok({ status, reason: '', headers: [], body: Buffer.from(body) });
const GONE: UpstreamOutcome = err({ kind: 'timeout', detail: 'late', sent: true });

function player(outcome: UpstreamOutcome) {
  const asked: Read['request'][] = [];
  const read = ({ request }: Pick<Read, 'request'>): Promise<UpstreamOutcome> => {
    asked.push(request);
    return Promise.resolve(outcome);
  };
  const access: PlayerAccess = { read, write: read };
  return { access, asked };
}

describe('who plays together', () => {
  const GROUPS =
    '{"groups":[{"id":"A:1","name":"x","playerIds":["A","B"]},{"id":"C:2","playerIds":[]}],"players":[]}';

  it('is asked over TLS, with the key of the guard', async () => {
    const { access, asked } = player(telling(GROUPS));
    expect(await groupsByLocalApi(access, PLACE)).toEqual([
      { id: 'A:1', playerIds: ['A', 'B'] },
      { id: 'C:2', playerIds: [] },
    ]);
    expect(asked).toEqual([
      {
        player: { host: '10.0.1.2', port: 1443 },
        secure: true,
        method: 'GET',
        path: '/api/v1/households/local/groups',
        headers: [['X-SONOS-API-KEY', '123e4567-e89b-12d3-a456-426655440000']],
      },
    ]);
  });

  it.each<[string, UpstreamOutcome]>([
    ['is gone', GONE],
    ['refuses', telling(GROUPS, 401)],
    ['tells no JSON', telling('<x/>')],
    ['tells no groups', telling('{"groups":{}}')],
    ['tells one that has no id', telling('{"groups":[{"playerIds":["A"]},{"id":"A:1","playerIds":["A"]}]}')],
    ['tells one of something else', telling('{"groups":[{"id":"A:1","playerIds":["A",1]}]}')],
    ['tells two lists', telling('{"groups":[],"groups":[{"id":"A:1","playerIds":["A"]}]}')],
  ])('is not known of a player that %s', async (_, outcome) => {
    expect(await groupsByLocalApi(player(outcome).access, PLACE)).toBeUndefined();
  });
});

describe('how loud it is', () => {
  it.each<[string, 'player' | { id: string; playerIds: [] }, string]>([
    ['a player', 'player', '/api/v1/players/local/playerVolume'],
    ['a group', { id: 'A:1', playerIds: [] }, '/api/v1/groups/A%3A1/groupVolume'],
  ])('is asked of %s', async (_, of, path) => {
    const { access, asked } = player(telling('{"volume":20,"muted":false}'));
    expect(await volumeByLocalApi(access, PLACE, of)).toBe(20);
    expect(asked.map((request) => request.path)).toEqual([path]);
  });

  it.each(['{"volume":101}', '{"volume":-1}', '{"volume":20.5}', '{"volume":"20"}', '{}', '[20]'])(
    'is not known from %s',
    async (body) => {
      expect(await volumeByLocalApi(player(telling(body)).access, PLACE, 'player')).toBeUndefined();
    },
  );
});
