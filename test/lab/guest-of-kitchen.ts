import { type DiscoveryLab, PLAYERS } from './discovery-lab.ts';

const [KITCHEN] = PLAYERS;
export const GUEST = '10.0.20.5';

type Asker = 'guest' | 'phone';

/** Status, and the SID where one is given. */
async function ask({ hosts }: DiscoveryLab, from: Asker, request: string): Promise<string> {
  const { status, head } = Object(
    await hosts[from].script('exchange.ts', { host: KITCHEN, port: 1400, request }),
  );
  return `${status} ${/^SID: (\S+)/im.exec(head)?.[1] ?? ''}`.trim();
}

const requestOf = (lines: readonly string[], body = ''): string =>
  [...lines, `Host: ${KITCHEN}:1400`, 'Connection: close', '', body].join('\r\n');

const EVENTS = 'SUBSCRIBE /MediaRenderer/RenderingControl/Event HTTP/1.1';

/** As a guest, for events of the kitchen's volume at port 3400. */
export const subscribe = (lab: DiscoveryLab): Promise<string> =>
  ask(
    lab,
    'guest',
    requestOf([EVENTS, `CALLBACK: <http://${GUEST}:3400/events>`, 'NT: upnp:event', 'TIMEOUT: Second-300']),
  );

export const renew = (lab: DiscoveryLab, sid: string): Promise<string> =>
  ask(lab, 'guest', requestOf([EVENTS, `SID: ${sid}`, 'TIMEOUT: Second-300']));

/** Of the kitchen, from home. */
export function setVolume(lab: DiscoveryLab, level: number): Promise<string> {
  const type = 'urn:schemas-upnp-org:service:RenderingControl:1';
  const body = `<?xml version="1.0"?><s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/" s:encodingStyle="http://schemas.xmlsoap.org/soap/encoding/"><s:Body><u:SetVolume xmlns:u="${type}"><InstanceID>0</InstanceID><Channel>Master</Channel><DesiredVolume>${level}</DesiredVolume></u:SetVolume></s:Body></s:Envelope>`;
  const head = [
    'POST /MediaRenderer/RenderingControl/Control HTTP/1.1',
    'Content-Type: text/xml; charset="utf-8"',
    `SOAPACTION: "${type}#SetVolume"`,
    `Content-Length: ${body.length}`,
  ];
  return ask(lab, 'phone', requestOf(head, body));
}
