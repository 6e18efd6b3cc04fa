import type { Parsed } from '../../src/base/refusal.ts';
import { parseDescription } from '../../src/wire/description/parse.ts';
import { parseDidl } from '../../src/wire/didl/parse.ts';
import { readForm } from '../../src/wire/form/read.ts';
import { parseLastChange } from '../../src/wire/gena/last-change.ts';
import { parseMdns } from '../../src/wire/mdns/parse.ts';
import { parseMuseAnswer } from '../../src/wire/muse/answer.ts';
import { parseMuseCommand } from '../../src/wire/muse/command.ts';
import { parseMuseFrame } from '../../src/wire/muse/frame.ts';
import { parsePlayerInfo } from '../../src/wire/muse/player-info.ts';
import { parseScpd } from '../../src/wire/scpd/parse.ts';
import { parseSoapAction } from '../../src/wire/soap/action.ts';
import { parseSoapRequest } from '../../src/wire/soap/request.ts';
import { parseSoapResponse } from '../../src/wire/soap/response.ts';
import { parseSsdp } from '../../src/wire/ssdp/parse.ts';
import { readXml } from '../../src/wire/xml/read.ts';
import { readZeroconfAnswer } from '../../src/wire/zeroconf/answer.ts';
import { gena } from './gena.ts';
import { request, response } from './http.ts';

const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('utf8');

/** Every parser of the protocol layer by the name of its folder of vectors and corpus. */
export const FORMATS: Readonly<Record<string, (bytes: Uint8Array) => Parsed<unknown>>> = {
  'http-request': request,
  'http-response': response,
  xml: readXml,
  'soap-request': parseSoapRequest,
  'soap-response': parseSoapResponse,
  'soap-action': (bytes) => parseSoapAction(Buffer.from(bytes).toString('latin1')),
  ssdp: parseSsdp,
  mdns: parseMdns,
  gena,
  'last-change': (bytes) => parseLastChange(text(bytes)),
  description: parseDescription,
  scpd: parseScpd,
  didl: parseDidl,
  muse: parseMuseFrame,
  'muse-command': parseMuseCommand,
  'muse-answer': parseMuseAnswer,
  'player-info': parsePlayerInfo,
  form: readForm,
  zeroconf: readZeroconfAnswer,
};
