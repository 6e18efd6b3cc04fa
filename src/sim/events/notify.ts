import type { Callback } from './callback.ts';

export interface Notify {
  readonly to: Callback;
  readonly sid: string;
  readonly seq: number;
  /** Short name: `RenderingControl`. */
  readonly service: string;
  readonly body: string;
}

export type NotifyHeaders = readonly (readonly [name: string, value: string])[];

/** Headers of an event message in the order of a recording of 2023, S2; SID and SEQ in capitals. */
export const notifyHeaders = ({ to, sid, seq, service, body }: Notify): NotifyHeaders => [
  ['HOST', `${to.host}:${to.port}`],
  ['CONNECTION', 'close'],
  ['CONTENT-TYPE', 'text/xml'],
  ['CONTENT-LENGTH', String(Buffer.byteLength(body))],
  ['NT', 'upnp:event'],
  ['NTS', 'upnp:propchange'],
  ['SID', sid],
  ['SEQ', String(seq)],
  ['X-SONOS-SERVICETYPE', service],
];

export function notifyMessage(notify: Notify): string {
  const lines = notifyHeaders(notify).map(([name, value]) => `${name}: ${value}`);
  return `${[`NOTIFY ${notify.to.target} HTTP/1.1`, ...lines].join('\r\n')}\r\n\r\n${notify.body}`;
}
