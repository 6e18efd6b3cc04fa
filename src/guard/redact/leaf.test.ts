import { describe, expect, it } from 'vitest';
import { redactedLeaf, viewOf } from './leaf.ts';
import { NOTHING_PERSONAL, onlyPlayers } from './sight.ts';

const KITCHEN = 'RINCON_000E58A0370101400';
const OFFICE = 'RINCON_000E58A0370201400';
const ATTIC = 'RINCON_000E58A0370301400';

const personal = (name: string, value: string): string => redactedLeaf(name, value, viewOf(NOTHING_PERSONAL));
const kitchenOnly = (name: string, value: string): string =>
  redactedLeaf(name, value, viewOf(onlyPlayers([KITCHEN])));

describe('a value', () => {
  it.each([
    ['SerialNumber', '00-0E-58-A0-37-01:9', '02-23-17-C7-A4-6B:0'],
    ['serialNumber', '00-0e-58-a0-37-01:9', '02-23-17-C7-A4-6B:0'],
    ['serialNum', 'a form that nobody has seen', '02-FA-6A-60-D6-4D:0'],
    ['MACAddress', '000E58A03701', '02:23:17:C7:A4:6B'],
    ['Mac', '00:0E:58:A0:37:01', '00:00:00:00:00:00'],
    ['CustomerID', '111111111', '0'],
    ['ThirdPartyMediaServersX', '2:abc', ''],
    ['StringValue', 'kept', ''],
    ['SerialNumber', '', ''],
    ['CurrentZoneName', 'Kitchen', 'Kitchen'],
    ['CurrentHouseholdID', 'Sonos_abc', 'Sonos_abc'],
  ])('of the name %s is told by it: %s', (name, value, told) => {
    expect(personal(name, value)).toBe(told);
  });

  it('has a name of status pages there only', () => {
    expect(personal('Key', 'x')).toBe('x');
    expect(redactedLeaf('Key', 'x', viewOf(NOTHING_PERSONAL, 'status pages'))).toBe('');
  });

  // A favourite as svrooij/node-sonos-ts recorded it: metadata in a list in an answer.
  it('that is a document is read to the bottom', () => {
    const inner = (who: string) =>
      `<DIDL-Lite xmlns="urn:schemas-upnp-org:metadata-1-0/DIDL-Lite/"><item id="1"><desc id="cdudn">${who}</desc></item></DIDL-Lite>`;
    const outer = (who: string) =>
      '<DIDL-Lite xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:r="urn:schemas-rinconnetworks-com:metadata-1-0/" xmlns="urn:schemas-upnp-org:metadata-1-0/DIDL-Lite/">' +
      `<item id="FV:2/1"><dc:title>Kyla &amp; the gang</dc:title><r:resMD>${inner(who).replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '"')}</r:resMD></item></DIDL-Lite>`;
    const read = personal('Result', outer('SA_RINCON519_jane@example.com'));
    const declared = (text: string) => text.replace(/^<DIDL-Lite [^>]*>/, '');
    expect(declared(read)).toBe(declared(outer('SA_RINCON519_X_#Svc519-0-Token')));
    expect(personal('Result', outer('SA_RINCON65031_'))).toBe(outer('SA_RINCON65031_'));
  });

  it.each([
    ['that should be a document and is none is not told', 'Result', '<DIDL-Lite><item></DIDL-Lite>', ''],
    ['with a bare ampersand is read', 'Result', '<a b="Kyla & you"/>', '<a b="Kyla & you"/>'],
    ['that only begins like one is a text', 'Artist', '<unknown>', '<unknown>'],
    ['keeps no comment', 'Result', '<a><!-- jane --></a>', '<a/>'],
    ['with documents in documents without end is cut', 'Result', nested('<a>x</a>', 6), nested('', 4)],
  ])('%s', (_, name, value, told) => {
    expect(personal(name, value)).toBe(told);
  });
});

/** A document in the text of one, so many times. */
function nested(text: string, times: number): string {
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  if (times === 0) return text;
  return nested(`<a>${escaped}</a>`, times - 1);
}

const member = (id: string, name: string, more = ''): string =>
  `<ZoneGroupMember UUID="${id}" ZoneName="${name}" Location="http://10.0.1.2:1400/xml/device_description.xml"${more}/>`;

const state = (groups: string, vanished = ''): string =>
  `<ZoneGroupState><ZoneGroups>${groups}</ZoneGroups><VanishedDevices>${vanished}</VanishedDevices></ZoneGroupState>`;

const group = (coordinator: string, ...members: readonly string[]): string =>
  `<ZoneGroup Coordinator="${coordinator}" ID="${coordinator}:1">${members.join('')}</ZoneGroup>`;

describe('the topology', () => {
  const GONE = `<Device UUID="${ATTIC}" ZoneName="Attic" Mac="00:0E:58:A0:37:03"/>`;
  const all = state(
    group(KITCHEN, member(KITCHEN, 'Kitchen'), member(OFFICE, 'Office')) +
      group(ATTIC, member(ATTIC, 'Attic')),
    GONE,
  );

  it('keeps every room where only the personal is hidden', () => {
    expect(personal('ZoneGroupState', all)).toBe(all.replace('00:0E:58:A0:37:03', '00:00:00:00:00:00'));
  });

  it('leaves out groups of other rooms, and names no other room', () => {
    expect(kitchenOnly('ZoneGroupState', all)).toBe(
      state(group(KITCHEN, member(KITCHEN, 'Kitchen'), member(OFFICE, 'Another room'))).replace(
        '<VanishedDevices></VanishedDevices>',
        '<VanishedDevices/>',
      ),
    );
  });

  it('keeps a group that another room leads', () => {
    const led = state(group(OFFICE, member(OFFICE, 'Office'), member(KITCHEN, 'Kitchen')));
    expect(kitchenOnly('ZoneGroupState', led)).toContain(
      group(OFFICE, member(OFFICE, 'Another room'), member(KITCHEN, 'Kitchen')),
    );
  });

  it('knows the old root, pairs and satellites', () => {
    const satellite = `<Satellite UUID="${ATTIC}" ZoneName="Kitchen"/>`;
    const old = `<ZoneGroups>${group(
      KITCHEN,
      `<ZoneGroupMember UUID="${KITCHEN}" ZoneName="Kitchen">${satellite}</ZoneGroupMember>`,
      member(OFFICE, 'Kitchen', ' Invisible="1"'),
    )}${group(OFFICE, `<ZoneGroupMember UUID="${OFFICE}" ZoneName="Office">${satellite.replace('Kitchen', 'Loft')}</ZoneGroupMember>`)}</ZoneGroups>`;
    const [kept] = old.split('<ZoneGroup Coordinator="RINCON_000E58A0370201400"');
    expect(kitchenOnly('ZoneGroupState', old)).toBe(`${kept}</ZoneGroups>`);
  });
});

describe('lists', () => {
  it('leave out alarms and line-ins of other rooms', () => {
    const alarm = (id: string) => `<Alarm ID="1" RoomUUID="${id}"/>`;
    expect(kitchenOnly('CurrentAlarmList', `<Alarms>${alarm(KITCHEN)}${alarm(OFFICE)}</Alarms>`)).toBe(
      `<Alarms>${alarm(KITCHEN)}</Alarms>`,
    );
    const item = (id: string) => `<item id="AI:0"><res>x-rincon-stream:${id}</res></item>`;
    expect(kitchenOnly('Result', `<DIDL-Lite>${item(OFFICE)}${item(KITCHEN)}</DIDL-Lite>`)).toBe(
      `<DIDL-Lite>${item(KITCHEN)}</DIDL-Lite>`,
    );
  });
});
