import { expect, it } from 'vitest';
import { PinholeBounds } from './pinhole-bounds.ts';

const [KITCHEN, BAR] = ['10.0.30.21', '10.0.30.22'];
const [PHONE, GUEST] = ['10.0.10.5', '10.0.20.5'];
const ports = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => 4000 + index);

it('ends what an address offered first where it offers at one port more than 32', () => {
  const bounds = new PinholeBounds();
  bounds.take({ player: BAR, client: PHONE, port: 4000 });
  for (const port of ports(32)) expect(bounds.take({ player: KITCHEN, client: PHONE, port })).toEqual([]);
  expect(bounds.take({ player: KITCHEN, client: PHONE, port: 9000 })).toEqual([
    { player: BAR, client: PHONE, port: 4000 },
    { player: KITCHEN, client: PHONE, port: 4000 },
  ]);
});

it('keeps what was used last, and what others offer', () => {
  const bounds = new PinholeBounds();
  bounds.take({ player: KITCHEN, client: GUEST, port: 4000 });
  for (const port of [...ports(32), 4000]) bounds.take({ player: KITCHEN, client: PHONE, port });
  expect(bounds.take({ player: KITCHEN, client: PHONE, port: 9000 })).toEqual([
    { player: KITCHEN, client: PHONE, port: 4001 },
  ]);
});
