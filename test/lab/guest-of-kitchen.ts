import { callRequest, setVolume as volumeCall } from './call.ts';
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
export const setVolume = (lab: DiscoveryLab, level: number): Promise<string> =>
  ask(lab, 'phone', callRequest(volumeCall(KITCHEN, level)));
