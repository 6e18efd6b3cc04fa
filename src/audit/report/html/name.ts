import { printable } from '../../../base/text.ts';
import { h, type HtmlElement, type HtmlNode } from './element.ts';

/** A name from the network: printable, and kept from turning the text around it (HTML bdi). */
export const name = (text: string, maxLength: number): HtmlElement =>
  h('bdi', {}, [printable(text, maxLength)]);

export const namesIn = (names: readonly string[]): readonly HtmlNode[] =>
  names.flatMap((one, index) => [...(index > 0 ? [', '] : []), name(one, 60)]);
