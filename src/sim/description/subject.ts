import { parseBuild } from '../../base/build.ts';
import { isExtender } from '../../catalog/models.ts';
import type { PlayerKind } from '../player-kind.ts';
import type { PlayerState } from '../state/player.ts';
import { leaf } from '../xml/escape.ts';
import { productOf, type Product } from './product.ts';
import { releaseOf, type Release } from './release.ts';

/** All that goes into one description. */
export interface Subject {
  readonly player: PlayerState;
  readonly kind: PlayerKind;
  readonly product: Product;
  readonly release: Release;
  /** The first number of the build: elements came and went with it. */
  readonly major: number;
  /** A Bridge describes neither a local API nor media. */
  readonly extender: boolean;
}

export const subjectOf = (player: PlayerState, kind: PlayerKind): Subject => ({
  player,
  kind,
  product: productOf(player.model, player.build),
  release: releaseOf(player.build),
  major: parseBuild(player.build)?.major ?? 0,
  extender: isExtender(player.model),
});

/** Elements that hold text, in their order; one without a value is not there. */
export type Fields = readonly (readonly [name: string, text: string | number | undefined])[];

export const lines = (fields: Fields): string =>
  fields.map(([name, text]) => (text === undefined ? '' : `${leaf(name, String(text))}\n`)).join('');
