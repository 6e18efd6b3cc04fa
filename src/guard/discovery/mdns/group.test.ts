import { describe, expect, it } from 'vitest';
import { allOf, GUESTS, HOME, KITCHEN_RECORDS } from '../../../../test/rig/mdns-records.ts';
import type { Endpoint } from '../../../base/address.ts';
import { createSteeredClock } from '../../../sim/rig/steered-clock.ts';
import { parseMdns } from '../../../wire/mdns/parse.ts';
import { Group } from './group.ts';

const { pointer, service, text, address } = KITCHEN_RECORDS;
const REPLY = { answers: [pointer], additionals: [service, text, address] };

function grouped() {
  const clock = createSteeredClock();
  const said: string[] = [];
  const say = (bytes: Uint8Array, to: Endpoint, by?: string): void => {
    const read = parseMdns(bytes);
    const answers = read.ok ? read.value.answers.map(({ type, ttl }) => `${type} ${ttl}`) : ['unreadable'];
    said.push(`${answers.join(', ')} to ${to.host}:${to.port} by ${by}`);
  };
  return { clock, said, group: new Group({ clock, link: { say } }) };
}

describe('a group', () => {
  it('is told a record once a second, on each side', () => {
    const { clock, said, group } = grouped();
    group.say(HOME, REPLY);
    group.say(HOME, REPLY);
    group.say(GUESTS, REPLY);
    clock.advance(999);
    group.say(HOME, REPLY);
    expect(said).toEqual([
      'PTR 120 to 224.0.0.251:5353 by 10.0.10.1',
      'PTR 120 to 224.0.0.251:5353 by 10.0.20.1',
    ]);
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
    expect(said.slice(1)).toEqual(['PTR 0, SRV 0, TXT 0, A 0 to 224.0.0.251:5353 by 10.0.10.1']);
  });
});
