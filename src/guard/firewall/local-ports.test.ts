import { expect, it } from 'vitest';
import {
  EVENT_PORT,
  FIRST_LOCAL_PORT,
  LAST_LOCAL_PORT,
  localPortsFor,
  RESOLVER_PORT,
} from './local-ports.ts';

it('are of the address, whoever else is there', () => {
  const kitchen = { 1400: 31_122, 1443: 31_123 };
  expect(localPortsFor(['10.0.30.21']).get('10.0.30.21')).toEqual(kitchen);
  expect(localPortsFor(['10.0.30.20', '10.0.31.21', '10.0.30.21']).get('10.0.30.21')).toEqual(kitchen);
});

it('are given once, also to addresses that have one place', () => {
  // 5000 apart.
  const ports = localPortsFor(['10.0.30.21', '10.0.49.157', '10.0.30.22']);
  expect([...ports.values()]).toEqual([
    { 1400: 31_122, 1443: 31_123 },
    { 1400: 31_124, 1443: 31_125 },
    { 1400: 31_126, 1443: 31_127 },
  ]);
});

it('are none that Linux takes for connections of its own', () => {
  expect([RESOLVER_PORT, EVENT_PORT, FIRST_LOCAL_PORT, LAST_LOCAL_PORT]).toEqual([
    21_398, 21_399, 21_400, 31_399,
  ]);
  const many = Array.from({ length: 5000 }, (_, index) => `10.1.${index >> 8}.${index & 255}`);
  const given = [...localPortsFor(many).values()].flatMap((ports) => Object.values(ports));
  expect([Math.min(...given), Math.max(...given), new Set(given).size]).toEqual([21_400, 31_399, 10_000]);
});
