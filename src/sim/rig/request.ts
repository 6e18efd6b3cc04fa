import { connect } from 'node:net';

/** An answer as it came over the wire. */
export interface RawAnswer {
  readonly status: number;
  /** Status line and headers, lines ended by CRLF, without the blank line. */
  readonly head: string;
  readonly body: string;
}

export interface RawRequest {
  readonly address: string;
  readonly port?: number;
  /** The whole request, byte for byte. */
  readonly text: string;
}

/** Sends bytes and reads until the player closes. Fails when the connection fails or nothing comes for five seconds. */
export function sendRaw({ address, port = 1400, text }: RawRequest): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    const socket = connect({ host: address, port }, () => socket.write(text));
    socket.setTimeout(5000, () => socket.destroy(new Error('no answer in five seconds')));
    socket.on('data', (chunk: Buffer) => chunks.push(chunk));
    socket.on('error', reject);
    socket.on('close', () => resolve(parse(Buffer.concat(chunks).toString('utf8'))));
  });
}

function parse(text: string): RawAnswer {
  const end = text.indexOf('\r\n\r\n');
  const head = end < 0 ? text : text.slice(0, end);
  return { status: Number(head.split(' ')[1] ?? 0), head, body: end < 0 ? '' : text.slice(end + 4) };
}

export const get = (address: string, path: string): Promise<RawAnswer> =>
  sendRaw({ address, text: `GET ${path} HTTP/1.1\r\nHOST: ${address}:1400\r\nCONNECTION: close\r\n\r\n` });

export interface SoapRequest {
  readonly address: string;
  /** `/AVTransport/Control` or with a prefix. */
  readonly path: string;
  readonly serviceType: string;
  readonly action: string;
  /** Inner XML of the call. */
  readonly inner?: string;
}

/** A SOAP call written by hand, with the envelope of the desktop controller (57.10-25040). */
export function soap({ address, path, serviceType, action, inner = '' }: SoapRequest): Promise<RawAnswer> {
  const body =
    '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/" s:encodingStyle="http://schemas.xmlsoap.org/soap/encoding/">' +
    `<s:Body><u:${action} xmlns:u="${serviceType}">${inner}</u:${action}></s:Body></s:Envelope>`;
  const head = [
    `POST ${path} HTTP/1.1`,
    'CONNECTION: close',
    `HOST: ${address}:1400`,
    `CONTENT-LENGTH: ${Buffer.byteLength(body)}`,
    'CONTENT-TYPE: text/xml; charset="utf-8"',
    `SOAPACTION: "${serviceType}#${action}"`,
  ];
  return sendRaw({ address, text: `${head.join('\r\n')}\r\n\r\n${body}` });
}
