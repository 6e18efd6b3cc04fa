import { describe, expect, it } from 'vitest';
import { understandRest } from './understand-rest.ts';

const PLAYER = 'RINCON_000E58A0000101400';

const asked = (target: string, method = 'GET') =>
  understandRest(
    { head: { method, target, version: '1.1', headers: [] }, body: new Uint8Array(0) },
    { playerId: PLAYER, inward: (text) => text },
  );

describe('a path of REST', () => {
  it.each<[string, string]>([
    ['/api/v1/players/local/playerVolume', '/api/v1/players/local/playerVolume'],
    ['/api/v1/players/%6cocal/playerVolume', '/api/v1/players/local/playerVolume'],
    [`/api/v1/groups/${PLAYER}:12/groupVolume`, `/api/v1/groups/${PLAYER}%3A12/groupVolume`],
    ['/api/v1/households/Sonos_a.b-c/groups', '/api/v1/households/Sonos_a.b-c/groups'],
    ['/api/v1/households/..a/groups', '/api/v1/households/..a/groups'],
  ])('%s is written anew', (target, path) => {
    const outcome = asked(target);
    expect(outcome.ok && outcome.value.path).toBe(path);
  });

  // RFC 3986 §5.2.4: whoever removes dot segments reads another path.
  it.each([
    '/api/v1/households/../groups',
    '/api/v1/households/./groups',
    '/api/v1/households/%2e%2e/groups',
    '/api/v1/households/.%2E/groups',
    '/api/v1/players/local/../playerVolume',
    '/api/v1/players/local//playerVolume',
    '/api/v1/players/local%2fx/playerVolume',
    '/api/v1/players/local/playerVolume?x=1',
    '/api/v1/players/local/player%56olume',
  ])('%s is none', (target) => {
    expect(asked(target)).toMatchObject({ ok: false, error: { reason: 'unknown-action', status: 404 } });
  });
});
