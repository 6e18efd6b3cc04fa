import { beforeEach, describe, expect, it } from 'vitest';
import { foundAt, idOf, statementOf, ZONE_PLAYER } from '../../../test/rig/guard/found-player.ts';
import { knownAddress as ip, parseCidr } from '../../base/address.ts';
import { writeAnnouncement, writeSearch, writeSearchResponse } from '../../wire/ssdp/write.ts';
import { createSteeredClock } from '../../sim/rig/steered-clock.ts';
import { serviceMapOf } from '../request/service-map.ts';
import { Finder } from './finder.ts';
import { Registry } from './registry.ts';
import type { Sides } from './segments.ts';
import type { Statement } from './statement.ts';

const KITCHEN = foundAt(21, 'Kitchen');
const OFFICE = foundAt(22, 'Office');
const side = (name: string, third: number) => ({
  name,
  network: parseCidr(`10.0.${third}.0/24`)!,
  text: `10.0.${third}.0/24`,
  own: ip(`10.0.${third}.1`),
  interface: `eth${third}`,
});
const SIDES: Sides = { players: [side('speakers', 30)], people: [side('home', 10)] };
const PLAYER = {
  id: idOf(KITCHEN),
  model: 'S13',
  build: '97.1-80312',
  services: serviceMapOf('S13', '97.1-80312'),
};

let done: string[];
let places: readonly (typeof KITCHEN)[];
let registry: Registry;
let isKnown: boolean;
let isNoted: boolean;
let finder: Finder;

beforeEach(() => {
  done = [];
  places = [KITCHEN];
  isKnown = true;
  isNoted = false;
  registry = new Registry(createSteeredClock());
  const note = (what: string): void => void done.push(what);
  finder = new Finder({
    sides: () => SIDES,
    places: () => places,
    known: (place) => (isKnown && place === KITCHEN ? PLAYER : undefined),
    idOf: (place) => (isKnown ? idOf(place) : undefined),
    onElsewhere: ({ place, id, at }) => note(`${place.room} (${id}) is said to be at ${at}`),
    registry,
    presence: { doubt: ({ room }) => note(`doubt ${room}`) },
    answerer: {
      answer: ({ search: { searchTarget }, from, of }) =>
        note(`answer ${from.host} ${searchTarget} ${of?.room}`),
    },
    announcer: { announce: ({ room }, { target }) => note(`tell of ${room}: ${target}`) },
    doubts: {
      note: (from, why) => note(`${why} from ${from}`),
      again: (from, why) => isNoted && (note(`again ${why} from ${from}`), true),
    },
  });
});

const hear = (from: string, bytes: Uint8Array, at?: typeof KITCHEN): readonly string[] => {
  done.length = 0;
  finder.hear({ from: { host: ip(from), port: 1900 }, bytes }, at);
  return [...done];
};
const said = (changes: Partial<Statement> = {}): Uint8Array => {
  const { target, ...statement } = statementOf(KITCHEN, changes);
  return writeSearchResponse({ ...statement, searchTarget: target });
};
const announced = (nts: 'ssdp:alive' | 'ssdp:byebye', changes: Partial<Statement> = {}): Uint8Array => {
  const { target, ...statement } = statementOf(KITCHEN, changes);
  return writeAnnouncement({ ...statement, nts, nt: target });
};
const search = writeSearch({ searchTarget: ZONE_PLAYER, host: '239.255.255.250:1900', maxWait: 1 });

describe('what a player says of itself', () => {
  it('is kept, and told to people when it is news or announced', () => {
    expect(hear('10.0.30.21', said())).toEqual([`tell of Kitchen: ${ZONE_PLAYER}`]);
    expect(hear('10.0.30.21', said())).toEqual([]);
    expect(hear('10.0.30.21', announced('ssdp:alive'))).toEqual([`tell of Kitchen: ${ZONE_PLAYER}`]);
    expect(registry.of(KITCHEN)).toEqual([statementOf(KITCHEN)]);
  });
  it('means nothing before its description was read', () => {
    isKnown = false;
    expect([hear('10.0.30.21', said()), registry.of(KITCHEN)]).toEqual([[], []]);
  });
  it('when it leads elsewhere goes nowhere and is noted', () => {
    const elsewhere = said({ location: 'http://10.0.30.66:1400/x' });
    expect(hear('10.0.30.21', elsewhere)).toEqual(['foreign-location from 10.0.30.21']);
    expect(registry.of(KITCHEN)).toEqual([]);
  });
  it('as a good-bye is doubted first', () => {
    expect(hear('10.0.30.21', announced('ssdp:byebye'))).toEqual(['doubt Kitchen']);
    const another = announced('ssdp:byebye', { usn: `uuid:RINCON_000E58A0999901400::${ZONE_PLAYER}` });
    expect(hear('10.0.30.21', another)).toEqual(['foreign-name from 10.0.30.21']);
  });
});

describe('what others say', () => {
  it.each(['10.0.10.5', '10.0.30.66'])('in the name of a player is noted: %s', (from) => {
    expect(hear(from, announced('ssdp:alive'))).toEqual([`not-itself from ${from}`]);
    expect(hear(from, said())).toEqual([`not-itself from ${from}`]);
    expect(hear(from, announced('ssdp:byebye'))).toEqual([`not-itself from ${from}`]);
    expect(registry.of(KITCHEN)).toEqual([]);
  });
  it('beside players, at its own address as a player would, may be the player', () => {
    const there = { location: 'http://10.0.30.66:1400/xml/device_description.xml' };
    const claim = `Kitchen (${PLAYER.id}) is said to be at 10.0.30.66`;
    expect(hear('10.0.30.66', announced('ssdp:alive', there))).toEqual([claim]);
    expect(hear('10.0.30.66', said(there))).toEqual([claim]);
    expect(hear('10.0.30.66', announced('ssdp:byebye', there))).toEqual(['not-itself from 10.0.30.66']);
    const port = { location: 'http://10.0.30.66:1401/xml/device_description.xml' };
    expect(hear('10.0.30.66', said(port))).toEqual(['not-itself from 10.0.30.66']);
    expect(hear('10.0.10.5', said({ location: 'http://10.0.10.5:1400/x' }))).toEqual([
      'not-itself from 10.0.10.5',
    ]);
  });
  it('at the address of another player may be one that was given that address', () => {
    places = [KITCHEN, OFFICE];
    const there = { location: 'http://10.0.30.22:1400/xml/device_description.xml' };
    expect(hear('10.0.30.22', said(there))).toEqual([`Kitchen (${PLAYER.id}) is said to be at 10.0.30.22`]);
    expect(registry.of(OFFICE)).toEqual([]);
  });
  it('beside players and leads elsewhere is noted, and a printer at home is none of our business', () => {
    const printer = announced('ssdp:alive', { usn: 'uuid:printer', location: 'http://10.0.10.9:80/' });
    expect(hear('10.0.30.66', printer)).toEqual(['foreign-location from 10.0.30.66']);
    expect(hear('10.0.10.9', printer)).toEqual([]);
    expect(hear('10.0.10.8', printer)).toEqual([]);
  });
  it('from no segment of this computer means nothing', () => {
    expect([hear('198.51.100.9', search), hear('198.51.100.9', announced('ssdp:alive'))]).toEqual([[], []]);
  });
  it('that was noted a moment ago is counted, and nothing else is', () => {
    isNoted = true;
    expect(hear('10.0.30.66', announced('ssdp:alive'))).toEqual(['again not-itself from 10.0.30.66']);
    const printer = announced('ssdp:alive', { usn: 'uuid:printer', location: 'http://10.0.10.9:80/' });
    expect(hear('10.0.30.66', printer)).toEqual(['foreign-location from 10.0.30.66']);
    expect(hear('10.0.30.21', announced('ssdp:alive'))).toEqual([`tell of Kitchen: ${ZONE_PLAYER}`]);
    const named = writeSearch({ searchTarget: `uuid:${PLAYER.id}`, host: '239.255.255.250:1900' });
    expect(hear('10.0.10.5', named)).toEqual([`answer 10.0.10.5 uuid:${PLAYER.id} undefined`]);
  });
  it('that is no SSDP means nothing', () => {
    expect(hear('10.0.10.5', Buffer.from('GET / HTTP/1.1\r\n\r\n'))).toEqual([]);
  });
});

describe('a search', () => {
  it('of people is answered, also one that was sent to a player alone', () => {
    expect(hear('10.0.10.5', search)).toEqual([`answer 10.0.10.5 ${ZONE_PLAYER} undefined`]);
    expect(hear('10.0.10.5', search, KITCHEN)).toEqual([`answer 10.0.10.5 ${ZONE_PLAYER} Kitchen`]);
  });
  it('beside players is for players', () => {
    expect([hear('10.0.30.66', search), hear('10.0.30.21', search)]).toEqual([[], []]);
  });
});
