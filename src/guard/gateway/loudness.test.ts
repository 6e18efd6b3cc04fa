import { describe, expect, it } from 'vitest';
import { knownAddress as ip } from '../../base/address.ts';
import { asPlayerId } from '../../base/ids.ts';
import { err, ok } from '../../base/result.ts';
import type { VolumeEffect } from '../effects/volumes.ts';
import type { UpstreamOutcome } from '../upstream/outcome.ts';
import type { UpstreamRequest } from '../upstream/request.ts';
import { loudnessAfter } from './loudness.ts';
import type { PlayerAccess } from './player-access.ts';

const PLACE = {
  room: 'Kitchen',
  endpoint: { host: ip('10.0.1.2'), port: 1400 },
  guardAddress: ip('10.0.2.2'),
};
const KITCHEN = { id: asPlayerId('RINCON_000E58A0000101400')! };
const ROOMS = ['Kitchen', 'Office'];

/** A player that answers every question with the same, and what it was asked. */
function player(outcome: UpstreamOutcome): { readonly access: PlayerAccess; readonly asked: string[] } {
  const asked: string[] = [];
  const read = ({ request }: { readonly request: UpstreamRequest }): Promise<UpstreamOutcome> => {
    asked.push(`${request.path} ${request.headers.find(([name]) => name === 'SOAPACTION')?.[1]}`);
    return Promise.resolve(outcome);
  };
  return { access: { read, write: read }, asked };
}

const says = (inner: string, action = 'GetVolume', service = 'RenderingControl'): UpstreamOutcome =>
  ok({
    status: 200,
    reason: 'OK',
    headers: [],
    body: Buffer.from(
      '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>' +
        `<u:${action}Response xmlns:u="urn:schemas-upnp-org:service:${service}:1">${inner}</u:${action}Response>` +
        '</s:Body></s:Envelope>',
    ),
  });

const at = (level: string): UpstreamOutcome => says(`<CurrentVolume>${level}</CurrentVolume>`);
const groupAt = (level: string): UpstreamOutcome =>
  says(`<CurrentVolume>${level}</CurrentVolume>`, 'GetGroupVolume', 'GroupRenderingControl');

const after = (effect: VolumeEffect, outcome: UpstreamOutcome = at('20')) =>
  loudnessAfter(player(outcome).access, { effect, place: PLACE, player: KITCHEN, rooms: ROOMS });

describe('how loud rooms could be', () => {
  it.each<[string, VolumeEffect, UpstreamOutcome, object]>([
    ['a volume of the room', { kind: 'to', level: 30 }, at('20'), { Kitchen: 30 }],
    ['a volume of every room', { kind: 'each-to', level: 30 }, at('20'), { Kitchen: 30, Office: 30 }],
    ['nobody knows', { kind: 'unknown' }, at('20'), { Kitchen: 'unknown', Office: 'unknown' }],
    ['more than now', { kind: 'by', level: 15 }, at('20'), { Kitchen: 35 }],
    ['more than there is', { kind: 'by', level: 90 }, at('20'), { Kitchen: 100 }],
    // The mean of two rooms is 30: one of them may be at 60.
    ['a volume of the group', { kind: 'group-to', level: 30 }, at('20'), { Kitchen: 60, Office: 60 }],
    ['a loud group', { kind: 'group-to', level: 70 }, at('20'), { Kitchen: 100, Office: 100 }],
    ['more of the group', { kind: 'group-by', level: 5 }, groupAt('20'), { Kitchen: 50, Office: 50 }],
    ['less of the group', { kind: 'group-by', level: -30 }, groupAt('20'), { Kitchen: 0, Office: 0 }],
  ])('%s', async (_, effect, outcome, levels) => expect(await after(effect, outcome)).toEqual(levels));

  it.each<[string, UpstreamOutcome]>([
    ['is not there', err({ kind: 'timeout', detail: 'late', sent: true })],
    ['says nothing', says('')],
    ['says no number', at('loud')],
    ['says too much', at('101')],
    ['says less than nothing', at('-1')],
    ['says a fraction', at('20.5')],
    ['answers something else', groupAt('20')],
  ])('is unknown where a player %s', async (_, outcome) =>
    expect(await after({ kind: 'by', level: 1 }, outcome)).toEqual({ Kitchen: 'unknown' }),
  );

  it('is unknown in every room where the group is not known', async () => {
    expect(await after({ kind: 'group-by', level: 1 }, at('20'))).toEqual({
      Kitchen: 'unknown',
      Office: 'unknown',
    });
  });

  it('asks the player only where the request does not tell', async () => {
    const { access, asked } = player(at('20'));
    const ask = (effect: VolumeEffect) =>
      loudnessAfter(access, { effect, place: PLACE, player: KITCHEN, rooms: ROOMS });
    await ask({ kind: 'to', level: 1 });
    await ask({ kind: 'each-to', level: 1 });
    await ask({ kind: 'group-to', level: 1 });
    await ask({ kind: 'unknown' });
    expect(asked).toEqual([]);
    await ask({ kind: 'by', level: 1 });
    await ask({ kind: 'group-by', level: 1 });
    expect(asked).toEqual([
      '/MediaRenderer/RenderingControl/Control "urn:schemas-upnp-org:service:RenderingControl:1#GetVolume"',
      '/MediaRenderer/GroupRenderingControl/Control "urn:schemas-upnp-org:service:GroupRenderingControl:1#GetGroupVolume"',
    ]);
  });
});
