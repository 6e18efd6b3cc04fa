import { describe, expect, it } from 'vitest';
import { Understanding } from './remembered.ts';
import { serviceMapOf } from './service-map.ts';

const RENDERING = 'urn:schemas-upnp-org:service:RenderingControl:1';
const services = serviceMapOf('S13', '97.1-80312');

const request = (volume: number) => ({
  head: {
    method: 'POST',
    target: '/MediaRenderer/RenderingControl/Control',
    version: '1.1',
    headers: [['SOAPACTION', `"${RENDERING}#SetVolume"`]],
  } as const,
  body: Buffer.from(
    `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><u:SetVolume xmlns:u="${RENDERING}">` +
      `<InstanceID>0</InstanceID><Channel>Master</Channel><DesiredVolume>${volume}</DesiredVolume></u:SetVolume></s:Body></s:Envelope>`,
  ),
});

const volumeIn = (outcome: ReturnType<Understanding['of']>): unknown =>
  outcome.ok && outcome.value.kind === 'call' ? outcome.value.arguments.at(-1) : outcome;

describe('what was understood', () => {
  it('is the same for the same request object, and for another that says the same', () => {
    const understanding = new Understanding((text) => text);
    const asked = request(20);
    const first = understanding.of(asked, services);
    expect(volumeIn(first)).toEqual(['DesiredVolume', '20']);
    expect(understanding.of(asked, services)).toBe(first);
    expect(understanding.of(request(20), services)).toBe(first);
  });

  it('is another for another body', () => {
    const understanding = new Understanding((text) => text);
    understanding.of(request(20), services);
    expect(volumeIn(understanding.of(request(21), services))).toEqual(['DesiredVolume', '21']);
  });

  it('is understood anew when the player has other services', () => {
    const understanding = new Understanding((text) => text);
    const asked = request(20);
    understanding.of(asked, services);
    const none = { byControlPath: () => undefined, byEventPath: () => undefined };
    expect(understanding.of(asked, none).ok).toBe(false);
  });
});
