import type { Random } from '../../ports/random.ts';

/** 0 to below 1. */
export const chance = (random: Random): number => Buffer.from(random.bytes(2)).readUInt16BE(0) / 65_536;
