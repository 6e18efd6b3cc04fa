import { request } from 'node:http';
import { serviceByName } from '../../../src/catalog/services.ts';

/** A call of an action, as controllers make it. */
export interface Call {
  readonly service: string;
  readonly action: string;
  readonly arguments?: Readonly<Record<string, string | number>>;
}

export interface CallTo extends Call {
  readonly door: string;
  /** The caller's own address. */
  readonly from?: string;
}

/** What a controller makes of the answer. */
export interface CallAnswer {
  readonly status: number;
  /** The number of the UPnP error, where it is a fault. */
  readonly error: number | undefined;
  readonly body: string;
  /** Milliseconds until the answer was there. */
  readonly ms: number;
}

/** Clients give up after 5 to 20 seconds. */
const PATIENCE_MS = 20_000;

/** One call over a connection of its own. Fails where the connection fails, and when no answer comes in time. */
export function call({ door, from, ...asked }: CallTo): Promise<CallAnswer> {
  const { path, body, soapAction } = written(asked);
  const began = performance.now();
  return new Promise((resolve, reject) => {
    const sent = request({
      host: door,
      port: 1400,
      method: 'POST',
      path,
      agent: false,
      ...(from === undefined ? {} : { localAddress: from }),
      headers: {
        'CONTENT-TYPE': 'text/xml; charset="utf-8"',
        SOAPACTION: soapAction,
        'CONTENT-LENGTH': Buffer.byteLength(body),
      },
    });
    sent.setTimeout(PATIENCE_MS, () => sent.destroy(new Error('no answer in time')));
    sent.on('error', reject);
    sent.on('response', (response) => {
      let text = '';
      response.on('data', (chunk: Buffer) => (text += chunk.toString()));
      response.on('error', reject);
      response.on('end', () => {
        const code = /<errorCode>(\d+)</.exec(text)?.[1];
        resolve({
          status: response.statusCode ?? 0,
          error: code === undefined ? undefined : Number(code),
          body: text,
          ms: performance.now() - began,
        });
      });
    });
    sent.end(body);
  });
}

function written({ service, action, arguments: args = {} }: Call) {
  const facts = serviceByName(service);
  if (!facts) throw new Error(`no service ${service}`);
  const inner = Object.entries(args).map(([name, value]) => `<${name}>${value}</${name}>`);
  const body =
    '<?xml version="1.0" encoding="utf-8"?><s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/" s:encodingStyle="http://schemas.xmlsoap.org/soap/encoding/">' +
    `<s:Body><u:${action} xmlns:u="${facts.serviceType}">${inner.join('')}</u:${action}></s:Body></s:Envelope>`;
  return { path: facts.controlPath, body, soapAction: `"${facts.serviceType}#${action}"` };
}

export const transportState: Call = {
  service: 'AVTransport',
  action: 'GetTransportInfo',
  arguments: { InstanceID: 0 },
};

/** A read that depends on nothing but the player that is asked. */
export const loudness: Call = {
  service: 'RenderingControl',
  action: 'GetVolume',
  arguments: { InstanceID: 0, Channel: 'Master' },
};

export const turnTo = (level: number): Call => ({
  service: 'RenderingControl',
  action: 'SetVolume',
  arguments: { InstanceID: 0, Channel: 'Master', DesiredVolume: level },
});

export const turnBy = (levels: number): Call => ({
  service: 'RenderingControl',
  action: 'SetRelativeVolume',
  arguments: { InstanceID: 0, Channel: 'Master', Adjustment: levels },
});

export const transport = (action: 'Play' | 'Pause' | 'Stop'): Call => ({
  service: 'AVTransport',
  action,
  arguments: { InstanceID: 0, ...(action === 'Play' ? { Speed: 1 } : {}) },
});
