import { modelByNumber } from '../../catalog/models.ts';

/** Names and marks of a model as its device description tells them. */
export interface Product {
  /** `One`; `modelName` is `Sonos One`. */
  readonly displayName: string;
  readonly zoneType: number;
  readonly seriesId: string;
  /** Megabytes. */
  readonly memory: number;
}

/**
 * Recorded: S5 on 49.2 (its zone type and series), S13 on 97.1, S23 on 78.1. Unsure: zone types and series of all
 * others, which are made up in a plausible order; no client reads them.
 */
const RECORDED: Readonly<Record<string, Product>> = {
  S5: { displayName: 'Play:5', zoneType: 5, seriesId: 'P100', memory: 32 },
  S13: { displayName: 'One', zoneType: 15, seriesId: 'A100', memory: 1024 },
  S23: { displayName: 'Port', zoneType: 25, seriesId: 'A102', memory: 512 },
};

/** Names as the vendor sells them where the catalog tells revisions apart. */
const SOLD_AS: Readonly<Record<string, string>> = {
  S12: 'Play:1',
  S6: 'Play:5',
  S14: 'Beam',
  S15: 'Connect',
  S18: 'One',
  S20: 'SYMFONISK Table lamp',
  S21: 'SYMFONISK Bookshelf',
  S22: 'One SL',
  S29: 'SYMFONISK Picture frame',
  S31: 'Beam',
  S33: 'SYMFONISK Bookshelf',
  BR100: 'BRIDGE',
  BR200: 'BOOST',
  ZP80: 'ZP80',
  ZP90: 'CONNECT',
  ZP100: 'ZP100',
  ZP120: 'CONNECT:AMP',
  WD100: 'DOCK',
};

export function productOf(model: string): Product {
  const recorded = RECORDED[model];
  if (recorded) return recorded;
  const number = Number(/\d+/.exec(model)?.[0] ?? 0);
  return {
    displayName: SOLD_AS[model] ?? modelByNumber(model)?.name ?? model,
    zoneType: number > 20 ? number + 2 : number,
    seriesId: `A${100 + (number % 100)}`,
    memory: number >= 17 ? 512 : 128,
  };
}
