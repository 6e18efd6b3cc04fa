import { expect, it } from 'vitest';
import type { DnsRecord } from '../../wire/dns/message.ts';
import { addressesIn } from './addresses-in.ts';

const a = (owner: string, address: string, ttl = 60): DnsRecord => ({ type: 'A', owner, ttl, address });
const alias = (owner: string, target: string, ttl = 60): DnsRecord => ({ type: 'CNAME', owner, ttl, target });
const saying = (...records: readonly DnsRecord[]) =>
  addressesIn({ id: 1, question: { name: 'a.example', type: 1 }, code: 0, isTruncated: false, records });
const found = (addresses: readonly string[], ttl: number) => ({ ok: true, value: { addresses, ttl } });

it('are those of the name, each once, as long as all of them hold', () => {
  expect(
    saying(a('a.example', '1.1.1.1', 90), a('a.example', '1.1.1.2', 40), a('a.example', '1.1.1.1')),
  ).toEqual(found(['1.1.1.1', '1.1.1.2'], 40));
});

it('are found along aliases, in whatever order they stand', () => {
  expect(
    saying(a('c.cdn', '1.1.1.1', 600), alias('b.cdn', 'c.cdn', 20), alias('a.example', 'b.cdn', 300)),
  ).toEqual(found(['1.1.1.1'], 20));
});

it('are of no name that no alias leads to', () => {
  expect(
    saying(a('a.example', '1.1.1.1'), a('bank.example', '6.6.6.6'), alias('x.example', 'y.example')),
  ).toEqual(found(['1.1.1.1'], 60));
  expect(saying(a('bank.example', '6.6.6.6'))).toEqual(found([], 0));
  expect(saying(alias('a.example', 'b.cdn', 30), a('c.cdn', '6.6.6.6'))).toEqual(found([], 30));
});

it('are eight at most', () => {
  const many = Array.from({ length: 20 }, (_, index) => `1.1.1.${index}`);
  expect(saying(...many.map((address) => a('a.example', address)))).toEqual(found(many.slice(0, 8), 60));
});

it('are behind eight aliases at most, and a ring has no end', () => {
  const chain = (length: number) =>
    Array.from({ length }, (_, index) =>
      alias(index === 0 ? 'a.example' : `${index}.cdn`, `${index + 1}.cdn`),
    );
  expect(saying(...chain(8), a('8.cdn', '1.1.1.1'))).toEqual(found(['1.1.1.1'], 60));
  const tooMany = { ok: false, error: 'there are more than 8 aliases' };
  expect(saying(...chain(9), a('9.cdn', '1.1.1.1'))).toEqual(tooMany);
  expect(saying(alias('a.example', 'b.cdn'), alias('b.cdn', 'a.example'))).toEqual(tooMany);
});

it('are none where an alias is not alone', () => {
  const refused = { ok: false, error: 'a name has an alias and something else' };
  expect(saying(alias('a.example', 'b.cdn'), a('a.example', '1.1.1.1'))).toEqual(refused);
  expect(saying(alias('a.example', 'b.cdn'), alias('a.example', 'c.cdn'))).toEqual(refused);
});
