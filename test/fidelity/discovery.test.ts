import { beforeEach, describe, expect, it } from 'vitest';
import { mdnsRecords } from '../../src/sim/discovery/mdns-records.ts';
import { aliveNotice, byebyeNotice, searchAnswer } from '../../src/sim/discovery/ssdp-message.ts';
import { ssdpTargets } from '../../src/sim/discovery/ssdp-targets.ts';
import { sampleHousehold, samplePlayer } from '../../src/sim/rig/sample.ts';
import { hasRecordings, NO_RECORDINGS, recording } from './recordings.ts';

beforeEach(({ skip }) => skip(!hasRecordings(), NO_RECORDINGS));

/** Line ends as on the wire; editors may have saved them otherwise. */
const recorded = (name: string): string => recording(name).replace(/\r?\n/g, '\r\n').trimEnd();

/** The files put together what 85.0 and 86.10 answered under the name of 86.10, which has no X-RINCON-WIFIMODE any more. */
const without85 = (text: string): string => text.replace(/^X-RINCON-WIFIMODE: .*\r\n/m, '');

const player = samplePlayer({ address: '192.0.2.21' });
const household = sampleHousehold([player]);

function advertised(type: string) {
  const target = ssdpTargets(household, player, []).find((candidate) => candidate.type === type);
  if (!target) throw new Error(`no target ${type}`);
  return { household, player, target };
}

describe('discovery, byte for byte as recorded', () => {
  it.each([
    [
      'rebuilt/ssdp_msearch_response_s2_2026.http',
      searchAnswer(advertised('urn:schemas-upnp-org:device:ZonePlayer:1')),
    ],
    ['rebuilt/ssdp_notify_alive_s2_2026.http', aliveNotice(advertised('upnp:rootdevice'))],
    ['rebuilt/ssdp_notify_byebye.http', byebyeNotice(advertised('upnp:rootdevice'))],
  ])('%s', (name, made) => {
    expect(made.trimEnd()).toBe(without85(recorded(name)));
  });

  it('a Play:1 of 40.5, header by header', () => {
    // The first of the file has its EXT and ST mixed up.
    const [, answer = ''] = recorded('duncan3dc__sonos/duplicates.http').split('\r\n\r\n');
    const value = (name: string): string =>
      new RegExp(`^${name}: (.*)$`, 'm').exec(answer)?.[1]?.trimEnd() ?? '';
    const id = /uuid:(RINCON_\w+)::/.exec(answer)?.[1] ?? '';
    const [hhid = '', museSuffix = ''] = value('HOUSEHOLD.SMARTSPEAKER.AUDIO').split('.');
    const owner = sampleHousehold(
      [
        samplePlayer({
          id,
          model: 'S1',
          build: '40.5-48230',
          bootSeq: Number(value('X-RINCON-BOOTSEQ')),
          address: new URL(value('LOCATION')).hostname,
        }),
      ],
      { id: hhid, museSuffix },
    );
    const [known] = Object.values(owner.players);
    const target = known && ssdpTargets(owner, known, []).find(({ type }) => type === value('ST'));
    if (!known || !target) throw new Error('no target');
    expect(searchAnswer({ household: owner, player: known, target }).trimEnd()).toBe(answer);
  });

  it('the texts of _sonos._tcp have the recorded keys', () => {
    const file: unknown = JSON.parse(recorded('rebuilt/mdns_sonos_txt.json'));
    const keysOf = (name: string): readonly string[] => {
      const entry: unknown = Object(file)[name];
      return Object.keys(Object(Object(entry).txt));
    };
    const made = (build: string, model: string): readonly string[] => {
      const one = samplePlayer({ build, model });
      const txt = mdnsRecords(sampleHousehold([one]), one).find((record) => record.type === 'TXT');
      const data: unknown = txt?.data;
      return Array.isArray(data) ? data.map((line) => String(line).split('=')[0] ?? '') : [];
    };
    expect(made('66.4-23300', 'S18')).toEqual(keysOf('s2_2021_protovers_1.24.1'));
    expect(made('97.1-80312', 'S18')).toEqual(keysOf('s2_2026'));
    expect(made('57.23-74170', 'S5')).toEqual(keysOf('s1_57.23'));
  });
});
