import type { LabHost } from './lab.ts';
import type { ExchangeInput, ExchangeOutput } from './scripts/exchange.ts';
import type { SearchAnswer, SearchInput } from './scripts/search.ts';

/** Where a device keeps its description, by its own answer to a search. */
export interface FoundDevice {
  readonly address: string;
  readonly port: number;
  readonly path: string;
}

/** Searches from a host until all expected addresses have answered; devices by address. */
export async function searchFrom(
  client: LabHost,
  input: SearchInput,
): Promise<ReadonlyMap<string, FoundDevice>> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the script prints this shape
  const answers = (await client.script('search.ts', input, { timeoutMs: 30_000 })) as readonly SearchAnswer[];
  return new Map(answers.map((answer) => [answer.from, locationOf(answer)]));
}

function locationOf({ from, text }: SearchAnswer): FoundDevice {
  const location = new URL(/^LOCATION: *(\S+)/im.exec(text)?.[1] ?? '');
  if (location.hostname !== from) throw new Error(`${from} answered with the location ${location.href}`);
  return { address: from, port: Number(location.port), path: location.pathname };
}

export interface DeviceRequest {
  readonly client: LabHost;
  readonly device: FoundDevice;
  /** The Host header; the device's own address and port when it is not given. */
  readonly host?: string;
}

export function getDescription({ client, device, host }: DeviceRequest): Promise<ExchangeOutput> {
  return exchange(client, device, [
    `GET ${device.path} HTTP/1.1`,
    hostLine(device, host),
    'Connection: close',
  ]);
}

/** Invokes an action without any credential; arguments are XML as they stand. */
export function invoke(
  request: DeviceRequest & { path: string; serviceType: string; action: string; args: string },
): Promise<ExchangeOutput> {
  const { client, device, host, path, serviceType, action, args } = request;
  const body =
    '<?xml version="1.0"?><s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/" ' +
    's:encodingStyle="http://schemas.xmlsoap.org/soap/encoding/"><s:Body>' +
    `<u:${action} xmlns:u="${serviceType}">${args}</u:${action}></s:Body></s:Envelope>`;
  const head = [
    `POST ${path} HTTP/1.1`,
    hostLine(device, host),
    'Content-Type: text/xml; charset="utf-8"',
    `SOAPACTION: "${serviceType}#${action}"`,
    `Content-Length: ${body.length}`,
    'Connection: close',
  ];
  return exchange(client, device, head, body);
}

/** Subscribes from the client's first address; the callback may be anybody's. */
export function subscribe(
  request: DeviceRequest & { path: string; callback: string },
): Promise<ExchangeOutput> {
  const { client, device, host, path, callback } = request;
  return exchange(client, device, [
    `SUBSCRIBE ${path} HTTP/1.1`,
    hostLine(device, host),
    `CALLBACK: <${callback}>`,
    'NT: upnp:event',
    'TIMEOUT: Second-60',
    'Connection: close',
  ]);
}

const hostLine = (device: FoundDevice, host: string | undefined): string =>
  `HOST: ${host ?? `${device.address}:${device.port}`}`;

async function exchange(
  client: LabHost,
  device: FoundDevice,
  head: readonly string[],
  body = '',
): Promise<ExchangeOutput> {
  const input: ExchangeInput = {
    host: device.address,
    port: device.port,
    localAddress: client.addresses[0] ?? '',
    request: `${head.join('\r\n')}\r\n\r\n${body}`,
  };
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the script prints this shape
  return (await client.script('exchange.ts', input)) as ExchangeOutput;
}
