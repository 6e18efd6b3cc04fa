import { parseBuild } from '../../base/build.ts';
import { hardwareOf, type HardwareFacts } from '../../catalog/hardware.ts';
import { modelByNumber } from '../../catalog/models.ts';
import { eraOf } from '../era.ts';

type Facts = Omit<HardwareFacts, 'model' | 'build' | 'sources' | 'confidence'>;

/** Names and marks of a model as its device description tells them. */
export interface Product extends Facts {
  readonly seriesId: string;
}

/** Names as the vendor sells them where the catalog tells revisions apart. */
const SOLD_AS: Readonly<Record<string, string>> = {
  S6: 'Play:5',
  S14: 'Beam',
  S15: 'Connect',
  S20: 'SYMFONISK Table lamp',
  S21: 'SYMFONISK Bookshelf',
  S22: 'One SL',
  S29: 'SYMFONISK Picture frame',
  S31: 'Beam',
  S33: 'SYMFONISK Bookshelf',
  BR200: 'Boost',
  ZP80: 'ZP80',
  ZP90: 'Connect',
  ZP100: 'ZP100',
  ZP120: 'Connect:Amp',
  WD100: 'Dock',
};

/**
 * What was recorded of the model, else something plausible: all of it, or the series alone where only builds without one
 * were recorded. Seen: names in capitals up to 34.16 (PLAY:1), not on 49.2.
 */
export function productOf(model: string, build: string): Product {
  const facts = hardwareOf(model, build);
  const product = facts ? { ...facts, seriesId: facts.seriesId ?? seriesOf(model) } : plausible(model);
  const old = (parseBuild(build)?.major ?? 0) < 49;
  return old ? { ...product, displayName: product.displayName.toUpperCase() } : product;
}

/** Unsure: what it means, so where none was recorded it is what SSDP of the time tells: 0 on S1, 2 on S2. */
export const variantOf = ({ model, build }: { readonly model: string; readonly build: string }): number =>
  productOf(model, build).variant ?? (eraOf(build).generation === 2 ? 2 : 0);

const numberIn = (model: string): number => Number(/\d+/.exec(model)?.[0] ?? 0);

const seriesOf = (model: string): string => `A${100 + (numberIn(model) % 100)}`;

/**
 * Unsure: everything here, for models of which no description was seen. The form is right and no client is known to
 * read the values; a description of the model settles it (`data/hardware.json`).
 */
function plausible(model: string): Product {
  const number = numberIn(model);
  const size = number >= 17 ? 512 : 128;
  return {
    displayName: SOLD_AS[model] ?? modelByNumber(model)?.name ?? model,
    zoneType: number > 20 ? number + 2 : number,
    seriesId: seriesOf(model),
    features: ['0x00000000', '0x00000000', '0x00000000', '0x00000000'],
    internalSpeakerSize: /^S\d/.test(model) ? 5 : -1,
    memory: size,
    flash: size,
    ampOnTime: 20,
    hardwareVersion: '1.20.1.6-1.1',
  };
}
