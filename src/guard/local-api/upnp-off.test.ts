import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { hardenedHouse } from '../../../test/rig/guard/hardened-house.ts';
import { type MuseClient, museClient, rest } from '../../../test/rig/guard/muse-client.ts';
import type { PlayerPlace } from '../gateway/guarded-player.ts';
import { type SecondDoorHouse, startSecondDoor } from '../../../test/rig/guard/second-door.ts';

/** Players of which UPnP is switched off, behind a guard: what is asked on 1443 goes to 1443. */

const DESCRIPTION = '/xml/device_description.xml';
const API_KEY = '123e4567-e89b-12d3-a456-426655440000';

const soap = (service: string, action: string, args: Readonly<Record<string, string | number>> = {}) => {
  const type = `urn:schemas-upnp-org:service:${service}:1`;
  const inner = Object.entries({ InstanceID: 0, ...args }).map(
    ([name, value]) => `<${name}>${value}</${name}>`,
  );
  return {
    method: 'POST',
    path: `/MediaRenderer/${service}/Control`,
    headers: { 'Content-Type': 'text/xml; charset="utf-8"', SOAPACTION: `"${type}#${action}"` },
    body:
      '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>' +
      `<u:${action} xmlns:u="${type}">${inner.join('')}</u:${action}></s:Body></s:Envelope>`,
  };
};

const MASTER = { Channel: 'Master' };
const getVolume = soap('RenderingControl', 'GetVolume', MASTER);
const turnTo = (level: number) => soap('RenderingControl', 'SetVolume', { ...MASTER, DesiredVolume: level });
const turnBy = (by: number) => soap('RenderingControl', 'SetRelativeVolume', { ...MASTER, Adjustment: by });

let door: SecondDoorHouse;
const GUEST = 202;
const OWNER = 201;

const open = (subnet: string, switches: Parameters<typeof hardenedHouse>[0]) => {
  beforeAll(async () => {
    door = await startSecondDoor(subnet, hardenedHouse(switches));
    const { roster } = door.parts;
    const isAnswered = (place: PlayerPlace): boolean =>
      roster.known(place) !== undefined || roster.refuses(place);
    await vi.waitFor(() => expect(roster.places.filter(isAnswered)).toEqual(roster.places), 20_000);
    door.house.recorder.clear();
  });
  afterAll(() => door.close());
};

const ask = (
  from: number,
  asked: Omit<Parameters<typeof rest>[1], 'headers'> & { readonly headers?: Record<string, string> },
) => rest({ to: door.guarded[0]!, from: door.at(from) }, asked);

const kitchenId = (): string => door.house.players[0]?.id ?? '';
const volume = (): number | undefined => door.house.state.players[kitchenId()]?.rendering.volume.Master;
const groupId = (): string =>
  door.house.state.groups.find(({ coordinator }) => coordinator === kitchenId())?.id ?? '';
/** What came to players in clear. */
const inClear = (): readonly string[] =>
  door.house.recorder.entries({ door: 'tcp', direction: 'in' }).map(({ target }) => target);

async function withClient<T>(from: number, use: (client: MuseClient) => Promise<T>): Promise<T> {
  const client = await museClient({ to: door.guarded[0]!, from: door.at(from) });
  try {
    return await use(client);
  } finally {
    await client.close();
  }
}

const command = (name: string, objects: object, body: object = {}) => {
  const [namespace, verb] = name.split('.');
  return withClient(GUEST, (client) =>
    client.ask({ namespace: `${namespace}:1`, command: verb, ...objects }, body),
  );
};

describe('where calls are answered over TLS all the same', () => {
  open('127.109.21', { soapOverTls: true });

  it('pages, descriptions and calls pass, all of them over TLS', async () => {
    const description = await ask(GUEST, { path: DESCRIPTION, headers: {} });
    expect([description.status, String(description.body).includes(`uuid:${kitchenId()}`)]).toEqual([
      200,
      true,
    ]);
    const told = await ask(GUEST, getVolume);
    expect([told.status, String(told.body).includes('<CurrentVolume>20</CurrentVolume>')]).toEqual([
      200,
      true,
    ]);
    expect((await ask(GUEST, turnTo(25))).status).toBe(200);
    expect(volume()).toBe(25);
    expect(door.heard()).toEqual(
      expect.arrayContaining([`GET ${DESCRIPTION}`, expect.stringContaining('SetVolume')]),
    );
    expect(inClear()).toEqual([]);
  });

  it('judges as on the other door, and asks over TLS what it has to know', async () => {
    await ask(OWNER, turnTo(30));
    door.house.recorder.clear();
    expect((await ask(GUEST, turnTo(41))).body).toContain('<errorCode>606</errorCode>');
    expect((await ask(GUEST, turnBy(11))).body).toContain('<errorCode>606</errorCode>');
    expect((await ask(GUEST, turnBy(10))).status).toBe(200);
    expect([volume(), inClear()]).toEqual([40, []]);
    expect(door.heard().filter((text) => text.includes('u:SetRelativeVolume'))).toHaveLength(1);
    expect((await ask(203, getVolume)).body).toContain('<errorCode>606</errorCode>');
  });

  it('what the player refuses by itself is refused: Authentication is on', async () => {
    const info = await ask(GUEST, {
      path: '/api/v1/players/local/info',
      headers: { 'X-Sonos-Api-Key': API_KEY },
    });
    expect(info).toEqual({
      status: 401,
      body: {
        _objectType: 'globalError',
        errorCode: 'ERROR_NOT_AUTHORIZED',
        reason: 'Authentication is required',
      },
    });
  });
});

describe('where the local API alone is left', () => {
  open('127.109.22', { authentication: false });

  it('its commands are judged and done, relative and of groups too', async () => {
    const [set] = await command('playerVolume.setVolume', { playerId: 'local' }, { volume: 30 });
    expect([set['success'], volume()]).toEqual([true, 30]);
    const [loud] = await command(
      'playerVolume.setRelativeVolume',
      { playerId: 'local' },
      { volumeDelta: 11 },
    );
    expect([loud['success'], volume()]).toEqual([false, 30]);
    const [quiet] = await command(
      'playerVolume.setRelativeVolume',
      { playerId: 'local' },
      { volumeDelta: 10 },
    );
    expect([quiet['success'], volume()]).toEqual([true, 40]);
    const group = { groupId: groupId() };
    const [tooLoud] = await command('groupVolume.setRelativeVolume', group, { volumeDelta: 1 });
    expect([tooLoud['success'], volume()]).toEqual([false, 40]);
    const [less] = await command('groupVolume.setRelativeVolume', group, { volumeDelta: -20 });
    expect([less['success'], volume()]).toEqual([true, 20]);
    expect(inClear()).toEqual([]);
  });

  it('calls and pages get the refusal that the player gives', async () => {
    expect((await ask(GUEST, { path: DESCRIPTION, headers: {} })).status).toBe(403);
    const call = await ask(GUEST, getVolume);
    expect([call.status, String(call.body).includes('UPnP is switched off')]).toEqual([403, true]);
    expect((await ask(OWNER, turnTo(5))).status).toBe(403);
    expect(volume()).toBe(20);
  });
});

describe('where every switch is set', () => {
  open('127.109.23', {});

  it('nothing passes, whoever asks, and each is told in its own way', async () => {
    const page = await ask(OWNER, { path: DESCRIPTION, headers: {} });
    expect([page.status, String(page.body).includes('has not told what it is')]).toEqual([403, true]);
    expect((await ask(OWNER, getVolume)).status).toBe(403);
    const info = await ask(OWNER, {
      path: '/api/v1/players/local/info',
      headers: { 'X-Sonos-Api-Key': API_KEY },
    });
    expect(info).toMatchObject({ status: 403, body: { errorCode: 'ERROR_COMMAND_FAILED' } });
    expect(
      door
        .heard()
        .filter(
          (text) => !/^GET \/(?:xml\/device_description\.xml|api\/v1\/players\/local\/info)/.test(text),
        ),
    ).toEqual([]);
  });

  it('and it is written down', () => {
    const refused = door.journal.map(({ facts }) => [facts['reasons'], facts['detail'], facts['room']]);
    expect(refused).toEqual(
      Array.from({ length: 3 }, () => [['player-unknown'], 'it refuses whoever asks what it is', 'Kitchen']),
    );
  });
});
