import { expect, it } from 'vitest';
import { asPlayerId } from '../../base/ids.ts';
import { parseSid } from '../../wire/gena/names.ts';
import { newSid } from './sid.ts';

const PLAYER = asPlayerId('RINCON_000E58A0000101400')!;
const from = (byte: number) => ({
  bytes: (count: number) => new Uint8Array(count).fill(byte),
  uuid: () => '',
});

it.each([
  // 2^128 - 1
  [255, '340282366920938463463374607431768211455'],
  // (2^128 - 1) / 255
  [1, '001334440654591915542993625911497130241'],
  [0, '000000000000000000000000000000000000000'],
])('carries all 128 bits in the form that players use (bytes of %d)', (byte, digits) => {
  const sid = newSid(from(byte), PLAYER);
  expect(sid).toBe(`uuid:RINCON_000E58A0000101400_sub${digits}`);
  expect(parseSid(sid)).toEqual({ ok: true, value: sid });
});
