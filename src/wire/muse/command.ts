import type { Parsed } from '../../base/refusal.ts';
import { ok } from '../../base/result.ts';
import type { JsonObject } from '../json/read.ts';
import { parseMuseFrame, writeMuseFrame } from './frame.ts';
import {
  type MuseHeader,
  type MuseNamespace,
  type MuseObjects,
  moreIn,
  namespaceIn,
  namespaceText,
  objectsIn,
  refuse,
  textIn,
} from './header.ts';

/** What a client asks of the local API (members as aiosonos, sonos-websocket and sonos-ws send them). */
export interface MuseCommand {
  readonly kind: 'command';
  /** Missing in the empty command: every player refuses it and so tells its household (sonos-websocket). */
  readonly call?: MuseCall;
  readonly objects: MuseObjects;
  /** Chosen by the client and repeated in the reply. */
  readonly cmdId?: string;
  readonly more: MuseHeader;
  readonly body: JsonObject;
}

export interface MuseCall {
  readonly namespace: MuseNamespace;
  readonly command: string;
}

const COMMAND = /^[A-Za-z]\w{0,127}$/;

export function parseMuseCommand(input: Uint8Array | string): Parsed<MuseCommand> {
  const frame = parseMuseFrame(input);
  if (!frame.ok) return frame;
  const { header, body } = frame.value;
  const call = callIn(header);
  if (!call.ok) return call;
  const objects = objectsIn(header);
  if (!objects.ok) return objects;
  const cmdId = textIn(header, 'cmdId');
  if (!cmdId.ok) return cmdId;
  return ok({
    kind: 'command',
    ...(call.value ? { call: call.value } : {}),
    objects: objects.value,
    ...(cmdId.value === undefined ? {} : { cmdId: cmdId.value }),
    more: moreIn(header, ['command', 'cmdId']),
    body,
  });
}

function callIn(header: MuseHeader): Parsed<MuseCall | undefined> {
  const namespace = namespaceIn(header);
  if (!namespace.ok) return namespace;
  const command = textIn(header, 'command');
  if (!command.ok) return command;
  if (namespace.value === undefined && command.value === undefined) return ok(undefined);
  if (namespace.value === undefined || command.value === undefined)
    return refuse('malformed', 'the header names a namespace or a command without the other');
  return COMMAND.test(command.value)
    ? ok({ namespace: namespace.value, command: command.value })
    : refuse('malformed', 'the name of the command is none');
}

export function writeMuseCommand({ call, objects, cmdId, more, body }: MuseCommand): string {
  const named = call ? { namespace: namespaceText(call.namespace), command: call.command } : {};
  return writeMuseFrame({ ...named, ...objects, ...(cmdId === undefined ? {} : { cmdId }), ...more }, body);
}
