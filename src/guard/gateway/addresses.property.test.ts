import fc from 'fast-check';
import { expect, it } from 'vitest';
import { numberToIpv4 } from '../../base/address.ts';
import { addressesOf } from './addresses.ts';

/** Players in 10/8 and the guard in 192.168/16, so that no address is of both. */
const pair = fc.tuple(
  fc.nat({ max: 0xff_ffff }).map((low) => numberToIpv4(0x0a00_0000 + low)),
  fc.nat({ max: 0xffff }).map((low) => numberToIpv4(0xc0a8_0000 + low)),
);

const places = fc
  .uniqueArray(pair, { minLength: 1, maxLength: 6, comparator: ([a, b], [c, d]) => a === c || b === d })
  .map((pairs) =>
    pairs.map(([host, guardAddress], index) => ({
      room: `Room ${index}`,
      endpoint: { host, port: 1400 },
      guardAddress,
    })),
  );

/** Between addresses: whatever ends one. */
const between = fc.constantFrom('/', ':1400/', ' ', '"', '&quot;', '%3a', '>', ',', 'x', '. ', '=', '');

const world = places.chain((all) =>
  fc.record({
    all: fc.constant(all),
    known: fc.array(
      fc.tuple(
        fc.constantFrom(...all),
        between.filter((text) => text !== ''),
      ),
      { maxLength: 8 },
    ),
  }),
);

it('come back as they were', () => {
  fc.assert(
    fc.property(world, ({ all, known }) => {
      const { outward, inward } = addressesOf(all);
      const inside = known.map(([{ endpoint }, text]) => `${endpoint.host}${text}`).join('');
      const outside = known.map(([{ guardAddress }, text]) => `${guardAddress}${text}`).join('');
      expect([outward(inside), inward(outside), inward(outward(inside))]).toEqual([outside, inside, inside]);
    }),
  );
});

const digits = fc.stringMatching(/^[0-9.]{1,30}$/);

it('that nobody has are left alone, whatever numbers stand around', () => {
  fc.assert(
    fc.property(places, digits, between, (all, number, text) => {
      const known = all.flatMap(({ endpoint, guardAddress }) => [endpoint.host, guardAddress].map(String));
      fc.pre(!known.some((address) => number.includes(address)));
      const { outward, inward } = addressesOf(all);
      const whole = `${number}${text}`;
      expect([outward(whole), inward(whole)]).toEqual([whole, whole]);
    }),
  );
});

it('with another digit or number beside them are others', () => {
  fc.assert(
    fc.property(
      places,
      fc.constantFrom('0', '7', '1.', '255.'),
      fc.constantFrom('0', '9', '.1', '.77'),
      (all, before, behind) => {
        const [first] = all;
        if (!first) throw new Error('no place');
        const { outward } = addressesOf(all);
        const others = [`${before}${first.endpoint.host}`, `${first.endpoint.host}${behind}`];
        const known = all.map(({ endpoint }) => String(endpoint.host));
        fc.pre(!others.some((other) => known.includes(other)));
        expect(others.map(outward)).toEqual(others);
      },
    ),
  );
});
