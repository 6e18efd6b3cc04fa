import type { House } from './discovery-lab.ts';
import { must } from './gateway.ts';

export const KITCHEN = '10.0.30.21';
export const PHONE = '10.0.10.5';
/** Of the phone, where it serves music. */
export const PORT = 2222;
/** What nft(8) says of a pinhole for it. */
export const PINHOLE = `element inet tonewall pinholes { ${KITCHEN} . ${PHONE} . ${PORT} }`;

/** On the router. */
export const nft = ({ hosts }: Pick<House<'router'>, 'hosts'>, ...args: readonly string[]): Promise<string> =>
  must(hosts.router, 'nft', ...args);
