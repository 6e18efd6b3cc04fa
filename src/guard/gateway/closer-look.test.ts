import { describe, expect, it } from 'vitest';
import { knownAddress as ip } from '../../base/address.ts';
import { asPlayerId } from '../../base/ids.ts';
import { err, ok } from '../../base/result.ts';
import type { Aim } from '../effects/aims.ts';
import { latin1 } from '../../wire/http/lines.ts';
import type { UpstreamOutcome } from '../upstream/outcome.ts';
import { type UpstreamRequest, writeUpstream } from '../upstream/request.ts';
import { type Figures, isQuieter, lookCloser, withFigures } from './closer-look.ts';
import type { PlayerAccess } from './player-access.ts';
import type { PlayerAt } from './volume-questions.ts';

const place = (room: string, last: number) => ({
  room,
  endpoint: { host: ip(`10.0.1.${last}`), port: 1400 },
  guardAddress: ip(`10.0.2.${last}`),
});
const player = (room: string, last: number): PlayerAt => ({
  place: place(room, last),
  player: { id: asPlayerId(`RINCON_000E58A00A0${last}01400`)! },
});
const [KITCHEN, OFFICE] = [player('Kitchen', 1), player('Office', 2)];

/** What each player answers, by its address and the action. */
type House = Readonly<Record<string, string>>;
const HOUSE: House = {
  '10.0.1.1 GetVolume': '40',
  '10.0.1.1 GetMute': '0',
  '10.0.1.1 GetGroupVolume': '30',
  '10.0.1.2 GetVolume': '20',
  '10.0.1.2 GetMute': '0',
};

function accessTo(house: House): PlayerAccess {
  const read = ({ request }: { readonly request: UpstreamRequest }): Promise<UpstreamOutcome> => {
    const [, service = '', action = ''] =
      /service:(\w+):1#(\w+)/.exec(latin1(writeUpstream(request).bytes)) ?? [];
    const value = house[`${request.player.host} ${action}`];
    if (value === undefined) return Promise.resolve(err({ kind: 'timeout', detail: 'late', sent: true }));
    const name = action === 'GetMute' ? 'CurrentMute' : 'CurrentVolume';
    const body =
      '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>' +
      `<u:${action}Response xmlns:u="urn:schemas-upnp-org:service:${service}:1"><${name}>${value}</${name}></u:${action}Response>` +
      '</s:Body></s:Envelope>';
    return Promise.resolve(ok({ status: 200, reason: 'OK', headers: [], body: Buffer.from(body) }));
  };
  return { read, write: read };
}

const look = (aim: Aim, house = HOUSE, rooms = [KITCHEN]) =>
  lookCloser(accessTo(house), { aim, asked: KITCHEN, rooms });
const group = (aim: Aim, house = HOUSE) => look(aim, house, [KITCHEN, OFFICE]);

describe('a closer look', () => {
  it.each<[string, Aim, House, Figures]>([
    [
      'at a volume',
      { kind: 'to', level: 30 },
      HOUSE,
      { volumes: { Kitchen: 30 }, volumesNow: { Kitchen: 40 }, afterSnapshot: false },
    ],
    [
      'at a difference',
      { kind: 'by', level: -50 },
      HOUSE,
      { volumes: { Kitchen: 0 }, volumesNow: { Kitchen: 40 }, afterSnapshot: false },
    ],
    [
      'at a room that is muted',
      { kind: 'to', level: 30 },
      { ...HOUSE, '10.0.1.1 GetMute': '1' },
      { volumes: { Kitchen: 30 }, volumesNow: { Kitchen: 0 }, afterSnapshot: false },
    ],
  ])('%s', async (_, aim, house, figures) => expect(await look(aim, house)).toEqual(figures));

  it('at a group asks all of its rooms, and the coordinator for the mean', async () => {
    expect(await group({ kind: 'group-to', level: 15 })).toEqual({
      volumes: { Kitchen: 21, Office: 11 },
      volumesNow: { Kitchen: 40, Office: 20 },
      afterSnapshot: true,
    });
  });

  it.each(Object.keys(HOUSE))('tells nothing of a group where nobody answers %s', async (question) => {
    const silent = Object.fromEntries(Object.entries(HOUSE).filter(([key]) => key !== question));
    expect(await group({ kind: 'group-to', level: 15 }, silent)).toBe(undefined);
  });

  it.each([
    ['10.0.1.1 GetVolume', '101'],
    ['10.0.1.1 GetVolume', 'loud'],
    ['10.0.1.1 GetMute', 'yes'],
    ['10.0.1.1 GetGroupVolume', ''],
  ])('takes no %s of %s', async (question, value) => {
    expect(await group({ kind: 'group-to', level: 15 }, { ...HOUSE, [question]: value })).toBe(undefined);
  });
});

describe('figures', () => {
  const figures = (after: number, now: number): Figures => ({
    volumes: { Kitchen: after, Office: 5 },
    volumesNow: { Kitchen: now, Office: 5 },
    afterSnapshot: true,
  });

  it('are quieter where no room becomes louder', () => {
    expect([figures(30, 40), figures(40, 40), figures(41, 40)].map(isQuieter)).toEqual([true, true, false]);
  });

  it('take the place of bounds that are higher, and of none that are lower', () => {
    const context = { at: 0, approved: false, volumes: { Kitchen: 60, Office: 3 } };
    expect(withFigures(context, figures(30, 40))).toEqual({
      ...context,
      volumes: { Kitchen: 30, Office: 3 },
      volumesNow: { Kitchen: 40, Office: 5 },
    });
    expect(withFigures({ ...context, volumes: { Kitchen: 'unknown' } }, figures(30, 40)).volumes).toEqual({
      Kitchen: 30,
      Office: 5,
    });
  });
});

it('is no look at a group whose players answer by the local API alone: it has no snapshot', async () => {
  const asked = { ...KITCHEN, player: { ...KITCHEN.player, upnp: 'off' } } as const;
  const told = (path: string): string =>
    path.endsWith('/groups')
      ? `{"groups":[{"id":"g","playerIds":["${KITCHEN.player.id}"]}]}`
      : '{"volume":40,"muted":false}';
  const read = ({ request: { path } }: { readonly request: UpstreamRequest }): Promise<UpstreamOutcome> =>
    Promise.resolve(ok({ status: 200, reason: 'OK', headers: [], body: Buffer.from(told(path)) }));
  const access = { read, write: read };
  const lookAt = (aim: Aim) => lookCloser(access, { aim, asked, rooms: [asked] });
  expect(await lookAt({ kind: 'group-to', level: 30 })).toBe(undefined);
  expect(await lookAt({ kind: 'to', level: 30 })).toEqual({
    volumes: { Kitchen: 30 },
    volumesNow: { Kitchen: 40 },
    afterSnapshot: false,
  });
});
