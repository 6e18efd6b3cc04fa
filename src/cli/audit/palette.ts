import type { Palette, TextStyle } from '../../audit/report/text/page.ts';
import { paint, type Style, type Terminal } from '../terminal.ts';

const STYLES: Readonly<Record<TextStyle, Style>> = {
  critical: ['bold', 'red'],
  high: 'red',
  medium: 'yellow',
  low: 'cyan',
  good: 'green',
  heading: 'bold',
  dim: 'dim',
};

/** The colours of severities on this terminal; the same words without. */
export const paletteFor = (terminal: Terminal): Palette => ({
  paint: (style, text) => paint(terminal, STYLES[style], text),
});
