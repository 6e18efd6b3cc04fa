import { describe, expect, it } from 'vitest';
import { readHousehold } from '../definition/load.ts';
import { realClock, realRandom } from '../rig/ports.ts';
import { makeProfile } from './profile.ts';
import { profileText } from './profile-text.ts';
import type { SeenPlayer } from './seen.ts';

const ports = { clock: realClock, random: realRandom };
const ONE: SeenPlayer = {
  model: 'S13',
  build: '97.1-80312',
  upnp: true,
  authentication: false,
  openLogins: [],
  bonded: false,
  pages: [{ path: '/status/zp', status: 200 }],
};

describe('a profile', () => {
  it('is a household of one player a room, with the switches that were seen', async () => {
    const attic: SeenPlayer = { ...ONE, model: 'ZP90', build: '57.10-25140', openLogins: ['ssh'], pages: [] };
    const { definition, differences } = await makeProfile(ports, [ONE, attic]);
    expect(definition).toEqual({
      name: 'captured',
      rooms: [
        {
          name: 'Room 1',
          players: [{ model: 'S13', build: '97.1-80312', switches: { upnp: true, authentication: false } }],
        },
        {
          name: 'Room 2',
          players: [
            {
              model: 'ZP90',
              build: '57.10-25140',
              switches: { upnp: true, authentication: false, unlocked: true, ssh: true },
            },
          ],
        },
      ],
    });
    expect(differences).toEqual([]);
  });

  it('names pages that answered unlike the simulator, and sets them so', async () => {
    const pages = [
      { path: '/status/zp', status: 403 },
      // A page that no simulated player has.
      { path: '/status/nowhere', status: 200 },
      { path: '/status/nothing', status: 404 },
    ];
    const { definition, differences } = await makeProfile(ports, [{ ...ONE, pages }]);
    const where = { room: 'Room 1', build: '97.1-80312' };
    expect(differences).toEqual([
      { ...where, path: '/status/zp', seen: 403, usual: 200 },
      { ...where, path: '/status/nowhere', seen: 200, usual: 404 },
    ]);
    expect(definition.rooms[0]?.players[0]?.pages).toEqual({ '/status/zp': 403, '/status/nowhere': 200 });
  });

  it('counts 403 of a page behind the switch UPnP off as usual', async () => {
    const pages = [{ path: '/status/syssettings', status: 403 }];
    const { differences } = await makeProfile(ports, [{ ...ONE, upnp: false, pages }]);
    expect(differences).toEqual([]);
  });

  it('becomes a household file that reads back as the same household', async () => {
    const seen = [{ ...ONE, bonded: true, pages: [{ path: '/status/zp', status: 403 }] }];
    const profile = await makeProfile(ports, seen);
    const text = profileText(profile, seen);
    expect(readHousehold(text)).toEqual({ ok: true, value: profile.definition });
    expect(text).toContain('#   Room 1 (97.1-80312): /status/zp answered 403, not 200');
    expect(text).toContain('# Room 1 was no room of its own');
  });
});
