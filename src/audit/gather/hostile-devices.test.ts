import type { Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { auditOf, conductIn, verdictsIn } from '../../../test/hostile/audit.ts';
import { absent, described, stageAt } from '../../../test/hostile/audited.ts';
import { answer, description, service, startDevice } from '../../../test/hostile/device.ts';
import type { AuditResult } from '../run.ts';

/** Devices that are broken or mean it badly: none ends a run, each shows as what it is, none gets a pass for nothing. */
const host = '127.105.4.1';
const { audit, close } = stageAt(host);

afterEach(close);

describe('what is no description', () => {
  it.each<[string, (socket: Socket) => void, RegExp]>([
    ['no HTTP', (socket) => socket.end('SSH-2.0-surprise\r\n\r\n'), /^sent what is no HTTP answer: /],
    [
      'a bomb',
      (socket) => socket.end(answer(200, '<!DOCTYPE l [<!ENTITY a "a">]><root>&a;</root>')),
      /^its description was turned away: xml refused: .*DOCTYPE/,
    ],
  ])('%s', async (_, behave, conduct) => {
    const result = await audit(behave);
    expect(result.bundle.devices[0]?.parts.description).toMatchObject({
      known: false,
      why: { kind: 'malformed' },
    });
    expect(conductIn(result)[0]).toMatch(conduct);
    expect(result.exit).toBe(2);
  });

  it('silence', async () => {
    const result = await audit(() => {}, { limits: { ms: 600 } });
    expect(result.bundle.devices[0]?.parts.description).toMatchObject({ why: { kind: 'no-answer' } });
    expect(conductIn(result)).toEqual(['did not answer in time']);
    expect(Object.values(verdictsIn(result))).not.toContain('pass');
    expect(result.exit).toBe(2);
  });

  it('nobody at all', async () => {
    const gone = await startDevice(host, () => {});
    await gone.close();
    const result = await auditOf([{ from: host, location: `http://${host}:${gone.port}/description.xml` }]);
    expect(conductIn(result)).toEqual(['refused the connection']);
    expect(Object.values(verdictsIn(result))).not.toContain('pass');
  });
});

/** Why an answer was cut, in words, by what the device did. */
describe('an answer that does not end well is told as what it is', () => {
  const head = `HTTP/1.1 200 OK\r\nSERVER: Linux UPnP/1.0 Sonos/97.1-80312 (ZPS13)\r\nContent-Length: 5000\r\n\r\n`;

  it.each<[string, (socket: Socket) => void]>([
    ['began an answer and did not end it in time', (socket) => void socket.write(`${head}a`)],
    ['closed the connection before the length that it had told', (socket) => void socket.end(`${head}a`)],
    [
      'tore the connection down in the middle of an answer',
      (socket) => {
        socket.write(`${head}a`);
        setTimeout(() => socket.resetAndDestroy(), 30);
      },
    ],
    [
      'sent more than is read of one answer; the rest was left',
      (socket) => {
        const piece = 'x'.repeat(65_536);
        const more = (): void => {
          while (!socket.destroyed && socket.write(piece));
        };
        socket.on('drain', more);
        socket.write('HTTP/1.1 200 OK\r\nServer: Endless\r\n\r\n');
        more();
      },
    ],
  ])('%s', async (words, behave) => {
    const result = await audit(behave, { limits: { ms: 800, requests: 1 } });
    expect(conductIn(result)).toEqual([words, expect.stringMatching(/^its description was turned away: /)]);
  });
});

/** The checks of a player that concern more than its build. */
const BY_BEHAVIOUR = [
  'open-control-surface',
  'open-status-pages',
  'missing-host-check',
  'art-proxy-fetch',
  'reboot-by-link',
  'event-callback-to-third-party',
  'connection-security',
  'cleartext-control',
];
const passedByBehaviour = (result: AuditResult): readonly string[] =>
  BY_BEHAVIOUR.filter((check) => verdictsIn(result)[check] === 'pass');

describe('nothing passes for want of an answer', () => {
  it('a player that answers everything with a redirect', async () => {
    const result = await audit((socket) =>
      socket.end(answer(302, '', `LOCATION: http://127.105.4.99:1400/x\r\n`)),
    );
    expect(passedByBehaviour(result)).toEqual([]);
    expect(conductIn(result)).toEqual(['answered with a redirect, which is never followed']);
    expect(result.bundle.devices[0]?.parts.description).toMatchObject({
      value: { kind: 'unexpected', status: 302 },
    });
  });

  it('a player that answers everything with an error of the server', async () => {
    expect(passedByBehaviour(await audit((socket) => socket.end(answer(503))))).toEqual([]);
  });

  it('a player that dies after its description', async () => {
    const result = await audit(described((socket) => socket.destroy()));
    expect(passedByBehaviour(result)).toEqual([]);
    expect(result.report.summary.unjudged).toBe(1);
    expect(result.exit).toBe(2);
  });

  it('a player whose form pages are torn down', async () => {
    const result = await audit(
      described((socket, request) => (/\.htm |\/devmode /.test(request) ? socket.destroy() : absent(socket))),
    );
    expect(verdictsIn(result)['reboot-by-link']).toBe('inconclusive');
  });

  it('a player whose art proxy does not answer', async () => {
    const result = await audit(
      described((socket, request) => (request.startsWith('GET /getaa') ? socket.destroy() : absent(socket))),
    );
    expect(verdictsIn(result)['art-proxy-fetch']).toBe('inconclusive');
  });

  it('a player that says 404 to everything but its description', async () => {
    // The pages are told not to be there; nothing else is told.
    expect(passedByBehaviour(await audit(described(absent)))).toEqual([
      'open-status-pages',
      'missing-host-check',
      'reboot-by-link',
    ]);
  });

  it('a player that describes itself and sends bytes that are no text for everything else, with 200', async () => {
    const noise = Buffer.from([0xff, 0xfe, 0x00, 0x3c, 0xc3, 0x28, 0x00, 0x80]);
    const head = `HTTP/1.1 200 OK\r\nContent-Length: ${noise.length}\r\n\r\n`;
    const result = await audit(described((socket) => socket.end(Buffer.concat([Buffer.from(head), noise]))));
    expect(verdictsIn(result)).toMatchObject({
      'open-status-pages': 'inconclusive',
      'reboot-by-link': 'inconclusive',
    });
  });

  it('a server that asks everybody to log in, with 200', async () => {
    const page = '<html><body>Please log in</body></html>';
    const result = await audit((socket) => socket.end(answer(200, page)));
    expect(passedByBehaviour(result)).toEqual([]);
  });

  it('a renderer whose services lie at another port', async () => {
    const services = service('RenderingControl', `http://${host}:9`);
    const result = await audit(described(absent, description({ services, player: false })));
    expect(result.bundle.devices[0]?.parts.description).toMatchObject({
      value: { services: [], leftOut: ['urn:schemas-upnp-org:service:RenderingControl:1'] },
    });
    expect(verdictsIn(result)).toMatchObject({
      'open-control-surface': 'inconclusive',
      'cleartext-control': 'inconclusive',
    });
    expect(conductIn(result)).toContain(
      'describes services at another place than its own; they were not asked',
    );
  });
});
