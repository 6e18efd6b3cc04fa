import { describe, expect, it } from 'vitest';
import { allOf, GUESTS, HOME, KITCHEN_RECORDS } from '../../../../test/rig/mdns-records.ts';
import { createSteeredClock } from '../../../sim/rig/steered-clock.ts';
import { parseMdns } from '../../../wire/mdns/parse.ts';
import type { Side } from '../segments.ts';
import { Group } from './group.ts';

const { pointer, service, text, address } = KITCHEN_RECORDS;
const REPLY = { answers: [pointer], additionals: [service, text, address] };

function grouped() {
  const clock = createSteeredClock();
  const said: string[] = [];
  const toAll = (bytes: Uint8Array, { name }: Side): void => {
    const read = parseMdns(bytes);
    const answers = read.ok ? read.value.answers.map(({ type, ttl }) => `${type} ${ttl}`) : ['unreadable'];
    said.push(`${answers.join(', ')} to all of ${name}`);
  };
  return { clock, said, group: new Group({ clock, link: { toAll } }) };
}

describe('a group', () => {
  it('is told a record once a second, on each side', () => {
    const { clock, said, group } = grouped();
    group.say(HOME, REPLY);
    group.say(HOME, REPLY);
    group.say(GUESTS, REPLY);
    clock.advance(999);
    group.say(HOME, REPLY);
    expect(said).toEqual(['PTR 120 to all of home', 'PTR 120 to all of guests']);
    clock.advance(1);
    group.say(HOME, REPLY);
    expect(said).toHaveLength(3);
  });
  it('is told the rest of what was told in part', () => {
    const { said, group } = grouped();
    group.say(HOME, { answers: [address], additionals: [] });
    group.say(HOME, { answers: [service, address], additionals: [] });
    expect(said.map((line) => line.split(' to')[0])).toEqual(['A 120', 'SRV 120']);
  });
  it('is told good-byes at once', () => {
    const { said, group } = grouped();
    group.say(HOME, REPLY);
    group.goodbye(HOME, allOf(KITCHEN_RECORDS));
    group.goodbye(HOME, []);
    expect(said.slice(1)).toEqual(['PTR 0, SRV 0, TXT 0, A 0 to all of home']);
  });
});
