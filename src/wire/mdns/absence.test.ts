import { decode } from 'dns-packet';
import { expect, it } from 'vitest';
import { onlyIpv4 } from './absence.ts';
import { writeMdnsResponse } from './write.ts';

const HOST = 'Sonos-000E58A00001.local';

it('a name with an address of IPv4 alone is told as that, as another codec reads it', () => {
  const record = onlyIpv4({ type: 'A', name: HOST, ttl: 120, cacheFlush: true, address: '10.0.30.21' });
  const { answers } = decode(Buffer.from(writeMdnsResponse({ answers: [record] })));
  expect(answers).toMatchObject([
    {
      type: 'NSEC',
      name: HOST,
      ttl: 120,
      class: 'IN',
      flush: true,
      data: { nextDomain: HOST, rrtypes: ['A'] },
    },
  ]);
});
