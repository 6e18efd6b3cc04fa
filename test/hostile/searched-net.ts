import { asIpAddress } from '../../src/base/address.ts';
import type { Net } from '../../src/ports/net.ts';

/** What a search is answered with: the text of a datagram, and whose it is. */
export interface SearchAnswer {
  readonly from: string;
  readonly location: string;
  readonly server?: string;
  readonly usn?: string;
}

/** A network whose every search gets the same answers: no multicast leaves or comes in. */
export const searchedNet = (net: Net, answers: readonly SearchAnswer[]): Net => ({
  ...net,
  datagrams: ({ host }, onDatagram) =>
    Promise.resolve({
      local: { host, port: 40_000 },
      close: () => Promise.resolve(),
      send(bytes) {
        const text = typeof bytes === 'string' ? bytes : Buffer.from(bytes).toString('latin1');
        if (text.startsWith('M-SEARCH')) for (const answer of answers) deliver(answer, onDatagram);
        return Promise.resolve();
      },
    }),
});

function deliver(
  { from, location, server = 'Linux/4.0 UPnP/1.0 Test/1.0', usn = 'uuid:x' }: SearchAnswer,
  onDatagram: Parameters<Net['datagrams']>[1],
): void {
  const host = asIpAddress(from);
  if (!host) throw new Error(`no address: ${from}`);
  const text =
    `HTTP/1.1 200 OK\r\nCACHE-CONTROL: max-age=1800\r\nEXT:\r\nLOCATION: ${location}\r\nSERVER: ${server}\r\n` +
    `ST: upnp:rootdevice\r\nUSN: ${usn}::upnp:rootdevice\r\n\r\n`;
  onDatagram({ bytes: new TextEncoder().encode(text), from: { host, port: 1900 } });
}
