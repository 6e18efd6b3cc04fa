import type { Parsed } from '../../src/base/refusal.ts';
import { parseDescription } from '../../src/wire/description/parse.ts';
import { writeDescription } from '../../src/wire/description/write.ts';
import { parseDidl } from '../../src/wire/didl/parse.ts';
import { writeDidl } from '../../src/wire/didl/write.ts';
import { readForm } from '../../src/wire/form/read.ts';
import { writeForm } from '../../src/wire/form/write.ts';
import { parseLastChange, writeLastChange } from '../../src/wire/gena/last-change.ts';
import { parseMdns } from '../../src/wire/mdns/parse.ts';
import { writeMdns } from '../../src/wire/mdns/write.ts';
import { parseMuseAnswer, writeMuseAnswer } from '../../src/wire/muse/answer.ts';
import { parseMuseCommand, writeMuseCommand } from '../../src/wire/muse/command.ts';
import { parseMuseFrame, writeMuseFrame } from '../../src/wire/muse/frame.ts';
import { parsePlayerInfo, writePlayerInfo } from '../../src/wire/muse/player-info.ts';
import { parseScpd } from '../../src/wire/scpd/parse.ts';
import { writeScpd } from '../../src/wire/scpd/write.ts';
import { parseSoapAction, writeSoapAction } from '../../src/wire/soap/action.ts';
import { writeSoapFault } from '../../src/wire/soap/fault.ts';
import { parseSoapRequest, writeSoapRequest } from '../../src/wire/soap/request.ts';
import { parseSoapResponse, writeSoapResponse } from '../../src/wire/soap/response.ts';
import type { SsdpMessage } from '../../src/wire/ssdp/message.ts';
import { parseSsdp } from '../../src/wire/ssdp/parse.ts';
import { writeAnnouncement, writeSearch, writeSearchResponse } from '../../src/wire/ssdp/write.ts';
import { toWrite } from '../../src/wire/xml/again.ts';
import { readXml } from '../../src/wire/xml/read.ts';
import { writeXml } from '../../src/wire/xml/write.ts';
import { readZeroconfAnswer } from '../../src/wire/zeroconf/answer.ts';
import { gena, writeGena } from './gena.ts';
import {
  carried,
  request,
  requestAgain,
  response,
  responseAgain,
  writeHttpRequest,
  writeHttpResponse,
} from './http.ts';

/** What was read, and what is read from what was written of it. */
interface RoundTrip {
  readonly first: unknown;
  readonly again: unknown;
}

/** Undefined where the bytes are refused. */
type Walk = (bytes: Uint8Array) => RoundTrip | undefined;

interface Way<T> {
  readonly parse: (bytes: Uint8Array) => Parsed<T>;
  readonly write: (message: T) => Uint8Array | string;
  /** Where another reader is to take what was written. */
  readonly parseAgain?: (bytes: Uint8Array) => Parsed<T>;
  /** What a message is about, where its bytes hold more. */
  readonly kept?: (message: T) => unknown;
}

const walk =
  <T>({ parse, write, parseAgain = parse, kept = (message) => message }: Way<T>): Walk =>
  (bytes) => {
    const first = parse(bytes);
    if (!first.ok) return undefined;
    const again = parseAgain(Buffer.from(write(first.value)));
    return { first: kept(first.value), again: again.ok ? kept(again.value) : again };
  };

const latin1 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');

/** A search for the group: HOST is where the datagram goes. */
function writeSsdp(message: SsdpMessage): Uint8Array {
  if (message.kind === 'search') return writeSearch({ ...message, host: '239.255.255.250:1900' });
  const rest = { ...message, headers: [] };
  return rest.kind === 'response' ? writeSearchResponse(rest) : writeAnnouncement(rest);
}

/** What was read of the headers; the headers themselves hold more. */
const typed = (message: SsdpMessage): unknown => ({ ...message, headers: [] });

/** Every format that we write, by its name in `formats.ts`. */
export const ROUND_TRIPS: Readonly<Record<string, Walk>> = {
  'http-request': walk({
    parse: request,
    write: writeHttpRequest,
    parseAgain: requestAgain,
    kept: ({ head: { method, target, headers }, body }) => [method, target, carried(headers), latin1(body)],
  }),
  'http-response': walk({
    parse: response,
    write: writeHttpResponse,
    parseAgain: responseAgain,
    kept: ({ head: { status, reason, headers }, body }) => [status, reason, carried(headers), latin1(body)],
  }),
  xml: walk({ parse: readXml, write: (root) => writeXml(toWrite(root)) }),
  'soap-request': walk({ parse: parseSoapRequest, write: writeSoapRequest }),
  'soap-response': walk({
    parse: parseSoapResponse,
    write: (answer) => (answer.kind === 'fault' ? writeSoapFault(answer) : writeSoapResponse(answer)),
  }),
  'soap-action': walk({ parse: (bytes) => parseSoapAction(latin1(bytes)), write: writeSoapAction }),
  ssdp: walk({ parse: parseSsdp, write: writeSsdp, kept: typed }),
  mdns: walk({ parse: parseMdns, write: writeMdns }),
  gena: walk({
    parse: gena,
    write: writeGena,
    kept: (message) => JSON.parse(JSON.stringify(message, withoutUrl)),
  }),
  'last-change': walk({
    parse: (bytes) => parseLastChange(Buffer.from(bytes).toString('utf8')),
    write: writeLastChange,
  }),
  description: walk({ parse: parseDescription, write: writeDescription }),
  scpd: walk({ parse: parseScpd, write: writeScpd }),
  didl: walk({ parse: parseDidl, write: writeDidl }),
  muse: walk({ parse: parseMuseFrame, write: ({ header, body }) => writeMuseFrame(header, body) }),
  'muse-command': walk({ parse: parseMuseCommand, write: writeMuseCommand }),
  'muse-answer': walk({ parse: parseMuseAnswer, write: writeMuseAnswer }),
  'player-info': walk({ parse: parsePlayerInfo, write: writePlayerInfo }),
  form: walk({ parse: readForm, write: writeForm }),
  zeroconf: walk({ parse: readZeroconfAnswer, write: JSON.stringify }),
};

/** A callback is written from its parts. */
const withoutUrl = (key: string, value: unknown): unknown => (key === 'url' ? undefined : value);
