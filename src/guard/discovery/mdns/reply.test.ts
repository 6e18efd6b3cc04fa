import { describe, expect, it } from 'vitest';
import { allOf, KITCHEN_RECORDS } from '../../../../test/rig/mdns-records.ts';
import { onlyIpv4 } from '../../../wire/mdns/absence.ts';
import type { MdnsQuestion, MdnsRecord } from '../../../wire/mdns/message.ts';
import { replyTo } from './reply.ts';

const { pointer, service, text, address } = KITCHEN_RECORDS;

const reply = (
  questions: readonly Pick<MdnsQuestion, 'name' | 'type'>[],
  answers: readonly MdnsRecord[] = [],
) =>
  replyTo(
    { questions: questions.map((each) => ({ ...each, unicastResponse: false })), answers },
    allOf(KITCHEN_RECORDS),
  );

describe('a question', () => {
  it('for the service brings place, text and address along', () => {
    expect(reply([{ name: '_SONOS._tcp.local', type: 'PTR' }])).toEqual({
      answers: [pointer],
      additionals: [service, text, address],
    });
  });
  it('for one record gets that one', () => {
    expect(reply([{ name: text.name, type: 'TXT' }])).toEqual({ answers: [text], additionals: [] });
    expect(reply([{ name: address.name, type: 'A' }])).toEqual({ answers: [address], additionals: [] });
  });
  it('for anything gets all of that name', () => {
    expect(reply([{ name: service.name, type: 'ANY' }])).toEqual({
      answers: [service, text],
      additionals: [address],
    });
  });
  it('for an address of IPv6 is told that there is none but of IPv4', () => {
    const absence = onlyIpv4(address);
    const asked = { name: address.name.toLowerCase(), type: 'AAAA' } as const;
    expect(reply([asked])).toEqual({ answers: [absence], additionals: [address] });
    expect(reply([asked, { name: address.name, type: 'A' }])).toEqual({
      answers: [address, absence],
      additionals: [],
    });
    expect(reply([asked], [address])).toEqual({ answers: [absence], additionals: [] });
  });
  it.each([
    { name: '_airplay._tcp.local', type: 'PTR' },
    { name: '_services._dns-sd._udp.local', type: 'PTR' },
    { name: 'nas.local', type: 'AAAA' },
    { name: service.name, type: 'AAAA' },
    { name: 'nas.local', type: 'A' },
    { name: service.name, type: 47 },
  ] as const)('for something else gets nothing: $type $name', (question) => {
    expect(reply([question])).toBeUndefined();
  });
});

describe('what the asker knows', () => {
  const question = [{ name: pointer.name, type: 'PTR' }] as const;
  it('is not said again while half of its life is left', () => {
    expect(reply(question, [{ ...pointer, ttl: 60 }])).toBeUndefined();
    expect(reply(question, [{ ...pointer, ttl: 59 }])?.answers).toEqual([pointer]);
    expect(reply(question, [{ ...pointer, target: 'x._sonos._tcp.local' }])?.answers).toEqual([pointer]);
  });
  it('is not brought along', () => {
    expect(reply(question, [text])?.additionals).toEqual([service, address]);
  });
});
