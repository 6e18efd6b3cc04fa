import { ok } from '../../../src/base/result.ts';
import type { UpstreamOutcome } from '../../../src/guard/upstream/outcome.ts';
import type { WrittenRequest } from '../../../src/guard/upstream/request.ts';
import { VOLUME_NOW } from '../oracle/asked-about-executed.ts';
import { KITCHEN, OFFICE, type Room, STUDY } from '../generate/houses.ts';

const SPOTIFY = ' /spotifyzc';

/** Answers as a player would give them, ready made: what is looked at is what was asked. */
export function playerAnswer({ bytes, method }: WrittenRequest): UpstreamOutcome {
  const text = Buffer.from(bytes).toString('latin1');
  if (text.startsWith(SPOTIFY, method.length))
    return json('{"status":101,"statusString":"OK","spotifyError":0}');
  const [, serviceType = '', action = ''] = /^SOAPACTION: "([^"#]*)#([^"]*)"\r$/m.exec(text) ?? [];
  const body = method === 'GET' ? '<x/>' : soapAnswer(serviceType, action);
  return ok({ status: 200, reason: 'OK', headers: [['CONTENT-TYPE', 'text/xml']], body: Buffer.from(body) });
}

const json = (body: string): UpstreamOutcome =>
  ok({ status: 200, reason: 'OK', headers: [['CONTENT-TYPE', 'application/json']], body: Buffer.from(body) });

const OUT: Readonly<Record<string, string>> = {
  GetVolume: `<CurrentVolume>${VOLUME_NOW}</CurrentVolume>`,
  GetGroupVolume: `<CurrentVolume>${VOLUME_NOW}</CurrentVolume>`,
  GetZoneGroupState: `<ZoneGroupState>${escape(zoneGroups())}</ZoneGroupState>`,
};

const soapAnswer = (serviceType: string, action: string): string =>
  '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>' +
  `<u:${action}Response xmlns:u="${serviceType}">${OUT[action] ?? ''}</u:${action}Response></s:Body></s:Envelope>`;

function zoneGroups(): string {
  const member = ({ id, address, room }: Room): string =>
    `<ZoneGroupMember UUID="${id}" Location="http://${address}:1400/xml/device_description.xml" ZoneName="${room}"/>`;
  const group = (...rooms: readonly [Room, ...Room[]]): string =>
    `<ZoneGroup Coordinator="${rooms[0].id}" ID="${rooms[0].id}:1">${rooms.map(member).join('')}</ZoneGroup>`;
  return `<ZoneGroupState><ZoneGroups>${group(KITCHEN)}${group(OFFICE, STUDY)}</ZoneGroups></ZoneGroupState>`;
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
