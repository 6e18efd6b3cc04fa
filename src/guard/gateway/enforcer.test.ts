import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type GuardedHouse, startGuardedHouse } from '../../../test/rig/guarded-house.ts';
import { caller } from '../../sim/rig/call.ts';
import { get, sendRaw, soap } from '../../sim/rig/request.ts';
import type { AccessRequest } from '../policy/access-request.ts';
import type { Policy } from '../policy/decision.ts';

const KITCHEN = { name: 'Kitchen', volume: 20, players: [{ model: 'S13', build: '97.1-80312' }] };
const OFFICE = { name: 'Office', volume: 30, players: [{ model: 'S13', build: '97.1-80312' }] };
const CHANNEL = { InstanceID: 0, Channel: 'Master' };

let guarded: GuardedHouse;
let asked: AccessRequest[] = [];
let verdict: Policy['decide'];
let journalWorks = true;

const PERMIT: Policy['decide'] = () => ({ effect: 'permit', reasons: [{ id: 'permitted-by-rule' }] });

beforeAll(async () => {
  verdict = PERMIT;
  guarded = await startGuardedHouse({
    subnet: '127.62.1',
    rooms: [KITCHEN, OFFICE],
    definition: { groups: [['Kitchen', 'Office']] },
    policy: {
      sees: () => 'everything',
      decide: (request) => {
        asked.push(request);
        return verdict(request);
      },
    },
    journal: () => journalWorks,
  });
});
afterAll(() => guarded.stop());

const kitchen = () => caller(guarded.door('Kitchen'));
const volumeOf = (room: string): number | undefined =>
  Object.values(guarded.house.state.players).find((player) => player.room === room)?.rendering.volume.Master;

/** What is asked about one call. */
async function askedBy(call: () => Promise<unknown>): Promise<unknown> {
  asked = [];
  await call();
  return asked.map(({ action, room, rooms, context: { volumes, sources } }) => ({
    id: action.id,
    class: action.riskClass,
    room,
    rooms,
    volumes,
    sources,
  }));
}

describe('a permitted call', () => {
  it('is done, and answered as the player answers', async () => {
    expect(await kitchen()('RenderingControl', 'SetVolume', { ...CHANNEL, DesiredVolume: 25 })).toEqual({});
    expect(await kitchen()('RenderingControl', 'GetVolume', CHANNEL)).toEqual({ CurrentVolume: '25' });
    expect(volumeOf('Kitchen')).toBe(25);
  });

  it('that the player refuses is refused in its words', async () => {
    // AVTransport:1 table 2-13: there is no such track to seek.
    expect(await kitchen()('AVTransport', 'Seek', { InstanceID: 0, Unit: 'TRACK_NR', Target: '9' })).toBe(
      711,
    );
  });

  it('tells the addresses of the guard', async () => {
    const { IPAddress } = Object(await kitchen()('DeviceProperties', 'GetZoneInfo'));
    expect(IPAddress).toBe('127.62.1.111');
    const { body } = await get(guarded.door('Kitchen'), '/xml/device_description.xml');
    expect(body).toContain('127.62.1.111');
    expect(body).not.toMatch(/127\.62\.1\.11(?!\d)/);
  });
});

describe('what is asked', () => {
  it('of a volume is the room and its level', async () => {
    expect(
      await askedBy(() => kitchen()('RenderingControl', 'SetVolume', { ...CHANNEL, DesiredVolume: 25 })),
    ).toEqual([
      {
        id: 'RenderingControl.SetVolume',
        class: 'volume',
        room: 'Kitchen',
        rooms: ['Kitchen'],
        volumes: { Kitchen: 25 },
        sources: [],
      },
    ]);
  });

  it('of a relative volume is where that leads', async () => {
    await kitchen()('RenderingControl', 'SetVolume', { ...CHANNEL, DesiredVolume: 25 });
    expect(
      await askedBy(() => kitchen()('RenderingControl', 'SetRelativeVolume', { ...CHANNEL, Adjustment: 7 })),
    ).toMatchObject([{ volumes: { Kitchen: 32 } }]);
  });

  it('of the volume of a group is every room of it', async () => {
    expect(
      await askedBy(() =>
        kitchen()('GroupRenderingControl', 'SetGroupVolume', { InstanceID: 0, DesiredVolume: 10 }),
      ),
    ).toMatchObject([{ rooms: ['Kitchen', 'Office'], volumes: { Kitchen: 20, Office: 20 } }]);
  });

  it('of a place is the place, in the words of players', async () => {
    const CurrentURI = `http://${guarded.door('Office')}:1400/a.mp3`;
    expect(
      await askedBy(() =>
        kitchen()('AVTransport', 'SetAVTransportURI', { InstanceID: 0, CurrentURI, CurrentURIMetaData: '' }),
      ),
    ).toMatchObject([
      {
        class: 'playback',
        rooms: ['Kitchen', 'Office'],
        sources: [{ scheme: 'http', host: '127.62.1.12', use: 'media' }],
      },
    ]);
  });

  it('after a change of groups is how they are then', async () => {
    const office = caller(guarded.door('Office'));
    await office('AVTransport', 'BecomeCoordinatorOfStandaloneGroup', { InstanceID: 0 });
    expect(await askedBy(() => kitchen()('AVTransport', 'Stop', { InstanceID: 0 }))).toMatchObject([
      { rooms: ['Kitchen'] },
    ]);
  });
});

describe('a forbidden call', () => {
  it('changes nothing, is written down and answered with a fault', async () => {
    verdict = () => ({ effect: 'forbid', reasons: [{ id: 'volume-cap', detail: 'Kitchen would be at 80' }] });
    const before = [guarded.house.stateHash(), guarded.entries.length] as const;
    const answer = await soap({
      address: guarded.door('Kitchen'),
      path: '/MediaRenderer/RenderingControl/Control',
      serviceType: 'urn:schemas-upnp-org:service:RenderingControl:1',
      action: 'SetVolume',
      inner: '<InstanceID>0</InstanceID><Channel>Master</Channel><DesiredVolume>80</DesiredVolume>',
    });
    verdict = PERMIT;
    expect(answer.status).toBe(500);
    expect(answer.body).toContain(
      '<errorCode>606</errorCode><errorDescription>A room would be louder than this principal may make it. ' +
        '(Kitchen would be at 80)</errorDescription>',
    );
    expect(guarded.house.stateHash()).toBe(before[0]);
    expect(guarded.entries.slice(before[1]).map(({ kind, facts }) => ({ kind, facts }))).toEqual([
      {
        kind: 'decision',
        facts: {
          effect: 'forbid',
          reasons: ['volume-cap'],
          detail: 'Kitchen would be at 80',
          principal: 'nobody:nobody',
          name: 'nobody',
          role: 'nobody',
          binding: 'none',
          ground: 'none',
          address: '127.0.0.1',
          action: 'RenderingControl.SetVolume',
          class: 'volume',
          room: 'Kitchen',
          volume: 80,
        },
      },
    ]);
  });

  it('that is no request is written down as well', async () => {
    const before = guarded.entries.length;
    await sendRaw({ address: guarded.door('Kitchen'), text: 'GET / HTTP/1.1\nHost: x\n\n' });
    expect(guarded.entries.slice(before).map(({ facts }) => [facts['effect'], facts['reasons']])).toEqual([
      ['forbid', ['malformed']],
    ]);
  });
});

describe('while the journal cannot be written', () => {
  const during = async <T>(task: () => Promise<T>): Promise<T> => {
    journalWorks = false;
    try {
      return await task();
    } finally {
      journalWorks = true;
    }
  };
  const fault = async (service: string, action: string, args: Record<string, string | number>) =>
    during(() => kitchen()(service, action, args));

  it('reads, pause, stop and less stay possible', async () => {
    await kitchen()('RenderingControl', 'SetVolume', { ...CHANNEL, DesiredVolume: 25 });
    expect(await fault('RenderingControl', 'GetVolume', CHANNEL)).toEqual({ CurrentVolume: '25' });
    expect(await fault('AVTransport', 'Stop', { InstanceID: 0 })).toEqual({});
    expect(await fault('RenderingControl', 'SetMute', { ...CHANNEL, DesiredMute: 1 })).toEqual({});
    expect(await fault('RenderingControl', 'SetRelativeVolume', { ...CHANNEL, Adjustment: -5 })).toEqual({
      NewVolume: '20',
    });
    expect((await during(() => get(guarded.door('Kitchen'), '/status/zp'))).status).toBe(200);
  });

  it('nothing else is', async () => {
    const before = guarded.house.stateHash();
    // It is muted, and so any volume may be heard.
    expect(await fault('RenderingControl', 'SetVolume', { ...CHANNEL, DesiredVolume: 1 })).toBe(501);
    expect(await fault('RenderingControl', 'SetRelativeVolume', { ...CHANNEL, Adjustment: 5 })).toBe(501);
    expect(await fault('RenderingControl', 'SetMute', { ...CHANNEL, DesiredMute: 0 })).toBe(501);
    expect(await fault('AVTransport', 'Play', { InstanceID: 0, Speed: 1 })).toBe(501);
    expect((await during(() => get(guarded.door('Kitchen'), '/reboot'))).status).toBe(403);
    expect(guarded.house.stateHash()).toBe(before);
  });
});
