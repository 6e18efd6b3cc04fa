import { printable } from '../../../base/text.ts';

/** Colours of a terminal, by what they stand for; the plain palette gives text back as it is. */
export interface Palette {
  paint(style: TextStyle, text: string): string;
}

export type TextStyle = 'critical' | 'high' | 'medium' | 'low' | 'good' | 'heading' | 'dim';

export const plainPalette: Palette = { paint: (_style, text) => text };

export interface TextOptions {
  readonly palette?: Palette;
  /** Columns; 40 at least. */
  readonly width?: number;
}

/** What every part of the text needs. */
export interface Page {
  readonly palette: Palette;
  readonly width: number;
}

/** Names from the network, made printable. */
export const namesIn = (names: readonly string[]): string =>
  names.map((name) => printable(name, 40)).join(', ');
