import type { LabHost } from '../../test/lab/lab.ts';
import type { ExchangeOutput } from '../../test/lab/scripts/exchange.ts';

const AV_TRANSPORT = 'urn:schemas-upnp-org:service:AVTransport:1';

/** A client tells a player to play a file of the client's own, as apps do; the guard opens a pinhole for it. Fails when it was refused. */
export async function openPinhole(client: LabHost, player: string, port: number): Promise<void> {
  const uri = `http://${client.addresses[0]}:${port}/file.mp3`;
  const action = `<u:SetAVTransportURI xmlns:u="${AV_TRANSPORT}"><InstanceID>0</InstanceID><CurrentURI>${uri}</CurrentURI><CurrentURIMetaData></CurrentURIMetaData></u:SetAVTransportURI>`;
  const body = `<?xml version="1.0"?><s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/" s:encodingStyle="http://schemas.xmlsoap.org/soap/encoding/"><s:Body>${action}</s:Body></s:Envelope>`;
  const request = [
    'POST /MediaRenderer/AVTransport/Control HTTP/1.1',
    `Host: ${player}:1400`,
    'Connection: close',
    'Content-Type: text/xml; charset="utf-8"',
    `SOAPACTION: "${AV_TRANSPORT}#SetAVTransportURI"`,
    `Content-Length: ${Buffer.byteLength(body)}`,
    '',
    body,
  ].join('\r\n');
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the script prints this shape
  const told = (await client.script('exchange.ts', { host: player, port: 1400, request })) as ExchangeOutput;
  if (told.status !== 200) throw new Error(`the player was not told: ${told.status} ${told.body}`);
}
