import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writeXml, element } from '../wire/xml/write.ts';
import { parseChannelMap } from './channel-map.ts';
import { householdOf } from './household.ts';
import { mdnsFacts } from './mdns-facts.ts';
import { parseBattery } from './more-info.ts';
import { parseServerHeader } from './server-header.ts';
import { ssdpFacts } from './ssdp-facts.ts';
import { parseZoneGroupState, type ZoneGroupState } from './zone-group-state.ts';

const id = fc.constantFrom('R_A', 'R_B', 'R_C', 'R_D', '', 'RINCON_000E58A0000101400');
/** Any text that XML can carry: control characters and lone halves it cannot. */
const text = fc
  .string({ unit: 'grapheme', maxLength: 12 })
  .map((value) => value.replace(/[^\t\n\r -\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, ''));
const flag = fc.constantFrom('0', '1', 'yes', '');
const map = fc.oneof(
  text,
  fc.array(id, { maxLength: 4 }).map((ids) => ids.map((one) => `${one}:LF,RF`).join(';')),
);

const memberOf = (name: string, satellites: fc.Arbitrary<readonly ReturnType<typeof element>[]>) =>
  fc
    .record({
      UUID: id,
      ZoneName: text,
      Location: text,
      SoftwareVersion: text,
      Invisible: flag,
      IsZoneBridge: flag,
      ChannelMapSet: map,
      HTSatChanMapSet: map,
      MoreInfo: text,
    })
    .chain((attributes) => satellites.map((children) => element(name, attributes, [...children])));
const satellite = memberOf('Satellite', fc.constant([]));
const member = memberOf('ZoneGroupMember', fc.array(satellite, { maxLength: 2 }));
const group = fc
  .tuple(id, text, fc.array(member, { maxLength: 3 }))
  .map(([Coordinator, ID, members]) => element('ZoneGroup', { Coordinator, ID }, members));
const document = fc
  .array(group, { maxLength: 4 })
  .map((groups) => writeXml(element('ZoneGroupState', {}, [element('ZoneGroups', {}, groups)])));

function read(xml: string): ZoneGroupState {
  const parsed = parseZoneGroupState(xml);
  if (!parsed.ok) throw new Error(parsed.error.detail);
  return parsed.value;
}

describe('a household out of any ZoneGroupState', () => {
  it('counts each player once, and each room by a player of its own', () => {
    fc.assert(
      fc.property(document, (xml) => {
        const state = read(xml);
        const { rooms, players, groups, bridges } = householdOf(state);
        expect(players.length).toBe((xml.match(/<(ZoneGroupMember|Satellite)\b/g) ?? []).length);
        expect(rooms.length + bridges.length).toBeLessThanOrEqual(players.length);
        expect(groups.flatMap(({ rooms }) => rooms).length).toBe(rooms.length);
        for (const { player, bonded } of rooms) expect(bonded[0]).toBe(player);
      }),
    );
  });

  it('does not throw on text that is no ZoneGroupState', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.string().map((inner) => `<ZoneGroups>${inner}</ZoneGroups>`),
        ),
        (xml) => {
          expect(typeof parseZoneGroupState(xml).ok).toBe('boolean');
        },
      ),
    );
  });
});

describe('a channel map', () => {
  it('is read as it is written', () => {
    const channels = fc.array(fc.constantFrom('LF', 'RF', 'SW', 'LR', 'RR'), { minLength: 1, maxLength: 4 });
    const player = fc.stringMatching(/^RINCON_[0-9A-F]{17}$/);
    fc.assert(
      fc.property(
        fc.array(fc.record({ player, channels }), { minLength: 1, maxLength: 16 }),
        (assignments) => {
          const written = assignments.map(({ player, channels }) => `${player}:${channels.join()}`).join(';');
          expect(parseChannelMap(written)).toEqual(assignments);
        },
      ),
    );
  });
});

describe('facts out of any text', () => {
  it('are facts or nothing, never an error', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 600 }), fc.string(), (name, value) => {
        for (const read of [parseServerHeader, parseBattery, parseChannelMap])
          expect(() => [read(name), read(value)]).not.toThrow();
        for (const key of ['SERVER', 'X-RINCON-BOOTSEQ', 'X-RINCON-HOUSEHOLD'])
          expect(Object.keys(ssdpFacts([[key, value]])).length).toBe(10);
        for (const key of ['uuid', 'info', 'location', 'sslport', 'bootseq', 'wss'])
          expect(Object.keys(mdnsFacts(name, [[key, value]])).length).toBe(12);
      }),
    );
  });

  it('a port that is told is a port', () => {
    fc.assert(
      fc.property(fc.integer({ min: -10, max: 200_000 }), (port) => {
        const { sslPort } = mdnsFacts('x', [['sslport', String(port)]]);
        expect(sslPort).toBe(port >= 1 && port <= 65_535 ? port : undefined);
      }),
    );
  });
});
