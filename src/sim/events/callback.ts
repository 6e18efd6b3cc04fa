import { asPort } from '../../base/address.ts';
import { isIPv4 } from 'node:net';

/** Where a subscriber wants its event messages. */
export interface Callback {
  readonly host: string;
  readonly port: number;
  /** `/` when the URL has no path (SoCo, noson). */
  readonly target: string;
}

const MAX_CALLBACKS = 8;

/**
 * Reads `<http://192.0.2.7:3400/notify>`, once or several times (UDA 2.0 §4.1.2). Empty when a part is no http URL
 * with an IPv4 address. Whosever address it is: nothing says that players refuse foreign ones.
 * Unsure: whether players resolve names; these do not.
 */
export function readCallbacks(header: string): readonly Callback[] {
  const texts = [...header.matchAll(/<([^<>]*)>/g)].map(([, text = '']) => text);
  if (header.replaceAll(/<[^<>]*>/g, '').trim() !== '' || texts.length > MAX_CALLBACKS) return [];
  const callbacks = texts.map(readCallback);
  return callbacks.some((callback) => callback === undefined) ? [] : callbacks.flatMap((one) => one ?? []);
}

function readCallback(text: string): Callback | undefined {
  const parts = /^http:\/\/([0-9.]+)(?::(\d{1,5}))?([/?][\x21-\x7e]*)?$/i.exec(text.trim());
  const [, host = '', port = '80', rest = '/'] = parts ?? [];
  const number = asPort(port);
  if (!isIPv4(host) || number === undefined) return undefined;
  return { host, port: number, target: rest.startsWith('/') ? rest : `/${rest}` };
}
