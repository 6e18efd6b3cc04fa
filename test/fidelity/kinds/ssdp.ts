import {
  aliveNotice,
  byebyeNotice,
  searchAnswer,
  type Advertised,
} from '../../../src/sim/discovery/ssdp-message.ts';
import { serverToken } from '../../../src/sim/discovery/product-token.ts';
import { ssdpTargets } from '../../../src/sim/discovery/ssdp-targets.ts';
import { sampleHousehold, samplePlayer } from '../../../src/sim/rig/sample.ts';
import { childrenOf, textOf } from '../../../src/wire/xml/element.ts';
import { readXml } from '../../../src/wire/xml/read.ts';
import type { Comparison } from '../comparison.ts';
import { messageFields } from '../fields/headers.ts';

const ZONE_PLAYER = 'urn:schemas-upnp-org:device:ZonePlayer:1';

interface Message {
  readonly model: string;
  readonly build: string;
  readonly target: string;
  readonly say: (what: Advertised) => string;
  /** `''` for a household whose name for the local API has no suffix (39.4). */
  readonly museSuffix?: string;
}

function said({ model, build, target, say, museSuffix = 'AAAAAAAAAAAAAAAAAAAA' }: Message): string {
  const player = samplePlayer({ model, build, address: '192.0.2.21' });
  const household = sampleHousehold([player], { museSuffix });
  const found = ssdpTargets(household, player, []).find(({ type }) => type === target);
  if (!found) throw new Error(`no target ${target}`);
  return say({ household, player, target: found });
}

const answer = { target: ZONE_PLAYER, say: searchAnswer } as const;

const message = (recording: string, what: Message): Comparison => ({
  recording,
  kind: 'ssdp',
  model: what.model,
  build: what.build,
  recorded: messageFields,
  simulated: () => messageFields(said(what)),
});

/** A file of several datagrams: the one with this number, from 0. */
const datagram = (recording: string, number: number, what: Message): Comparison => ({
  ...message(recording, what),
  part: `datagram ${number + 1}`,
  recorded: (text) => messageFields(datagramsOf(text)[number] ?? ''),
});

const datagramsOf = (text: string): readonly string[] =>
  text.replaceAll('\r\n', '\n').split(/(?=^HTTP\/1\.1 200)/m);

const S2_2026 = { model: 'S6', build: '86.10-80260' } as const;
const PLAY_1 = { model: 'S1', build: '40.5-48230', ...answer } as const;
const OF_2016 = { build: '39.4-48021', museSuffix: '', ...answer } as const;

export const SSDP: readonly Comparison[] = [
  message('rebuilt/ssdp_msearch_response_s2_2026.http', { ...S2_2026, ...answer }),
  message('rebuilt/ssdp_notify_alive_s2_2026.http', {
    ...S2_2026,
    target: 'upnp:rootdevice',
    say: aliveNotice,
  }),
  message('rebuilt/ssdp_notify_byebye.http', { ...S2_2026, target: 'upnp:rootdevice', say: byebyeNotice }),
  datagram('duncan3dc__sonos/normal.http', 0, PLAY_1),
  datagram('duncan3dc__sonos/normal.http', 1, PLAY_1),
  datagram('duncan3dc__sonos/duplicates.http', 0, PLAY_1),
  datagram('duncan3dc__sonos/duplicates.http', 1, PLAY_1),
  datagram('duncan3dc__sonos/duplicates.http', 2, PLAY_1),
  // Datagrams 2 to 4 of the file are of sockets of another maker.
  datagram('duncan3dc__sonos/line-breaks.http', 0, { model: 'S1', ...OF_2016 }),
  datagram('duncan3dc__sonos/line-breaks.http', 4, { model: 'S6', ...OF_2016 }),
];

const banner = (number: number, model: string, build: string): Comparison => ({
  recording: 'rapid7__recog/http_servers_sonos.xml',
  part: `example ${number + 1}`,
  kind: 'banner',
  model,
  build,
  recorded: (text) => new Map([['SERVER', examplesIn(text)[number] ?? '']]),
  simulated: () => new Map([['SERVER', serverToken({ model, build })]]),
});

function examplesIn(text: string): readonly string[] {
  const root = readXml(text);
  if (!root.ok) throw new Error(root.error.detail);
  return childrenOf(root.value, 'fingerprint').flatMap((el) => childrenOf(el, 'example').map(textOf));
}

export const BANNERS: readonly Comparison[] = [
  banner(0, 'BR100', '47.2-59120'),
  banner(1, 'Sub', '31.3-22220'),
  banner(2, 'S1', '39.2-47040c'),
  banner(3, 'S3', '47.2-59120'),
  banner(4, 'ZP120', '34.16-37101'),
  banner(5, 'WD100', '36.4-41270'),
];
